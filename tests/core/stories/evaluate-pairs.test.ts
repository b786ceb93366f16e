/** Scores on judged pairs, and the floors that the shipped matcher must reach. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ArticleText } from '../../../src/core/model.js';
import { evaluatePairs, JudgedPair, scorePairs } from '../../../src/core/stories/evaluate-pairs.js';
import type { Assignment } from '../../../src/core/stories/settle/file-in-memory.js';
import { filer } from '../../support/file-articles.js';

const folder = process.env.HALFSTEP_EVAL_DATA;
if (!folder) console.log('Judged pairs are left out: HALFSTEP_EVAL_DATA names no folder.');

const lines = (name: string): Record<string, unknown>[] =>
  readFileSync(join(folder ?? '', 'corpus', name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const articlesOf = (name: string): ArticleText[] =>
  lines(name).map((row) => ({
    id: text(row.id),
    url: null,
    title: text(row.title),
    text: text(row.text),
    date: text(row.date) || null,
    lang: text(row.lang),
    site: text(row.site),
  }));
const pairsOf = (name: string): JudgedPair[] => lines(name).map((row) => JudgedPair.parse(row));

describe('scorePairs', () => {
  const assigned = (articleId: string, storyId: string, copyOf: string | null = null) =>
    ({ articleId, storyId, copyOf }) as Assignment;
  const filed = [
    assigned('a', 's'),
    assigned('b', 's', 'a'),
    assigned('c', 's'),
    assigned('d', 't'),
    assigned('e', 'u'),
  ];

  it('counts copies, reports and wrong merges', () => {
    const { report, wrong } = scorePairs(filed, [
      { a: 'a', b: 'b', label: 'same-text' },
      { a: 'b', b: 'c', label: 'same-story' },
      { a: 'c', b: 'a', label: 'different' },
      { a: 'd', b: 'e', label: 'same-story' },
      { a: 'd', b: 'a', label: 'different' },
    ]);
    expect(report.sameText).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(report.sameStory.precision).toBeCloseTo(2 / 3);
    expect(report.sameStory.recall).toBeCloseTo(2 / 3);
    expect(report.falseMerges).toBe(0.5);
    expect(wrong).toHaveLength(2);
  });
});

describe('the shipped matcher', () => {
  it.skipIf(!folder)('reaches its floors on judged pairs', async () => {
    const articles = articlesOf('pairs.articles.jsonl');
    const pairs = pairsOf('pairs.jsonl');
    const { report } = await evaluatePairs(articles, pairs, filer);
    expect(report.sameText.f1).toBeGreaterThanOrEqual(0.91);
    expect(report.sameStory.f1).toBeGreaterThanOrEqual(0.91);
    expect(report.falseMerges).toBeLessThanOrEqual(0.04);
    const undated = await evaluatePairs(articles, pairs, filer, { withoutDates: true });
    expect(undated.report.sameStory.f1).toBeGreaterThanOrEqual(0.86);
  });

  it.skipIf(!folder)('merges near misses rarely', async () => {
    const { report } = await evaluatePairs(articlesOf('pairs.near.articles.jsonl'), pairsOf('pairs.near.jsonl'), filer);
    expect(report.sameStory.precision).toBeGreaterThanOrEqual(0.85);
    expect(report.sameStory.recall).toBeGreaterThanOrEqual(0.8);
  });
});
