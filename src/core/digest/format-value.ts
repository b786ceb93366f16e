/** How is a figure written for a reader of this language, and a date, and a share? */
import { DateTime } from 'luxon';
import type { Figure } from '../model.js';
import type { DigestLanguage } from './definition.js';

type Quantity = Pick<Figure, 'value' | 'high' | 'unit' | 'bound'>;

const UNITS_ZH: Record<string, string> = {
  yuan: '元',
  usd: '美元',
  eur: '欧元',
  hkd: '港元',
  inr: '卢比',
  gbp: '英镑',
  jpy: '日元',
  units: '台',
  stores: '家',
  persons: '人',
  km: '公里',
  s: '秒',
};
const UNITS_EN: Record<string, string> = {
  yuan: 'yuan',
  usd: 'US dollars',
  eur: 'euros',
  hkd: 'HK dollars',
  persons: 'people',
};

const BOUND_ZH = { over: '超 ', nearly: '近 ', about: '约 ', under: '不到 ' } as const;
const BOUND_EN = { over: 'over ', nearly: 'nearly ', about: 'about ', under: 'under ' } as const;

/** Thousands separated, at most two decimals. */
export function plainNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** 万 from 10,000 and 亿 from 100 million, as Chinese readers count; prices below a million stay in yuan. */
function amountZh(value: number, unit: string): string {
  if (Math.abs(value) >= 1e8) return `${plainNumber(value / 1e8)} 亿`;
  const price = unit === 'yuan' && value < 1e6;
  return Math.abs(value) >= 1e4 && !price ? `${plainNumber(value / 1e4)} 万` : plainNumber(value);
}

function amountEn(value: number): string {
  if (Math.abs(value) >= 1e9) return `${plainNumber(value / 1e9)} bn`;
  return Math.abs(value) >= 1e6 ? `${plainNumber(value / 1e6)} m` : plainNumber(value);
}

/** One end of the figure with its unit; "yuan_bn" and its like are billions. */
function amountWithUnit(value: number, unit: string, language: DigestLanguage): string {
  const zh = language === 'zh-CN';
  if (unit === '%') return `${plainNumber(value)}%`;
  if (unit === 'rank') return zh ? `第 ${plainNumber(value)} 名` : `no. ${plainNumber(value)}`;
  const billions = unit.endsWith('_bn');
  const name = billions ? unit.slice(0, -3) : unit;
  const amount = billions ? value * 1e9 : value;
  if (!zh) return `${amountEn(amount)} ${UNITS_EN[name] ?? name}`.trim();
  const written = amountZh(amount, name);
  const word = UNITS_ZH[name] ?? name;
  return /[万亿]$/.test(written) ? `${written}${word}` : `${written} ${word}`.trim();
}

/** "超 25.8 万台", "over 258,000 units", "4,000–6,000 元". */
export function formatQuantity({ value, high, unit, bound }: Quantity, language: DigestLanguage): string {
  const before = bound === null ? '' : (language === 'zh-CN' ? BOUND_ZH : BOUND_EN)[bound];
  if (high === null || high === value) return before + amountWithUnit(value, unit, language);
  if (unit === '%') return `${before}${plainNumber(value)}–${plainNumber(high)}%`;
  return `${before}${amountWithUnit(value, unit, language)}–${amountWithUnit(high, unit, language)}`;
}

/** "11月16日" or "16 November", in the digest's zone; with the year where it is not the edition's. */
export function formatDate(iso: string, zone: string, language: DigestLanguage, year?: number): string {
  const date = DateTime.fromISO(iso, { zone });
  if (!date.isValid) return iso;
  const other = year !== undefined && date.year !== year;
  if (language === 'zh-CN') return date.toFormat(other ? 'yyyy年M月d日' : 'M月d日');
  return date.setLocale('en').toFormat(other ? 'd MMMM yyyy' : 'd MMMM');
}

/** With the time of day: "11月16日 08:00", "16 November, 08:00". */
export function formatMoment(iso: string, zone: string, language: DigestLanguage): string {
  const date = DateTime.fromISO(iso, { zone });
  if (!date.isValid) return iso;
  return language === 'zh-CN' ? date.toFormat('M月d日 HH:mm') : date.setLocale('en').toFormat('d MMMM, HH:mm');
}

/** "2026年11月9日–15日", "9–15 November 2026": first and last day of a period whose end is exclusive. */
export function formatSpan(startIso: string, endIso: string, zone: string, language: DigestLanguage): string {
  const first = DateTime.fromISO(startIso, { zone });
  const last = DateTime.fromISO(endIso, { zone }).minus({ milliseconds: 1 });
  const zh = language === 'zh-CN';
  if (first.hasSame(last, 'day')) return first.setLocale('en').toFormat(zh ? 'yyyy年M月d日' : 'd MMMM yyyy');
  if (zh) {
    const end = first.hasSame(last, 'month') ? 'd日' : first.hasSame(last, 'year') ? 'M月d日' : 'yyyy年M月d日';
    return `${first.toFormat('yyyy年M月d日')}–${last.toFormat(end)}`;
  }
  const start = first.hasSame(last, 'month') ? 'd' : first.hasSame(last, 'year') ? 'd MMMM' : 'd MMMM yyyy';
  const dash = start === 'd' ? '–' : ' – ';
  return `${first.setLocale('en').toFormat(start)}${dash}${last.setLocale('en').toFormat('d MMMM yyyy')}`;
}
