/** Assembles a figure from a quantity and its metric: unit, subject, period, speaker, and the quote at the span. */

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
import { type TitleTopic, topicPeriod } from './title-topic.js';

/** What a sentence inherits from the text around it. */
export interface Context {
  readonly place: 'title' | 'text';
  readonly reporting: string | null;
  readonly topic: ContextNames;
  readonly speaker: string | null;
  readonly announced: TitleTopic;
}

/** Offsets below this lie in the lead: about the first two sentences, where news puts its point. */
const LEAD_CHARS = 200;
/** A growth without its value ranks as if its cue were one clause away. */
const GROWTH_COST = 1;
/** A doubtful subject matters less than a doubtful metric, because the quote shows it. */
const SUBJECT_SHARE = 0.4;
/** The unit of a bare number, by the first kind its metric accepts. */
const BARE_UNITS: Partial<Record<QuantityKind, string>> = {
  money: 'yuan',
  count: 'units',
  stores: 'stores',
  persons: 'persons',
};

/** A figure with the distance of the words that give its metric and subject. */
export interface CostedFigure {
  readonly figure: Figure;
  readonly cost: number;
}

/** The figure of a quantity with a known metric. */
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
    period:
      choosePeriod(sentence, at, about, context.reporting) ??
      topicPeriod(context.announced, about, sentence.source, quantity),
    comparison,
    saidBy: context.speaker,
    span: { place: context.place === 'title' ? 'title' : start < LEAD_CHARS ? 'lead' : 'body', start, end },
    quote: sentence.source.slice(start, end),
  };
  return { figure, cost: cost + subject.cost * SUBJECT_SHARE };
}

/** Bare numbers take the unit of their metric; consumption is per 100 km, scores are in points. */
function unitOf({ unit, of }: QuantityToken, metric: string, kind: QuantityKind): string {
  if (metric === 'fuel_use' && (unit === 'kWh' || unit === 'L')) return `${unit}/100km`;
  if (metric === 'process') return 'nm';
  if (metric === 'score' && of === 'bare') return 'points';
  return unit === '' ? (BARE_UNITS[kind] ?? 'units') : unit;
}

/** A change stated without its value: "净利润同比下降 43 %" is net_profit_growth, -43 %. A change in percentage points gets no comparison. */
export function buildGrowth(sentence: TokenSentence, change: LoneChange, context: Context): CostedFigure | null {
  const quantity = sentence.tokens[change.at];
  if (quantity?.kind !== 'quantity') return null;
  const of = quantity.of === 'multiple' ? ('percent' as const) : quantity.of;
  const unit = quantity.of === 'multiple' ? '%' : quantity.unit;
  const signed = { ...quantity, of, unit, value: change.change.percent, high: null };
  const measured = { at: change.at, quantity: signed, metric: growthOf(change.metric), cost: GROWTH_COST };
  return buildFigure(sentence, measured, quantity.of === 'points' ? null : change.change, context);
}
