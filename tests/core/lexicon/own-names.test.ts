import { describe, expect, it } from 'vitest';
import { isOwnName, otherNameIn } from '../../../src/core/lexicon/own-names.js';

describe('own and other names', () => {
  it.each(['小米集团', '小米YU7 GT', 'SU7 Max', 'Xiaomi 19 Ultra', 'REDMI K100', '玄戒O3'])(
    '%s is the house’s',
    (name) => {
      expect(isOwnName(name)).toBe(true);
      expect(otherNameIn(name)).toBeNull();
    },
  );

  it.each([
    ['华为Mate 90', '华为'],
    ['中创新航', '中创新航'],
    ['Tesla Model Y', 'tesla'],
    ['手机市场', null],
    ['applet', null],
  ])('%s names %s', (text, name) => {
    expect(isOwnName(text)).toBe(false);
    expect(otherNameIn(text)).toBe(name);
  });
});
