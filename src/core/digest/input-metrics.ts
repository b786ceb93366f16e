/**
 * Matches figures in the news to the baselines of the seed corpus.
 */
import { withoutTracking } from '../address/tracking-parameters.js';
import type { Figure } from '../model.js';
import { matchMetric } from '../seeds/match-metric.js';
import type { Seeds } from '../seeds/seeds.js';
import { wordsAround } from '../seeds/words-around.js';
import type { FoundFigure, InputMetric } from './edition/edition-input.js';

/** A figure with the article it comes from. */
export interface PrintedFigure {
  figure: Figure;
  title: string;
  /** The article's text. */
  text: string;
  url: string | null;
  outlet: string;
  publishedAt: Date;
  storyId: string;
  articleId: string;
}

/** One row for each metric in the seeds, with its baselines and the figures found, newest first as given. */
export function inputMetrics(seeds: Seeds, printed: PrintedFigure[], language: 'zh' | 'en'): InputMetric[] {
  const found = new Map<string, FoundFigure[]>();
  for (const one of printed) {
    const match = matchMetric(one.figure, wordsAround(one.figure, one), seeds.metrics);
    if (match) found.set(match.metric.id, [...(found.get(match.metric.id) ?? []), foundFigure(one, match)]);
  }
  const documents = new Map(
    seeds.documents.flatMap((document) => document.claims.map(({ id }) => [id, document] as const)),
  );
  return seeds.metrics.map((metric) => ({
    id: metric.id,
    name: metric.name,
    metric: metric.metric[0] ?? '',
    take: metric.take,
    note: metric.note?.[language] ?? null,
    better: metric.better === 'neither' ? null : metric.better,
    baselines: metric.baselines.map(({ claim, value, high, bound, period, stated, within, source }) => ({
      value,
      high,
      unit: metric.unit,
      bound,
      period,
      stated: stated?.[language] ?? null,
      within,
      saidBy: source,
      document: documents.get(claim)?.title[language] ?? claim,
      url: documents.get(claim)?.address ?? null,
    })),
    found: found.get(metric.id) ?? [],
  }));
}

function foundFigure(
  one: PrintedFigure,
  match: { value: number; high: number | null; metric: { unit: string } },
): FoundFigure {
  const { bound, period, saidBy } = one.figure;
  const { title, outlet, publishedAt, storyId, articleId } = one;
  const url = one.url === null ? null : withoutTracking(one.url);
  return {
    value: match.value,
    high: match.high,
    unit: match.metric.unit,
    bound,
    period,
    saidBy,
    outlet,
    title,
    url,
    publishedAt: publishedAt.toISOString(),
    storyId,
    articleId,
  };
}
