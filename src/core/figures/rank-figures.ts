/**
 * Which of an article's figures matter most?
 * Metric, place, nearness of its cue, subject and repetition; the same figure told twice is kept once.
 */
import type { Figure } from '../model.js';
import { METRICS } from './metric-names.js';
import { type BaseValue, sameValue, subjectKey, toBase } from './units.js';

export interface Candidate {
  readonly figure: Figure;
  /** How far its cue word stands, see `choose-metric.ts`. */
  readonly cost: number;
  readonly aside: boolean;
}

const WEIGHT_PER_COST = 0.12;
const PLACE_BONUS = { title: 0.6, lead: 0.35, body: 0 } as const;
const REPEAT_BONUS = 0.2;
const ASIDE_MALUS = 0.4;
const GROWTH_WEIGHT = 0.5;
/** Values told in the title and again, more exactly, in the text: 991 亿 and 991.42 亿. */
const SAME = 0.005;
/** A text with more numbers than this is a table, and comparing them all with each other would cost more than they are worth. */
const MOST = 300;

interface Kept {
  figure: Figure;
  score: number;
  readonly base: BaseValue;
  readonly subject: string;
}

/** Figures best first, each told once. */
export function rankFigures(candidates: readonly Candidate[]): Figure[] {
  const kept: Kept[] = [];
  for (const candidate of candidates.slice(0, MOST)) {
    const { figure } = candidate;
    const next: Kept = {
      figure,
      score: scoreOf(candidate),
      base: toBase(figure.value, figure.unit),
      subject: subjectKey(figure.subject),
    };
    const same = kept.find((other) => isSame(other, next));
    if (same === undefined) kept.push(next);
    else {
      if (worth(figure) > worth(same.figure)) same.figure = figure;
      same.score = Math.max(same.score, next.score) + REPEAT_BONUS;
    }
  }
  return kept.sort((a, b) => b.score - a.score).map(({ figure }) => figure);
}

function scoreOf({ figure, cost, aside }: Candidate): number {
  const weight =
    METRICS[figure.metric]?.weight ?? (METRICS[figure.metric.replace(/_growth$/u, '')]?.weight ?? 0) * GROWTH_WEIGHT;
  const subject =
    figure.subject === '' ? -0.3 : /小米|xiaomi|米家|redmi|红米|澎程|玄戒|su7|yu7/iu.test(figure.subject) ? 0.25 : -0.1;
  return (
    weight +
    PLACE_BONUS[figure.span.place] -
    cost * WEIGHT_PER_COST +
    subject +
    (figure.comparison === null ? 0 : 0.1) -
    (aside ? ASIDE_MALUS : 0)
  );
}

/** Of two tellings of one figure the fuller stays. */
function worth({ period, comparison, subject, saidBy }: Figure): number {
  return (
    (period === null ? 0 : 1) + (comparison === null ? 0 : 2) + (subject === '' ? 0 : 1) + (saidBy === null ? 0 : 0.5)
  );
}

function isSame(a: Kept, b: Kept): boolean {
  if (a.figure.metric !== b.figure.metric || !sameValue(a.base, b.base, SAME)) return false;
  return a.subject.includes(b.subject) || b.subject.includes(a.subject);
}
