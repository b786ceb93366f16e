/** Signed links cannot be forged, altered or reused for another purpose, and they expire. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readerLinks } from '../../../../src/core/digest/render/reader-links.js';
import { readLink, signLink } from '../../../../src/core/digest/render/sign-link.js';

const SECRET = 'a secret of thirty-two characters';
const now = new Date('2026-11-16T00:00:00Z');
const later = new Date('2026-12-16T00:00:00Z');

describe('a signed link', () => {
  const token = signLink(SECRET, 'f', ['17', '4711', 'off-topic'], later);

  it('returns its parts until it expires', () => {
    expect(readLink(SECRET, 'f', token, now)).toEqual({ kind: 'good', parts: ['17', '4711', 'off-topic'] });
    expect(readLink(SECRET, 'f', token, new Date('2026-12-17T00:00:00Z'))).toEqual({ kind: 'expired' });
  });

  it('is valid only for its purpose and secret', () => {
    expect(readLink(SECRET, 'u', token, now)).toEqual({ kind: 'forged' });
    expect(readLink('another secret of thirty-two chars', 'f', token, now)).toEqual({ kind: 'forged' });
    expect(readLink(SECRET, 'f', '', now)).toEqual({ kind: 'forged' });
  });

  it('does not survive any change', () => {
    const position = fc.integer({ min: 0, max: token.length - 1 });
    const letter = fc.constantFrom(...'abcXYZ0189-_.');
    fc.assert(
      fc.property(position, letter, (at, other) => {
        fc.pre(token[at] !== other);
        const altered = token.slice(0, at) + other + token.slice(at + 1);
        const read = readLink(SECRET, 'f', altered, now);
        // The last letter of a MAC holds unused bits: another spelling of the same MAC says the same.
        expect(read.kind === 'forged' || (at === token.length - 1 && read.kind === 'good')).toBe(true);
      }),
    );
  });

  it('cannot contain a separator', () => {
    expect(() => signLink(SECRET, 'f', ['1.2'], later)).toThrow();
  });
});

describe('the links of a copy', () => {
  const options = { secret: SECRET, editionId: '3', deliveryId: '17', personal: true, now };

  it('are none where readers cannot reach the pages', () => {
    expect(readerLinks({ ...options, publicUrl: null })).toEqual({ options: {}, oneClickUrl: null });
  });

  it('offer one click over https only, and a way out to people only', () => {
    expect(readerLinks({ ...options, publicUrl: 'https://monitor.example/' }).oneClickUrl).toMatch(
      /^https:\/\/monitor\.example\/u\/17\./,
    );
    const plain = readerLinks({ ...options, publicUrl: 'http://monitor.example' });
    expect(plain.oneClickUrl).toBeNull();
    expect(plain.options.unsubscribeUrl).toContain('http://monitor.example/u/17.');
    const group = readerLinks({ ...options, personal: false, publicUrl: 'https://monitor.example' });
    expect(group.options.unsubscribeUrl).toBeNull();
    expect(group.oneClickUrl).toBeNull();
  });
});
