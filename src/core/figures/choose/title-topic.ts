/**
 * What a title says is counted, and when: "7 月交付汇总", "召回部分轿车". The text below often gives bare numbers: "小米汽车：超 3 万台".
 */
import type { PeriodToken, QuantityToken, TokenSentence } from '../tokens/tokens.js';

/** Metrics that count cars or devices and that a title can announce, first of several first. */
const ANNOUNCED = ['recall', 'deliveries', 'shipments', 'sales', 'orders'];
/** Flows whose month the title gives for the whole text. */
const MONTHLY: ReadonlySet<string> = new Set(['deliveries', 'shipments', 'sales']);
const MONTH_OR_LONGER = /^\d{4}(?:-\d{2}|[QH]\d)?$/u;
/** Smaller numbers count test cars, shops and prizes. */
const LEAST = 1000;
/** "限量 2000 台", "提供 1000 台试驾车": not what the title counts. */
const OTHER_COUNT = /限量|限定|仅|剩余|展车|试驾|测试|投放|提供|配备|搭载|每|目标|产能/u;
const BEFORE_CHARS = 14;
const TOTAL = /累计|总计|共|突破|截至/u;

/** The metric and the month, quarter or year that a title announces. */
export interface TitleTopic {
  readonly metric: string | null;
  readonly period: string | null;
}

/** The topic of a title; both parts null if it announces neither. */
export function titleTopic(title: readonly TokenSentence[]): TitleTopic {
  const named = new Set<string>();
  const periods: PeriodToken[] = [];
  for (const { tokens, from, to } of title) {
    for (const token of tokens.slice(from, to)) {
      if (token.kind === 'cue') for (const metric of token.metrics) named.add(metric);
      if (token.kind === 'period' && !token.weak && !token.against && MONTH_OR_LONGER.test(token.period))
        periods.push(token);
    }
  }
  const months = new Set(periods.map(({ period }) => period));
  return {
    metric: ANNOUNCED.find((metric) => named.has(metric)) ?? null,
    period: months.size === 1 ? (periods[0]?.period ?? null) : null,
  };
}

/** Whether a number without a metric of its own counts what the title announces. */
export function countsTopic(source: string, { of, unit, value, start, end }: QuantityToken): boolean {
  if (of !== 'count' || unit !== 'units' || value < LEAST) return false;
  return !OTHER_COUNT.test(source.slice(Math.max(0, start - BEFORE_CHARS), end + 4));
}

/** The title's month for a flow of that month; null for totals and for other metrics. */
export function topicPeriod(
  topic: TitleTopic,
  metric: string,
  source: string,
  { start }: QuantityToken,
): string | null {
  if (!MONTHLY.has(metric) || TOTAL.test(source.slice(Math.max(0, start - BEFORE_CHARS), start))) return null;
  return topic.period;
}
