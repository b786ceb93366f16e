/**
 * An edition as composed.
 * Frozen, complete JSON. Renderers and channels work from this alone, so an edition always reads the same.
 */
import { z } from 'zod';
import { DigestLanguage } from '../../config/digest-definition.js';
import { Stance } from '../../model.js';
import { Opening } from './edition-opening.js';

const Count = z.number().int().nonnegative();

/** Where a story can be read. `outlet` is its familiar name. */
export const EditionLink = z.object({
  outlet: z.string(),
  title: z.string(),
  /** http(s) only; null if the source gave no usable address. */
  url: z.string().nullable(),
  publishedAt: z.string().nullable(),
});
export type EditionLink = z.infer<typeof EditionLink>;

/** The components of the rank, each in 0..1. */
export const RankParts = z.object({
  relevance: z.number(),
  /** How much such an event weighs among the kinds of `seeds/kinds.yaml`. */
  kind: z.number(),
  outlets: z.number(),
  tier: z.number(),
  figures: z.number(),
  novelty: z.number(),
  stance: z.number(),
});
export type RankParts = z.infer<typeof RankParts>;

/** A printed figure as data. */
export const EditionFigure = z.object({
  /** In words, with period and speaker. */
  text: z.string(),
  metric: z.string(),
  subject: z.string(),
  value: z.number(),
  unit: z.string(),
  period: z.string().nullable(),
  speaker: z.string().nullable(),
  /** The change printed beside it, in per cent. */
  change: z.number().nullable().default(null),
  articleId: z.string(),
});
export type EditionFigure = z.infer<typeof EditionFigure>;

/** Another headline of an event, beside that of its leading article. */
export const EditionPoint = EditionLink.extend({ articleId: z.string() });
export type EditionPoint = z.infer<typeof EditionPoint>;

/** One event: everything that the period's articles tell about one thing that happened. */
export const EditionItem = z.object({
  /** The id of the story it began with; it stays from edition to edition. */
  id: z.string(),
  /** Ids of all its articles, the leading one first. */
  articles: z.array(z.string()),
  title: z.string(),
  /** The title in English by a model; only in an English edition. */
  titleEn: z.string().optional(),
  /** Subject, action and figures in English; only in an English edition. */
  line: z.string().optional(),
  /** Complete sentences of the leading article. */
  extract: z.array(z.string()),
  lang: z.string(),
  publishedAt: z.string().nullable(),
  /** Number of independent outlets, and of copies of their texts. */
  outlets: Count,
  copies: Count,
  stance: Stance.nullable(),
  /** The strongest theme; null if it has none. */
  theme: z.string().nullable(),
  otherThemes: z.array(z.string()),
  figures: z.array(EditionFigure),
  why: z.string(),
  claim: z.object({ text: z.string(), document: z.string() }).nullable(),
  follows: z.object({ title: z.string(), edition: z.string().nullable(), url: z.string().nullable() }).nullable(),
  /** The event of this edition that it denies or corrects. */
  answers: z.object({ id: z.string(), title: z.string(), url: z.string().nullable() }).nullable(),
  /** The leading article first, then one link for each other outlet. */
  links: z.array(EditionLink),
  /** The other things its articles tell, earliest first. */
  points: z.array(EditionPoint),
  /** 0..100, with its components. */
  rank: z.number(),
  rankParts: RankParts,
});
export type EditionItem = z.infer<typeof EditionItem>;

/** An event that is mentioned in one line. */
export const EditionLine = EditionLink.extend({
  id: z.string(),
  articles: z.array(z.string()),
  theme: z.string().nullable(),
  stance: Stance,
  outlets: Count,
});
export type EditionLine = z.infer<typeof EditionLine>;

