/** Condition syntax of codebook rules. */
import { describe, expect, it } from 'vitest';
import { parseCondition } from '../../../../src/core/judge/features/parse-condition.js';
import { scanArticle } from '../../../../src/core/judge/features/scan-article.js';
import { PhraseScanner } from '../../../../src/core/lexicon/phrase-scanner.js';

const groups = new Map([
  ['car', 0],
  ['deal', 1],
]);
const scanned = scanArticle(
  '小米汽车直降',
  `【小米汽车直降】汽车降价。${'其他内容。'.repeat(60)}汽车`,
  new PhraseScanner([['汽车'], ['直降', '降价']]),
  2,
);
const holds = (line: string) => parseCondition(line, groups)(scanned, { ownShare: 0.6, none: 0 });

describe('parseCondition', () => {
  it.each([
    ['title car', true],
    ['title deal|car', true],
    ['lead deal >= 2', true],
    ['lead deal >= 3', false],
    ['text car >= 3', true],
    ['text car >= 4', false],
    ['no title car', false],
    ['fact ownShare >= 0.5', true],
    ['fact ownShare < 0.5', false],
    ['no fact none', true],
  ])('%s: %s', (line, answer) => {
    expect(holds(line)).toBe(answer);
  });

  it.each(['title boat', 'title', 'somewhere car', 'fact ownShare = 1'])('rejects "%s"', (line) => {
    expect(() => parseCondition(line, groups)).toThrow();
  });

  it('rejects an unknown fact', () => {
    expect(() => holds('fact weather')).toThrow('weather');
  });
});
