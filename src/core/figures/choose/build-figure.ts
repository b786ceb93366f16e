/**
 * How does a number with its metric become a figure?
 * Unit, subject, period and speaker are filled in here; the quote is cut from the source at the span.
 */

import type { QuantityKind } from '../../lexicon/word.js';
import { baseMetric, growthOf } from '../../metrics/derived-metrics.js';
import { METRICS } from '../../metrics/metric-names.js';
import { displayUnit, tidy } from '../../metrics/units.js';
import type { Figure } from '../../model.js';
import type { Measured, QuantityToken, TokenSentence } from '../tokens/tokens.js';
import { choosePeriod } from './choose-period.js';
import { chooseSubject } from './choose-subject.js';
import type { Change, LoneChange } from './find-changes.js';
import type { ContextNames } from './subject-names.js';

/** What a sentence inherits from the text around it. */
export interface Context {
  readonly place: 'title' | 'text';
  readonly reporting: string | null;
  readonly topic: ContextNames;
  readonly speaker: string | null;
}

/** Offsets below this lie in the lead: about the first two sentences, where news puts its point. */
const LEAD_CHARS = 200;
/** A growth without its value ranks as if its cue stood one clause away. */
const GROWTH_COST = 1;
/** A doubtful subject costs less than a doubtful metric: the quote shows it. */
const SUBJECT_SHARE = 0.4;
/** The unit of a number that names none, by the kind its metric accepts first. */
const BARE_UNITS: Partial<Record<QuantityKind, string>> = {
  money: 'yuan',
  count: 'units',
  stores: 'stores',
  persons: 'persons',
};

/** A figure with how far the words stand that give it metric and subject. */
export interface CostedFigure {
  readonly figure: Figure;
  readonly cost: number;
}

/** The figure of a settled quantity. */
export function buildFigure(
  sentence: TokenSentence,
  measured: Measured,
  comparison: Change | null,
  context: Context,
): CostedFigure {
  const { at, quantity, metric, cost } = measured;
  const { start, end, high, bound } = quantity;
  const about = baseMetric(metric);
  const kind = quantity.of === 'bare' ? (METRICS[about]?.accepts[0] ?? 'count') : quantity.of;
  const unit = unitOf(quantity, about, kind);
  const shown = displayUnit(quantity.value, unit, kind);
  const subject = chooseSubject(sentence, at, about, context.topic);
  const figure: Figure = {
    metric,
    subject: subject.text,
    value: shown.value,
    high: high === null ? null : tidy(shown.unit === unit ? high : high / 1e9),
    unit: shown.unit,
    bound,
    period: choosePeriod(sentence, at, about, context.reporting),
    comparison,
    saidBy: context.speaker,
    span: { place: context.place === 'title' ? 'title' : start < LEAD_CHARS ? 'lead' : 'body', start, end },
    quote: sentence.source.slice(start, end),
  };
  return { figure, cost: cost + subject.cost * SUBJECT_SHARE };
}

/** Bare numbers count what their metric counts; consumption is told for 100 km, score points are no units. */
function unitOf({ unit, of }: QuantityToken, metric: string, kind: QuantityKind): string {
  if (metric === 'fuel_use' && (unit === 'kWh' || unit === 'L')) return `${unit}/100km`;
  if (metric === 'process') return 'nm';
  if (metric === 'score' && of === 'bare') return 'points';
  return unit === '' ? (BARE_UNITS[kind] ?? 'units') : unit;
}

/** A change that stands without its value: "净利润同比下降 43 %" is net_profit_growth, -43 %; a change in points has no per cent to compare. */
export function buildGrowth(sentence: TokenSentence, change: LoneChange, context: Context): CostedFigure | null {
  const quantity = sentence.tokens[change.at];
  if (quantity?.kind !== 'quantity') return null;
  const of = quantity.of === 'multiple' ? ('percent' as const) : quantity.of;
  const unit = quantity.of === 'multiple' ? '%' : quantity.unit;
  const signed = { ...quantity, of, unit, value: change.change.percent, high: null };
  const measured = { at: change.at, quantity: signed, metric: growthOf(change.metric), cost: GROWTH_COST };
  return buildFigure(sentence, measured, quantity.of === 'points' ? null : change.change, context);
}
