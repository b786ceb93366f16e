import { describe, expect, it } from 'vitest';
import { substitute } from '../../../src/core/yaml/substitute.js';

/** `$` followed by `{NAME}`, written so that the linter does not mistake it for a template literal. */
const ref = (name: string) => `$\{${name}}`;
const lookUp = (name: string) => ({ TOKEN: 'abc', EMPTY: '' })[name];

describe('substitute', () => {
  it('substitutes variables in every text, also within longer text', () => {
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
  it('uses the default in the file', () => {
    expect(substitute({ a: ref('NONE:-x'), b: ref('NONE:-') }, lookUp)).toEqual({
      value: { a: 'x', b: '' },
      missing: [],
    });
  });
  it('requires no variable for a disabled part', () => {
    const tree = { mail: { enabled: false, password: ref('NONE') } };
    expect(substitute(tree, lookUp)).toEqual({ value: tree, missing: [] });
  });
  it('does not substitute inside a variable’s value', () => {
    expect(substitute({ a: ref('A') }, (name) => (name === 'A' ? ref('TOKEN') : 'abc')).value).toEqual({
      a: ref('TOKEN'),
    });
  });
});
