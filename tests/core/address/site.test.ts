/** A page's claim about its own address is trusted only within the same site. */
import { describe, expect, it } from 'vitest';
import { sameSite } from '../../../src/core/address/site.js';

describe('sameSite', () => {
  it.each([
    ['https://m.example.com/a', 'https://www.example.com/b', true],
    ['https://a.example.com.cn/', 'https://b.example.com.cn/', true],
    ['https://a.com.cn/', 'https://b.com.cn/', false],
    ['https://one.github.io/', 'https://two.github.io/', false],
    ['https://example.com/', 'https://example.org/', false],
    ['https://10.0.0.1/', 'https://10.0.0.1/x', true],
    ['https://10.0.0.1/', 'https://11.0.0.1/', false],
    ['not an address', 'not an address', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(sameSite(a, b)).toBe(expected);
  });
});
