/**
 * Ranks an article's figures by metric, position, distance of the cue, subject and repetition, and merges repeated ones.
 */

import { baseMetric } from '../../metrics/derived-metrics.js';
import { PLAIN } from '../../metrics/metric-groups.js';
import { METRICS } from '../../metrics/metric-names.js';
import { type BaseValue, roughYuan, sameValue, subjectKey, toBase } from '../../metrics/units.js';
import type { Figure } from '../../model.js';

export interface FigureCandidate {
  readonly figure: Figure;
  /** Distance of the words that give its metric and subject, in steps. */
  readonly cost: number;
  /** Stated as background ("此前报道", "作为参考"). */
  readonly aside: boolean;
}

const WEIGHT_PER_COST = 0.12;
const PLACE_BONUS = { title: 0.6, lead: 0.35, body: 0 } as const;
const REPEAT_BONUS = 0.2;
const CHANGE_BONUS = 0.1;
const AGAIN_MALUS = 0.15;
const MOST_AGAIN = 3;
/** "超千亿" says less than 1,089 亿. */
const BOUND_MALUS = 0.1;
const ASIDE_MALUS = 0.4;
/** A growth without its value, a forecast. */
const DERIVED_WEIGHT = 0.5;
/** Yuan. Accessories and offers rank behind in a digest about premium goods. */
const SMALL_PRICE = 1000;
const CHEAP_MALUS = 0.3;
/** The digest is about Xiaomi, so rivals' figures are kept but rank behind. */
const XIAOMI = /小米|xiaomi|米家|redmi|红米|澎程|玄戒|mimo/iu;
const OWN_SUBJECT = 0.25;
const OTHER_SUBJECT = -0.1;
const NO_SUBJECT = -0.3;
/** Relative tolerance for values repeated more exactly: 991 亿 in the title, 991.42 亿 in the text. */
const SAME = 0.005;
/** Most candidates compared; a text with more numbers is a table. */
const MOST = 300;

interface Kept {
  figure: Figure;
  score: number;
  readonly base: BaseValue;
  readonly subject: string;
}

/** Figures without repetitions, best first. */
export function rankFigures(candidates: readonly FigureCandidate[]): Figure[] {
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
      const named = PLAIN.has(same.figure.metric) && !PLAIN.has(figure.metric);
      const plain = PLAIN.has(figure.metric) && !PLAIN.has(same.figure.metric);
      if (named || (!plain && tellsMore(figure, same.figure))) same.figure = figure;
      same.score = Math.max(same.score, next.score) + (plain ? 0 : REPEAT_BONUS);
    }
  }
  return varied(kept).map(({ figure }) => figure);
}

/** Best first, demoting further figures of the same metric: three kinds of figure say more than three prices. */
function varied(kept: Kept[]): Kept[] {
  const told = new Map<string, number>();
  kept.sort((a, b) => b.score - a.score);
  for (const one of kept) {
    const before = told.get(one.figure.metric) ?? 0;
    one.score -= Math.min(before, MOST_AGAIN) * AGAIN_MALUS;
    told.set(one.figure.metric, before + 1);
  }
  return kept.sort((a, b) => b.score - a.score);
}

function scoreOf({ figure, cost, aside }: FigureCandidate): number {
  const { metric, subject, unit, value, span, comparison, bound } = figure;
  let score = weightOf(metric) + PLACE_BONUS[span.place] - cost * WEIGHT_PER_COST;
  score += subject === '' ? NO_SUBJECT : XIAOMI.test(subject) ? OWN_SUBJECT : OTHER_SUBJECT;
  if (comparison !== null) score += CHANGE_BONUS;
  if (bound !== null) score -= BOUND_MALUS;
  if (metric.endsWith('price') && roughYuan(value, unit) < SMALL_PRICE) score -= CHEAP_MALUS;
  return aside ? score - ASIDE_MALUS : score;
}

function weightOf(metric: string): number {
  const base = baseMetric(metric);
  return (METRICS[base]?.weight ?? 0) * (base === metric ? 1 : DERIVED_WEIGHT);
}

/** Whether `a` is the better statement of the same figure: the fuller one, or else the more exact (12,999 rather than 1.3 万). */
function tellsMore(a: Figure, b: Figure): boolean {
  const more = fullness(a) - fullness(b);
  return more > 0 || (more === 0 && digitsOf(a.value) > digitsOf(b.value));
}

function fullness({ period, comparison, subject, saidBy }: Figure): number {
  const told = (period === null ? 0 : 1) + (comparison === null ? 0 : 2) + (subject === '' ? 0 : 1);
  return told + (saidBy === null ? 0 : 0.5);
}

/** Digits without trailing zeros. */
function digitsOf(value: number): number {
  return String(Math.abs(value)).replace('.', '').replace(/0+$/u, '').length;
}

function isSame(a: Kept, b: Kept): boolean {
  if (!sameValue(a.base, b.base, SAME)) return false;
  if (PLAIN.has(a.figure.metric) || PLAIN.has(b.figure.metric)) return true; // one of them says what it is
  if (a.figure.metric !== b.figure.metric) return false;
  return a.subject.includes(b.subject) || b.subject.includes(a.subject);
}
