/** Everything needed to assemble an edition, as plain data read by the caller. Times are ISO 8601 instants. */

import type { DigestDefinition } from '../../config/digest-definition.js';
import type { InputEvent } from '../../events/input-event.js';
import type { Figure, ThemeId } from '../../model.js';
import type { EnglishWords } from '../../seeds/english-words.js';
import type { RivalPanel } from '../../seeds/rival-panel.js';
import type { AroundArticle } from './around-article.js';

/** A baseline as stated in a seed document. */
export interface InputBaseline {
  value: number;
  high: number | null;
  unit: string;
  bound: Figure['bound'];
  period: string | null;
  /** The document's own words if it gives no digits ("single digits"). */
  stated: string | null;
  /** How long it took ("2 h"), for counts that mean little without it. */
  within: string | null;
  /** The source that the document quotes; null if the document itself is the source. */
  saidBy: string | null;
  /** Title of the seed document, and its address if it has one. */
  document: string;
  url: string | null;
}

/** A figure found in the news for a scorecard metric, in this period or an earlier one. */
export interface FoundFigure {
  /** Whose number it is, as the article names it. */
  subject: string;
  value: number;
  high: number | null;
  unit: string;
  bound: Figure['bound'];
  period: string | null;
  saidBy: string | null;
  outlet: string;
  title: string;
  url: string | null;
  publishedAt: string | null;
  storyId: string;
  articleId: string;
}

/** The input to one scorecard row; contradicting baselines are kept side by side. */
export interface InputMetric {
  id: string;
  name: { zh: string; en: string };
  /** Kind of figure, such as share; it says what a bare count counts. */
  metric: string;
  /** Whether the row shows the newest value, or a record that only a higher value replaces. */
  take: 'newest' | 'highest';
  /** A caveat for readers who compare. */
  note: string | null;
  /** Whether a higher value speaks for the thesis; null if neither direction does. */
  better: 'higher' | 'lower' | null;
  baselines: InputBaseline[];
  found: FoundFigure[];
}

/** A claim of the seed corpus that a story may bear on. */
export interface InputClaim {
  text: { zh: string; en: string };
  themes: ThemeId[];
  /** Title of the document that makes it. */
  document: { zh: string; en: string };
}

/** Counts of earlier editions, newest last, at most eight. */
export interface PreviousEdition {
  label: string;
  themeCounts: Record<ThemeId, number>;
  supports: number;
  weakens: number;
}

/** The service's own quality figures for the period; null parts were not measured. */
export interface QualityFacts {
  entries: number;
  articles: number;
  /** Relevant articles judged with a probability below 0.8. */
  unsure: number;
  marks: { given: number; wrong: number } | null;
  measured: { relevanceF1: number; articles: number } | null;
  /** Articles labelled or corrected locally that the judge has not learned from, while there are too few to measure on. */
  labels?: number;
  /** Articles whose probability is within 0.1 of the threshold. */
  nearThreshold?: number;
  /** Frequent names that no vocabulary contains. */
  newNames?: string[];
  judgeVersion: string;
}

export interface EditionInput {
  definition: DigestDefinition;
  period: { start: string; end: string; label: string; publishAt: string };
  composedAt: string;
  /** Numbers the editions of this digest from 1. */
  number: number;
  late: boolean;
  /** Start of the periods before this one that never got an edition. */
  skippedSince: string | null;
  /** Every event of the period that could be included, in any order. */
  events: InputEvent[];
  themes: { id: ThemeId; name: { zh: string; en: string } }[];
  metrics: InputMetric[];
  /** By the id in `why.claim`. */
  claims: Record<string, InputClaim>;
  /** Names and actions in English; null if the seeds have none. */
  english: EnglishWords | null;
  previous: PreviousEdition[];
  /** Articles judged just short of relevant. */
  nearly: { title: string; url: string | null; outlet: string; probability: number }[];
  gaps: { from: string; to: string; what: string }[];
  feedsInTrouble: { name: string; since: string | null; problem: string }[];
  quality: QualityFacts | null;
  /** Articles of the period that may name rivals or coming events, in any order. */
  around: AroundArticle[];
  /** Null where the seeds name no rivals. */
  rivals: RivalPanel | null;
  /** When the next edition is due. */
  nextRun: string;
}
