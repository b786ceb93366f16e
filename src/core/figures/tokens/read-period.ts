/**
 * Which absolute period starts at this place of a text?
 * Words first (`read-period-parts.ts`), then the article's own date (`resolve-period.ts`).
 */

import type { PeriodParts } from '../../lexicon/period-parts.js';
import { readPeriodParts } from './read-period-parts.js';
import { type Day, dayText, resolvePeriod, yearEarlier } from './resolve-period.js';
import type { PeriodToken, Token } from './tokens.js';

/** "5 月 26 日消息", "5月26日电": when it was reported, not when it was so. */
const DATELINE = /^\s?(?:消息|电|讯|报道)/u;
const SINCE = /^(?:以来|至今)/u;
/** Words before a period that make it a standard of comparison. */
const AGAINST = /[比较与]\s?$/u;
const COMPARED = /\bfrom $|than $/u;
const TO = /^\s?[-~—至到]\s?$/u;
/** Annual results are published by the end of April. */
const REPORT_MONTHS = 4;
/** How far back "全年" looks for its year, in tokens. */
const YEAR_REACH = 60;

/** The period at `at`, or null where there is none or where it hangs on a date that is not known. */
export function readPeriod(text: string, at: number, today: Day | null, before: readonly Token[]): PeriodToken | null {
  const read = readPeriodParts(text, at);
  if (read === null) return null;
  const { parts, end } = read;
  const period = periodOf(parts, today, before);
  if (period === null) return null;
  const against =
    AGAINST.test(text.slice(Math.max(0, at - 2), at)) ||
    (parts.sameLast === true && COMPARED.test(text.slice(Math.max(0, at - 6), at)));
  if (today !== null && SINCE.test(text.slice(end, end + 2)))
    return { kind: 'period', period: `${period}/${dayText(today)}`, weak: false, against, start: at, end: end + 2 };
  const weak = parts.dayShift !== undefined || parts.quarterShift === 0 || DATELINE.test(text.slice(end, end + 3));
  return { kind: 'period', period, weak, against, start: at, end };
}

function periodOf(parts: PeriodParts, today: Day | null, before: readonly Token[]): string | null {
  if (parts.whole === true) return yearBefore(before, today);
  if (parts.sameLast !== true) return resolvePeriod(parts, today);
  const last = before.slice(-YEAR_REACH).findLast((token) => token.kind === 'period' && !token.weak && !token.against);
  return last?.kind === 'period' ? yearEarlier(last.period) : resolvePeriod({ yearShift: -1 }, today);
}

/** "2026 年 1 月～2026 年 3 月" is one period; null where the two do not join. */
export function joinPeriods(text: string, first: Token | undefined, second: Token): PeriodToken | null {
  if (first?.kind !== 'period' || second.kind !== 'period' || first.period.includes('/')) return null;
  if (!TO.test(text.slice(first.end, second.start))) return null;
  return { ...first, period: `${first.period}/${second.period}`, end: second.end };
}

/** "2025 年业绩，全年收入": the year spoken of last; without one, in the months of annual reports, last year. */
function yearBefore(before: readonly Token[], today: Day | null): string | null {
  const last = before.slice(-YEAR_REACH).findLast((token) => token.kind === 'period');
  if (last?.kind === 'period') return last.period.slice(0, 4);
  return today === null ? null : String(today.month <= REPORT_MONTHS ? today.year - 1 : today.year);
}
