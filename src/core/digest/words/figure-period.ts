/** Reads and writes the periods ("2025", "2025Q1", "2025H2", "2025-05", "2025-05-21", or two of them joined by "/") and durations of figures. */
import type { DigestLanguage } from '../../config/digest-definition.js';

const LAST_MONTH: Record<string, string> = { Q1: '03', Q2: '06', Q3: '09', Q4: '12', H1: '06', H2: '12' };

/** Its last day, for sorting; months are taken to end on the 31st. Null if it names no period. */
export function periodEnd(period: string | null): string | null {
  const last = period?.split('/').at(-1) ?? '';
  const part = /^(\d{4})-?([QH][1-4])$/.exec(last);
  if (part !== null) return `${part[1]}-${LAST_MONTH[part[2] ?? ''] ?? '12'}-31`;
  if (/^\d{4}$/.test(last)) return `${last}-12-31`;
  if (/^\d{4}-\d{2}$/.test(last)) return `${last}-31`;
  return /^\d{4}-\d{2}-\d{2}/.test(last) ? last.slice(0, 10) : null;
}

/** The units in which the seed corpus states durations ("27 min", "230 d"). */
const UNITS: Record<string, string> = {
  min: '分钟',
  h: '小时',
  d: '天',
  days: '天',
  weeks: '周',
  months: '个月',
};

/** "27 min" → "27 分钟"; any other form is returned unchanged. */
export function showDuration(duration: string, language: DigestLanguage): string {
  const [, count, unit] = /^(\d+) (\w+)$/.exec(duration) ?? [];
  const word = unit === undefined ? undefined : UNITS[unit];
  return language === 'zh-CN' && word !== undefined ? `${count} ${word}` : duration;
}

/** "2022/2026" → "2022–2026". */
export function showPeriod(period: string | null): string | null {
  return period?.replace('/', '–') ?? null;
}
