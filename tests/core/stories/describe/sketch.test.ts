/** Sketches show how much of one text is in another. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lettersOf, overlapOf, runsOf, sketchOf } from '../../../../src/core/stories/describe/sketch.js';

const sketch = (text: string) => sketchOf(runsOf(text));
/** Text without repetitions, so that every run counts once. */
const novel = (length: number, from: number): string =>
  Array.from({ length }, (_, at) => String.fromCodePoint(0x4e00 + ((from + at * 7919) % 20_000))).join('');

describe('overlapOf', () => {
  it('is exact for short texts', () => {
    const text = novel(150, 1);
    expect(overlapOf(sketch(text.slice(0, 100)), sketch(text))).toMatchObject({ firstInSecond: 1 });
    expect(overlapOf(sketch(novel(150, 5)), sketch(novel(150, 2))).firstInSecond).toBe(0);
  });

  it('finds a tenth of a long text wholly within it, and the text to a tenth within its tenth', () => {
    const long = novel(6000, 3);
    const { firstInSecond, secondInFirst } = overlapOf(sketch(long.slice(2000, 2600)), sketch(long));
    expect(firstInSecond).toBeGreaterThan(0.95);
    expect(secondInFirst).toBeLessThan(0.25);
  });

  it('does not depend on the order of paragraphs', () => {
    const [a, b, c] = [novel(400, 11), novel(400, 17), novel(400, 23)];
    const { firstInSecond, secondInFirst } = overlapOf(sketch(`${c}${a}${b}`), sketch(`${a}${b}${c}`));
    expect(Math.min(firstInSecond, secondInFirst)).toBeGreaterThan(0.9);
  });

  it('stays within 0 and 1 and mirrors itself for any two texts', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 400 }), (a, b) => {
        const there = overlapOf(sketch(a), sketch(b));
        const back = overlapOf(sketch(b), sketch(a));
        expect(there.firstInSecond).toBeGreaterThanOrEqual(0);
        expect(there.firstInSecond).toBeLessThanOrEqual(1);
        expect(there.firstInSecond).toBe(back.secondInFirst);
      }),
    );
  });
});

describe('runsOf', () => {
  it('reads only letters, of every plane, and ignores everything between them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(runsOf(text)).toEqual(runsOf(lettersOf(text)));
      }),
    );
    expect(runsOf('\u{20bb7}野家牛丼。')).toHaveLength(2);
    expect(runsOf('半步，半步！半')).toEqual(runsOf('半步半步半'));
  });
});

describe('lettersOf', () => {
  it('keeps letters and digits of every script, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(lettersOf(text)).toBe(text.replace(/[^\p{L}\p{N}]+/gu, ''));
      }),
    );
    expect(lettersOf('半步，Half-Step 2！\u{20bb7}野家 👍')).toBe('半步HalfStep2\u{20bb7}野家');
  });
});
