import { describe, expect, it } from 'vitest';
import { substitute } from '../../../src/core/yaml/substitute.js';

/** `$` followed by `{NAME}`, written so that no linter takes it for a forgotten template. */
const ref = (name: string) => `$\{${name}}`;
const lookUp = (name: string) => ({ TOKEN: 'abc', EMPTY: '' })[name];

describe('substitute', () => {
  it('fills in variables wherever a text stands, also inside a text', () => {
    const tree = { headers: { Authorization: `Bearer ${ref('TOKEN')}` }, list: [ref('TOKEN'), 3, null, true] };
    expect(substitute(tree, lookUp)).toEqual({
      value: { headers: { Authorization: 'Bearer abc' }, list: ['abc', 3, null, true] },
      missing: [],
    });
  });
  it('names what is missing or empty, and where', () => {
    expect(substitute({ a: [{ b: ref('NONE') }], c: ref('EMPTY') }, lookUp).missing).toEqual([
      { path: ['a', 0, 'b'], name: 'NONE' },
      { path: ['c'], name: 'EMPTY' },
    ]);
  });
  it('uses the default that the file gives', () => {
    expect(substitute({ a: ref('NONE:-x'), b: ref('NONE:-') }, lookUp)).toEqual({
      value: { a: 'x', b: '' },
      missing: [],
    });
  });
  it('asks nothing for a part that is switched off', () => {
    const tree = { mail: { enabled: false, password: ref('NONE') } };
    expect(substitute(tree, lookUp)).toEqual({ value: tree, missing: [] });
  });
  it('does not fill in what a variable’s value looks like', () => {
    expect(substitute({ a: ref('A') }, (name) => (name === 'A' ? ref('TOKEN') : 'abc')).value).toEqual({
      a: ref('TOKEN'),
    });
  });
});
