/**
 * Chooses the period of a figure: the nearest one in its sentence; for results, the reporting period of the text; "今日" only where
 * a day makes sense.
 */
import { OF_MARKET, OF_RESULTS, OF_YEARS, SPENDING, TIMELESS } from '../../metrics/metric-groups.js';
import type { Day } from '../tokens/read-period.js';
import type { PeriodToken, TokenSentence } from '../tokens/tokens.js';

/** Counted from a launch or over a season; "今晚" in another clause is when it was told again. */
const SINCE_LAUNCH = new Set(['orders', 'deliveries', 'sales', 'rank']);
const STOP = /[，。；：,;:]/u;
const LONG = /^\d{4}(?:[QH]\d)?(?:\/\d{4})?$/u;
const QUARTER = /^\d{4}Q\d$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;
/** "五年投入", "上一个五年"; "未来五年" and "过去五年" are tokens of their own. */
const PLAN =
  /(上一?个|第[一二三]个)?(?<![\d来去近前后])([一两三四五六七八九十]|\d{1,2})\s?年(?:内|间|累计|共|总计|合计|已)?[^\d，。；、年]{0,8}$/u;
const HAN_YEARS = ['一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];
const PLAN_CHARS = 18;
const PAST = /累计|已|年来|了/u;
const NOW = /^(?:目前|如今|现在|眼下|now|currently)$/iu;
const CHARS_PER_STEP = 30;
const AFTER_COST = 1;
/** "较 2024 年的 13%": reach of a comparison period to its own value. */
const OF_IT = 2;
/** Sentences, including the title, searched for the reporting period. */
const OPENING = 5;

/** The period of the quantity at `at`; `reporting` is the text's own reporting period. */
export function choosePeriod(
  sentence: TokenSentence,
  at: number,
  metric: string,
  reporting: string | null,
): string | null {
  if (TIMELESS.has(metric)) return null;
  const plan = SPENDING.has(metric) ? planOf(sentence, at) : undefined;
  if (plan !== undefined) return plan;
  const near = nearest(sentence, at, (token) => !token.weak && suits(token.period, metric));
  if (near !== null) return near.period;
  if (OF_YEARS.has(metric)) return null;
  if (OF_RESULTS.has(metric)) return reporting;
  const told = nearest(sentence, at, (token) => token.weak);
  if (told === null || (SINCE_LAUNCH.has(metric) && stopsBetween(sentence, told, at)))
    return OF_MARKET.has(metric) ? reporting : null;
  return QUARTER.test(told.period) ? (reporting ?? told.period) : told.period; // "本季度" in a report is the quarter reported
}

/** "五年投入 1000 亿元" without the first year: counted from the year the sentence names; undefined if there is no such plan, null if its years are unknown. */
export function planOf({ source, tokens, from }: TokenSentence, at: number): string | null | undefined {
  const start = tokens[at]?.start ?? 0;
  const read = PLAN.exec(source.slice(Math.max(0, start - PLAN_CHARS), start));
  if (read === null) return undefined;
  const years = HAN_YEARS.indexOf(read[2] ?? '') + 1 || Number(read[2]);
  const named = tokens.slice(from, at).findLast((token) => token.kind === 'period' && !token.against);
  if (read[1] !== undefined || named?.kind !== 'period' || named.period.includes('/')) return null;
  const year = Number(named.period.slice(0, 4));
  return PAST.test(read[0]) ? `${year - years + 1}/${year}` : `${year}/${year + years - 1}`;
}

function stopsBetween({ source, tokens }: TokenSentence, period: PeriodToken, at: number): boolean {
  const quantity = tokens[at];
  return quantity === undefined || STOP.test(source.slice(period.end, quantity.start));
}

function suits(period: string, metric: string): boolean {
  if (OF_YEARS.has(metric)) return LONG.test(period);
  return OF_RESULTS.has(metric) ? LONG.test(period) : !(OF_MARKET.has(metric) && DAY.test(period));
}

/** "从三年前的 21% 升到 34%": a period joined to another number belongs to that number alone. */
function ofAnother({ source, tokens }: TokenSentence, period: number, at: number): boolean {
  const next = tokens[period + 1];
  return period + 1 < at && next?.kind === 'quantity' && source.slice(tokens[period]?.end, next.start).trim() === '的';
}

function nearest(sentence: TokenSentence, at: number, fits: (token: PeriodToken) => boolean): PeriodToken | null {
  const { tokens, from, to } = sentence;
  const quantity = tokens[at];
  if (quantity === undefined) return null;
  let best: PeriodToken | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  let stops = 0;
  for (let i = at - 1; i >= from; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'stop') stops += token.weight * 0.5;
    if (token?.kind !== 'period') continue;
    if (token.weak && NOW.test(sentence.source.slice(token.start, token.end))) return fits(token) ? token : null; // "如今升到 34%"
    if (!fits(token)) continue;
    if ((token.against || ofAnother(sentence, i, at)) && quantity.start - token.end > OF_IT) continue;
    best = token;
    bestCost = stops + (quantity.start - token.end) / CHARS_PER_STEP;
    break;
  }
  stops = AFTER_COST;
  for (let i = at + 1; i < to; i += 1) {
    const token = tokens[i];
    if (token?.kind === 'quantity' || (token?.kind === 'stop' && token.weight > 1)) break;
    if (
      token?.kind === 'period' &&
      !token.against &&
      fits(token) &&
      stops + (token.start - quantity.end) / CHARS_PER_STEP < bestCost
    )
      return token;
  }
  return best;
}

/** The quarter or half a report is about: the first in its opening that had ended when it was written. */
export function reportingPeriod(sentences: readonly TokenSentence[], today: Day | null): string | null {
  if (today === null) return null;
  for (const { tokens, from, to } of sentences.slice(0, OPENING)) {
    for (let i = from; i < to; i += 1) {
      const token = tokens[i];
      if (token?.kind === 'period' && !token.weak && !token.against && isOver(token.period, today)) return token.period;
    }
  }
  return null;
}

function isOver(period: string, today: Day): boolean {
  const part = /^(\d{4})([QH])(\d)$/u.exec(period);
  if (part === null) return false;
  const lastMonth = Number(part[3]) * (part[2] === 'Q' ? 3 : 6);
  return Number(part[1]) * 12 + lastMonth < today.year * 12 + today.month;
}
