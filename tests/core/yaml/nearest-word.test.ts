import { describe, expect, it } from 'vitest';
import { editDistance, nearestWord } from '../../../src/core/yaml/nearest-word.js';

describe('nearestWord', () => {
  const known = ['schedule', 'selectors', 'enabled', 'url', 'tier', 'headers'];
  it.each([
    ['shedule', 'schedule'],
    ['enable', 'enabled'],
    ['uri', 'url'],
    ['teir', 'tier'],
    ['Header', 'headers'],
  ])('finds for %s the word %s', (word, meant) => {
    expect(nearestWord(word, known)).toBe(meant);
  });
  it('returns nothing if nothing is close', () => {
    expect(nearestWord('colour', known)).toBeUndefined();
    expect(nearestWord('x', known)).toBeUndefined();
  });
});

describe('editDistance', () => {
  it('counts a swap of neighbours as one edit', () => {
    expect(editDistance('teir', 'tier')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
  });
});
