/** Text and addresses from outside are harmless after cleaning. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, clipLine, safeUrl } from '../../../src/core/text/clean-text.js';

describe('cleanLine', () => {
  it('removes bidirectional controls, invisible characters and header breaks', () => {
    expect(cleanLine('小米\u202e高端\u2066化\u200b \u0000周\r\n报\u00ad')).toBe('小米高端化 周 报');
    expect(cleanLine('a\ud800b')).toBe('a\ufffdb');
    expect(cleanLine(`e${'\u0301'.repeat(40)}`)).toHaveLength(4);
  });

  it('keeps joined emoji', () => {
    expect(cleanLine('👩‍💻 写稿')).toBe('👩‍💻 写稿');
  });

  it('always returns one encodable line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const line = cleanLine(text);
        expect(line).not.toMatch(/[\n\r\u202a-\u202e\u2066-\u2069]/);
        expect(Buffer.from(line, 'utf8').toString('utf8')).toBe(line);
        expect(cleanLine(line)).toBe(line);
      }),
    );
  });
});

describe('clipLine', () => {
  it('clips 3,000 characters to the limit and marks the cut', () => {
    const clipped = clipLine('小'.repeat(3_000), 90);
    expect(clipped).toHaveLength(90);
    expect(clipped.endsWith('…')).toBe(true);
  });

  it('allows Latin text twice as many characters, and leaves short text unchanged', () => {
    expect(clipLine('x'.repeat(150), 90)).toBe('x'.repeat(150));
    expect(clipLine('x'.repeat(3_000), 90)).toHaveLength(180);
    expect(clipLine('小米 17 Ultra', 90)).toBe('小米 17 Ultra');
  });

  it('never cuts a character in half', () => {
    expect(clipLine('👩‍💻'.repeat(50), 10)).not.toMatch(/\p{Surrogate}/u);
  });

  it('is fast on a title of a million characters', () => {
    expect(clipLine('ab '.repeat(400_000), 90).length).toBeLessThanOrEqual(180);
  });
});

describe('safeUrl', () => {
  it('accepts only web addresses', () => {
    expect(safeUrl('https://news.example/a?b=半步')).toBe('https://news.example/a?b=%E5%8D%8A%E6%AD%A5');
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      ' JAVASCRIPT:alert(1)',
      'file:///etc/passwd',
      '/a',
      '',
      null,
    ]) {
      expect(safeUrl(url)).toBeNull();
    }
  });

  it('escapes quotes and angle brackets', () => {
    expect(safeUrl('https://news.example/"><script>alert(1)</script>')).not.toMatch(/["<>]/);
  });
});
