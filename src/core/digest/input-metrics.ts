/**
 * Matches figures in the news to the baselines of the seed corpus.
 */
import { withoutTracking } from '../address/tracking-parameters.js';
import { doubtFigure, type FigureDoubt } from '../events/doubt-figure.js';
import { isOwnName } from '../lexicon/own-names.js';
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

/**
 * One row for each metric in the seeds that has baselines or figures, newest figures first as given. Only sure figures count:
 * no rumour, plan, offer or old background, and nothing that is only perhaps the house's.
 */
export function inputMetrics(seeds: Seeds, printed: PrintedFigure[], language: 'zh' | 'en'): InputMetric[] {
  const found = new Map<string, FoundFigure[]>();
  for (const one of printed) {
    if (!isSure(one)) continue;
    const match = matchMetric(one.figure, wordsAround(one.figure, one), seeds.metrics);
    if (match) found.set(match.metric.id, [...(found.get(match.metric.id) ?? []), foundFigure(one, match)]);
  }
  const documents = new Map(
    seeds.documents.flatMap((document) => document.claims.map(({ id }) => [id, document] as const)),
  );
  const told = seeds.metrics.filter(({ id, baselines }) => baselines.length > 0 || found.has(id));
  return told.map((metric) => ({
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

/** Groups and small metrics are doubts about printing a figure by itself; a row says what they are. */
const ANSWERED_BY_ROW: ReadonlySet<FigureDoubt> = new Set(['metric', 'group']);

/** Rows on rivals and markets take figures that are not the house's; their subjects are matched by the row. */
function isSure(one: PrintedFigure): boolean {
  const doubt = doubtFigure(one.figure, one);
  return doubt === null || ANSWERED_BY_ROW.has(doubt) || (doubt === 'subject' && !isOwnName(one.figure.subject));
}

function foundFigure(
  one: PrintedFigure,
  match: { value: number; high: number | null; metric: { unit: string } },
): FoundFigure {
  const { subject, bound, period, saidBy } = one.figure;
  const { title, outlet, publishedAt, storyId, articleId } = one;
  const url = one.url === null ? null : withoutTracking(one.url);
  return {
    subject,
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
