/** The words of an edition's opening, in Chinese and English. */

import type { DigestLanguage } from '../../config/digest-definition.js';
import { MONTH_NAMES } from '../../dates/month-names.js';

const ZH = {
  changes: (weekly: boolean): string => (weekly ? '本周变化' : '本期变化'),
  against: '相反的证据',
  rivals: '对手',
  ahead: (weekly: boolean): string => (weekly ? '下周看' : '接下来看'),
  /** "SU7 累计交付：超 30 万辆（2026-10，小米汽车），较基线（2025-05-21）增加 16.3%". */
  change: (name: string, value: string, of: string[], than: string | null) =>
    `${name}：${value}${of.length === 0 ? '' : `（${of.join('，')}）`}${than === null ? '' : `，${than}`}`,
  changed: (value: number, kind: 'points' | 'percent', since: string | null) => {
    const base = `较基线${since === null ? '' : `（${since}）`}`;
    if (value === 0) return `与基线${since === null ? '' : `（${since}）`}持平`;
    return `${base}${value > 0 ? '升' : '降'} ${Math.abs(value)}${kind === 'points' ? ' 个百分点' : '%'}`;
  },
  baseline: (value: string, since: string | null) => `基线为${leading(value)}${since === null ? '' : `（${since}）`}`,
  outlets: (outlets: number) => `${outlets} 家独立报道`,
  market: '市场',
  rumour: (text: string) => `传：${text}`,
  day: (year: number | null, month: number, day: number) =>
    `${year === null ? '' : `${year} 年 `}${month} 月 ${day} 日`,
  days: (from: string, to: string) => `${from}至 ${to}`,
  month: (year: number | null, month: number) => `${year === null ? '' : `${year} 年 `}${month} 月`,
  quarter: (year: number | null, quarter: number) =>
    `${year === null ? '' : `${year} 年`}${['一', '二', '三', '四'][quarter - 1]}季度`,
  half: (year: number | null, half: number) => `${year === null ? '' : `${year} 年`}${half === 1 ? '上' : '下'}半年`,
  year: (year: number | null, written: number) => (year === null ? '年内' : `${written} 年`),
};

/** A space before a digit, as everywhere in the edition. */
function leading(value: string): string {
  return /^[\dA-Za-z]/.test(value) ? ` ${value}` : value;
}

export type OpeningWords = typeof ZH;

const EN: OpeningWords = {
  changes: (weekly) => (weekly ? 'Changes this week' : 'Changes'),
  against: 'Evidence to the contrary',
  rivals: 'Rivals',
  ahead: (weekly) => (weekly ? 'Next week and after' : 'What comes next'),
  change: (name, value, of, than) =>
    `${name}: ${value}${of.length === 0 ? '' : ` (${of.join(', ')})`}${than === null ? '' : `; ${than}`}`,
  changed: (value, kind, since) => {
    const base = `the baseline${since === null ? '' : ` (${since})`}`;
    if (value === 0) return `level with ${base}`;
    return `${value > 0 ? 'up' : 'down'} ${Math.abs(value)}${kind === 'points' ? ' points' : '%'} on ${base}`;
  },
  baseline: (value, since) => `baseline: ${value}${since === null ? '' : ` (${since})`}`,
  outlets: (outlets) => `${outlets} independent ${outlets === 1 ? 'outlet' : 'outlets'}`,
  market: 'Market',
  rumour: (text) => `Rumour: ${text}`,
  day: (year, month, day) => `${day} ${MONTH_NAMES[month - 1]}${year === null ? '' : ` ${year}`}`,
  days: (from, to) => `${from} to ${to}`,
  month: (year, month) => `${MONTH_NAMES[month - 1]}${year === null ? '' : ` ${year}`}`,
  quarter: (year, quarter) => `Q${quarter}${year === null ? '' : ` ${year}`}`,
  half: (year, half) => `${half === 1 ? 'first' : 'second'} half${year === null ? '' : ` of ${year}`}`,
  year: (year, written) => (year === null ? 'this year' : `${written}`),
};

/** The opening's words of one language. */
export function openingWordsOf(language: DigestLanguage): OpeningWords {
  return language === 'en' ? EN : ZH;
}

/** "2026-08-05", "2026-06-09/2026-06-13", "2026-09", "2026Q4", "2026H2" or "2026" in words, with the year where it is not `year`. */
export function formatAhead(period: string, year: number, words: OpeningWords): string {
  const [first = '', last] = period.split('/');
  const start = formatOne(first, year, words);
  return last === undefined ? start : words.days(start, formatOne(last, Number(first.slice(0, 4)), words));
}

function formatOne(period: string, current: number, words: OpeningWords): string {
  const [, written = '', part = '', day] = /^(\d{4})-?([QH]\d|\d{2})?(?:-(\d{2}))?$/.exec(period) ?? [];
  if (written === '') return period;
  const year = Number(written) === current ? null : Number(written);
  if (part === '') return words.year(year, Number(written));
  const number = Number(part.replace(/\D/, ''));
  if (part.startsWith('Q')) return words.quarter(year, number);
  if (part.startsWith('H')) return words.half(year, number);
  return day === undefined ? words.month(year, number) : words.day(year, number, Number(day));
}
