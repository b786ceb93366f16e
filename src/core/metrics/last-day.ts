/** The last day of a figure's period: "2025", "2025Q1", "2025H2", "2025-05", "2025-05-21", or two of them joined by "/". */

const LAST_DAY: Readonly<Record<string, string>> = {
  Q1: '03-31',
  Q2: '06-30',
  Q3: '09-30',
  Q4: '12-31',
  H1: '06-30',
  H2: '12-31',
};
/** Enough for sorting and for ages; every month has it. */
const MONTH_END = '28';

/** As a date; null if the text names no period. */
export function lastDay(period: string | null): string | null {
  const last = period?.split('/').at(-1) ?? '';
  const part = /^(\d{4})-?([QH][1-4])$/u.exec(last);
  if (part !== null) return `${part[1]}-${LAST_DAY[part[2] ?? ''] ?? '12-31'}`;
  if (/^\d{4}$/u.test(last)) return `${last}-12-31`;
  if (/^\d{4}-\d{2}$/u.test(last)) return `${last}-${MONTH_END}`;
  return /^\d{4}-\d{2}-\d{2}/u.test(last) ? last.slice(0, 10) : null;
}
