/** What must be known to compose an edition? Everything as plain data, read by the caller; times are ISO 8601 instants. */

import type { DigestDefinition } from '../../config/digest-definition.js';
import type { Figure, Judgement, Stance, ThemeId, Why } from '../../model.js';

/** 1 official or research house, 2 edited media, 3 aggregators and re-posters. */
export type SourceTier = 1 | 2 | 3;

export interface InputArticle {
  id: string;
  title: string;
  url: string | null;
  /** Name readers know, e.g. "IT之家". */
  outlet: string;
  /** Host; outlets are counted by it where the name is empty. */
  site: string;
  lang: string;
  publishedAt: string | null;
  role: 'original' | 'report' | 'copy';
  tier: SourceTier;
  text: string;
}

/** A figure with the article it was read in. */
export interface InputFigure extends Figure {
  articleId: string;
}

/** One story with what the judge said of its leading article (figures: of all its articles but the copies). */
export interface InputStory {
  id: string;
  articles: InputArticle[];
  relevance: Judgement['relevance'];
  /** Calibrated probability of relevance 2. */
  probability: number;
  themes: ThemeId[];
  themeScores: Record<ThemeId, number>;
  stance: Stance | null;
  figures: InputFigure[];
  why: Why;
  /** The earlier story that this one continues. */
  follows: { storyId: string; title: string; edition: string | null; url: string | null } | null;
}

/** A baseline as a seed document states it. */
export interface InputBaseline {
  value: number;
  high: number | null;
  unit: string;
  bound: Figure['bound'];
  period: string | null;
  /** The document's own words where it gives no digit ("single digits"). */
  stated: string | null;
  /** Time it took ("2 h"), for counts that mean little without it. */
  within: string | null;
  /** Whom the document quotes; null where it speaks for itself. */
  saidBy: string | null;
  /** Title of the seed document, and its address where it has one. */
  document: string;
  url: string | null;
}

/** A figure found in the news for a metric of the scorecard, in this period or an earlier one. */
export interface FoundFigure {
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
}

/** One row of the scorecard to be; contradicting baselines stand side by side. */
export interface InputMetric {
  id: string;
  name: { zh: string; en: string };
  /** Kind of figure, e.g. share; says what a bare count counts. */
  metric: string;
  /** Whether the row shows the newest value, or a record that only a higher one breaks. */
  take: 'newest' | 'highest';
  /** What a reader must know before comparing. */
  note: string | null;
  /** Whether a higher value speaks for the thesis; null where it says nothing either way. */
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

/** What an earlier edition counted; newest last, at most eight. */
export interface PreviousEdition {
  label: string;
  themeCounts: Record<ThemeId, number>;
  supports: number;
  weakens: number;
}

/** The service's own account of how well it worked in the period; null parts were not measured. */
export interface QualityFacts {
  entries: number;
  articles: number;
  /** Relevant articles judged with a probability below 0.8. */
  unsure: number;
  marks: { given: number; wrong: number } | null;
  measured: { relevanceF1: number; articles: number } | null;
  /** Articles that people labelled or corrected here and the judge has not learned from, while they are too few to measure on. */
  labels?: number;
  /** Articles whose probability lies within 0.1 of the one that decides. */
  nearThreshold?: number;
  /** Names that appeared often and that no vocabulary knows. */
  newNames?: string[];
  judgeVersion: string;
}

export interface EditionInput {
  definition: DigestDefinition;
  period: { start: string; end: string; label: string; publishAt: string };
  composedAt: string;
  /** Counts the editions of this digest from 1. */
  number: number;
  late: boolean;
  /** Periods before this one that never got an edition began here. */
  skippedSince: string | null;
  /** Every story of the period that could be included, in any order. */
  stories: InputStory[];
  themes: { id: ThemeId; name: { zh: string; en: string } }[];
  metrics: InputMetric[];
  /** By the id that `why.claim` names. */
  claims: Record<string, InputClaim>;
  previous: PreviousEdition[];
  /** Stories judged just short of relevant. */
  nearly: { title: string; url: string | null; outlet: string; probability: number }[];
  gaps: { from: string; to: string; what: string }[];
  feedsInTrouble: { name: string; since: string | null; problem: string }[];
  quality: QualityFacts | null;
  /** When the next edition is due. */
  nextRun: string;
}
