/** The phrase scanner: positions, overlaps and patterns. */
import { describe, expect, it } from 'vitest';
import { literalBeginning, PhraseScanner } from '../../../src/core/lexicon/phrase-scanner.js';

const found = (groups: string[][], text: string) =>
  new PhraseScanner(groups).scan(text).map(({ group, start, end }) => `${group}:${text.slice(start, end)}`);

describe('literalBeginning', () => {
  it.each([
    ['小米', '小米'],
    ['小米(?!粥)', '小米'],
    ['yu\\d', 'yu'],
    ['小米 ?1[0-9]', '小米'],
    ['awards?', 'award'],
    ['[ab]c', ''],
  ])('of %s is %s', (pattern, literal) => {
    expect(literalBeginning(pattern)).toBe(literal);
  });
});

describe('scan', () => {
  it('finds plain and patterned phrases of several groups in one pass', () => {
    expect(found([['小米'], ['yu\\d'], ['发布', '上市']], '小米 yu9 发布并上市')).toEqual([
      '0:小米',
      '1:yu9',
      '2:发布',
      '2:上市',
    ]);
  });

  it('respects a phrase’s excluded continuations', () => {
    expect(found([['小米(?!粥)']], '小米粥和小米')).toEqual(['0:小米']);
  });

  it('takes the longest match of a group, without overlaps', () => {
    expect(found([['小米', '小米汽车', '汽车']], '小米汽车')).toEqual(['0:小米汽车']);
  });

  it.each([
    ['begins inside a word', [['ip']], 'flip', []],
    ['ends inside a word', [['mi']], 'mint', []],
    ['begins inside a number', [['7']], '17', []],
    ['meets Chinese', [['su7']], '新su7来了', ['0:su7']],
    ['meets a letter after a digit', [['su7']], 'su7ultra', ['0:su7']],
    [
      'has an English ending',
      [['launch'], ['price']],
      'launching, launched; prices',
      ['0:launching', '0:launched', '1:prices'],
    ],
    ['is another word', [['launch']], 'launchpad', []],
    ['is too short for endings', [['mix']], 'mixed', []],
  ])('where a Latin phrase %s', (_case, groups, text, hits) => {
    expect(found(groups, text)).toEqual(hits);
  });

  it('rejects a phrase without a literal beginning', () => {
    expect(() => new PhraseScanner([['\\d+元']])).toThrow('must begin with a plain character');
  });
});
