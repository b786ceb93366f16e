import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { figureRecall, type LabelledFigure } from '../../../src/core/figures/evaluate-figures.js';
import { findFigures } from '../../../src/core/figures/find-figures.js';
import type { ArticleText } from '../../../src/core/model.js';

function label(value: number, unit: string): LabelledFigure {
  return { metric: 'price', subject: '', value, unit, period: null, source: null };
}

describe('figureRecall', () => {
  const found = findFigures({
    id: 'a',
    url: null,
    title: '',
    text: '小米17T在欧洲售价 749 欧元。小米集团营收991.4亿元，同比下降10.9%。',
    date: null,
    lang: 'zh',
    site: '',
  });

  it.each([
    [label(749, 'EUR'), 1],
    [label(749, 'eur'), 1],
    [label(749, 'yuan'), 0],
    [label(99.1, 'yuan_bn'), 1],
    [label(99_140_000_000, 'yuan'), 1],
    [label(98, 'yuan_bn'), 0],
    [label(-10.9, '%'), 1],
    [label(10.9, '%'), 0],
  ])('%o', (wanted, recall) => {
    expect(figureRecall(found, [wanted]).recall).toBe(recall);
  });

  it('names what was missed', () => {
    const missing = label(1, 'km');
    expect(figureRecall(found, [label(749, '欧元'), missing])).toEqual({
      found: 1,
      labelled: 2,
      recall: 0.5,
      missed: [missing],
    });
  });
});

const folder = process.env.HALFSTEP_EVAL_DATA;
if (folder === undefined)
  console.log('figures: recall on labelled articles is left out, HALFSTEP_EVAL_DATA is not set');

describe.skipIf(folder === undefined)('on labelled articles', () => {
  it('finds at least 97 % of the labelled figures', () => {
    const lines = (file: string): unknown[] =>
      readFileSync(join(folder ?? '', 'corpus', file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    const articles = new Map((lines('articles.jsonl') as ArticleText[]).map((article) => [article.id, article]));
    let found = 0;
    let labelled = 0;
    for (const { id, figures } of lines('labels.jsonl') as { id: string; figures: LabelledFigure[] }[]) {
      const article = articles.get(id);
      if (article === undefined || figures.length === 0) continue;
      const recall = figureRecall(findFigures({ ...article, text: article.text ?? '' }), figures);
      found += recall.found;
      labelled += recall.labelled;
    }
    expect(labelled).toBeGreaterThan(0);
    expect(found / labelled).toBeGreaterThanOrEqual(0.97);
  });
});