/** One value as readers see it, with its source. */
export const ScorecardValue = z.object({
  text: z.string(),
  value: z.number(),
  high: z.number().nullable(),
  unit: z.string(),
  period: z.string().nullable(),
  /** Seed document, or speaker and outlet. */
  source: z.string(),
  url: z.string().nullable(),
  date: z.string().nullable(),
  speaker: z.string().nullable().default(null),
  articleId: z.string().nullable().default(null),
});
export type ScorecardValue = z.infer<typeof ScorecardValue>;

export const ScorecardRow = z.object({
  id: z.string(),
  name: z.string(),
  better: z.enum(['higher', 'lower']).nullable(),
  baselines: z.array(ScorecardValue),
  /** The newest figure found; null if there is none. */
  newest: ScorecardValue.nullable(),
  /** Whether `newest` was found in this period. */
  fresh: z.boolean(),
  /** Change from the baseline where the units allow it: percentage points for shares, otherwise percent. */
  change: z.object({ value: z.number(), kind: z.enum(['points', 'percent']) }).nullable(),
  /** Other sources' values for the same thing and period that disagree with `newest`. */
  disputed: z.array(ScorecardValue),
  /** A caveat for readers who compare. */
  note: z.string().nullable(),
});
export type ScorecardRow = z.infer<typeof ScorecardRow>;

/** One theme over time, without an arrow if the numbers are too small for one. */
export const ThemeTrend = z.object({
  theme: z.string(),
  name: z.string(),
  current: Count,
  /** Oldest first, at most eight. */
  previous: z.array(z.object({ label: z.string(), count: Count })),
  mean: z.number().nullable(),
  arrow: z.enum(['up', 'down', 'level']).nullable(),
});
export type ThemeTrend = z.infer<typeof ThemeTrend>;

export const Evidence = z.object({ supports: Count, weakens: Count, mixed: Count, neutral: Count });
export type Evidence = z.infer<typeof Evidence>;

export const Edition = z.object({
  schema: z.literal(2),
  digest: z.object({ id: z.string(), title: z.string(), language: DigestLanguage, zone: z.string() }),
  number: Count,
  period: z.object({ start: z.string(), end: z.string(), label: z.string(), publishAt: z.string() }),
  composedAt: z.string(),
  late: z.boolean(),
  skippedSince: z.string().nullable(),
  quiet: z.boolean(),
  headline: z.object({ title: z.string(), sentences: z.array(z.string()) }),
  /** Optional brief written by a model, with its numbers and names checked; see `checkBrief`. */
  brief: z.string().nullable(),
  /** Events by stance. */
  evidence: Evidence,
  /** Which way they lean, each with its weight; null in editions of before. */
  lean: Stance.nullable(),
  scorecard: z.array(ScorecardRow),
  /** Null in editions of before. */
  opening: Opening.nullable().default(null),
  /** Strongest first. */
  items: z.array(EditionItem),
  lines: z.array(EditionLine),
  trends: z.array(ThemeTrend),
  /** Events per theme, lines included, for later editions to compare with. */
  themeCounts: z.record(z.string(), Count),
  /** The name of every theme, in the digest's language. */
  themeNames: z.record(z.string(), z.string()),
  eligible: Count,
  nearly: z.array(EditionLink.extend({ reason: z.enum(['relevance', 'rank', 'length']) })),
  gaps: z.array(z.object({ from: z.string(), to: z.string(), what: z.string() })),
  feedsInTrouble: z.array(z.object({ name: z.string(), since: z.string().nullable(), problem: z.string() })),
  quality: z
    .object({
      entries: Count,
      articles: Count,
      unsure: Count,
      marks: z.object({ given: Count, wrong: Count }).nullable(),
      measured: z.object({ relevanceF1: z.number(), articles: Count }).nullable(),
      labels: Count.optional(),
      nearThreshold: Count.optional(),
      newNames: z.array(z.string()).optional(),
      judgeVersion: z.string(),
    })
    .nullable(),
  weights: RankParts,
  minimumRank: z.number(),
  nextRun: z.string(),
});
export type Edition = z.infer<typeof Edition>;
