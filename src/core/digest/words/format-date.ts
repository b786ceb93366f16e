/** Writes dates, moments and periods in the reader's language and the digest's time zone. */
import { DateTime } from 'luxon';
import type { DigestLanguage } from '../../config/digest-definition.js';

/** "11月16日" or "16 November", in the digest's zone; with the year if it differs from `year`. */
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
