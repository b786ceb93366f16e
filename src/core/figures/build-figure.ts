/**
 * How does a number with its metric become a figure?
 * Unit, subject, period and speaker are filled in here; the quote is cut from the source at the span.
 */
import type { Figure } from '../model.js';
import { choosePeriod } from './choose-period.js';
import { chooseSubject, type Topic } from './choose-subject.js';
import { type Change, growthOf } from './find-changes.js';
import { METRICS } from './metric-names.js';
import type { Measured, QuantityKind, Sentence } from './tokens.js';
import { displayUnit, tidy } from './units.js';

/** What a sentence inherits from the text around it. */
export interface Context {
  readonly place: 'title' | 'text';
  readonly reporting: string | null;
  readonly topic: Topic;
  readonly speaker: string | null;
}

/** Offsets below this lie in the lead: about the first two sentences, where news puts its point. */
const LEAD_CHARS = 200;
/** The unit of a number that names none, by the kind its metric accepts first. */
const BARE_UNITS: Partial<Record<QuantityKind, string>> = {
  money: 'yuan',
  count: 'units',
  stores: 'stores',
  persons: 'persons',
};

/** The figure of a settled quantity; `about` is the metric that decides subject and period where it differs from the figure's own. */
export function buildFigure(
  sentence: Sentence,
  measured: Measured,
  comparison: Change | null,
  context: Context,
  about = measured.metric,
): Figure {
  const { at, quantity, metric } = measured;
  const { start, end } = quantity;
  const kind = quantity.of === 'bare' ? (METRICS[metric]?.accepts[0] ?? 'count') : quantity.of;
  const shown = displayUnit(quantity.value, quantity.unit === '' ? (BARE_UNITS[kind] ?? 'units') : quantity.unit, kind);
  return {
    metric,
    subject: chooseSubject(sentence, at, about, context.topic),
    value: shown.value,
    high: quantity.high === null ? null : tidy(shown.unit.endsWith('_bn') ? quantity.high / 1e9 : quantity.high),
    unit: shown.unit,
    bound: quantity.bound,
    period: choosePeriod(sentence, at, about, context.reporting),
    comparison,
    saidBy: context.speaker,
    span: { place: context.place === 'title' ? 'title' : start < LEAD_CHARS ? 'lead' : 'body', start, end },
    quote: sentence.source.slice(start, end),
  };
}

/** A change that stands without its value: "净利润同比下降 43 %" is the figure net_profit_growth, -43 %. */
export function buildGrowth(
  sentence: Sentence,
  at: number,
  metric: string,
  change: Change,
  context: Context,
): Figure | null {
  const quantity = sentence.tokens[at];
  if (quantity?.kind !== 'quantity') return null;
  const signed = { ...quantity, value: change.percent, high: null };
  return buildFigure(sentence, { at, quantity: signed, metric: growthOf(metric), cost: 1 }, change, context, metric);
}
