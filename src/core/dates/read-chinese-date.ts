/** Chinese dates, and relative times in Chinese and English. */
import { DateTime } from 'luxon';
import type { CalendarTime } from './calendar-time.js';

const CLOCK =
  /(凌晨|早上|清晨|上午|中午|下午|傍晚|晚上|晚)?\s?(\d{1,2})\s?(?:[:：]\s?(\d{2})|[时点]\s?(?:(\d{1,2})分?|(半))?)(?:[:：]?(\d{2})秒?)?/;
const FULL = /(\d{4})\s?(?:年|[-/.])\s?(\d{1,2})\s?(?:月|[-/.])\s?(\d{1,2})\s?[日号]?/;
/** Preceded by Chinese words or nothing; not part of a longer run of numbers. */
const SHORT = /^[\u4e00-\u9fff:\s]*(\d{1,2})\s?(?:月|[-/.])\s?(\d{1,2})\s?[日号]?(?![\d./-])/;
const DAYS_AGO: readonly [RegExp, number][] = [
  [/大前天/, 3],
  [/前天|前日/, 2],
  [/昨天|昨日|昨晚|yesterday/i, 1],
  [/今天|今日|今晨|今晚|today/i, 0],
];
const AGO =
  /^(?:约|大约|about )?\s?(\d{1,3}|半|几|an?|one)\s?个?\s?(秒钟?|分钟?|小时|钟头|天|日|周|星期|礼拜|月|年|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\s?(?:之?前|ago)$/i;
const MINUTE = 60_000;
const UNITS: readonly [RegExp, number][] = [
  [/^(秒|sec)/i, MINUTE / 60],
  [/^(分|min)/i, MINUTE],
  [/^(小时|钟头|h)/i, 60 * MINUTE],
  [/^(天|日|day)/i, 1440 * MINUTE],
  [/^(周|星期|礼拜|week)/i, 7 * 1440 * MINUTE],
  [/^(月|month)/i, 30 * 1440 * MINUTE],
  [/^(年|year)/i, 365 * 1440 * MINUTE],
];

/**
 * Reads "2026年11月19日 18:30", "11-19 18:30", "昨天 09:12", "3小时前". Relative forms need `now` (ms since 1970) and count days
 * in `zone` (IANA, UTC by default). A number in the result is an instant in ms.
 */
export function readChineseDate(
  text: string,
  options: { zone: string | undefined; now: number | undefined },
): CalendarTime | number | undefined {
  // In Chinese text a date may stand anywhere ("时间：2026-11-19 18:30 来源：…"); in other languages that would match prose.
  const full = /[\u4e00-\u9fff]/.test(text) ? FULL.exec(text) : null;
  if (full) {
    const rest = text.slice(full.index + full[0].length);
    const offset = text.includes('北京时间') ? { offset: 480 } : {};
    return { year: Number(full[1]), month: Number(full[2]), day: Number(full[3]), ...clockOf(rest), ...offset };
  }
  if (options.now === undefined) return undefined;
  return (
    readRelative(text, options.now) ??
    readNamedDay(text, options.now, options.zone) ??
    readShort(text, options.now, options.zone)
  );
}

function readRelative(text: string, now: number): number | undefined {
  if (/^(刚刚|刚才|just now)$/i.test(text)) return now;
  const m = AGO.exec(text);
  if (!m) return undefined;
  const unit = UNITS.find(([pattern]) => pattern.test(m[2] ?? ''))?.[1] ?? MINUTE;
  const count = m[1] === '半' ? 0.5 : m[1] === '几' ? 3 : /\d/.test(m[1] ?? '') ? Number(m[1]) : 1;
  return now - count * unit;
}

function readNamedDay(text: string, now: number, zone = 'UTC'): CalendarTime | undefined {
  const named = DAYS_AGO.find(([pattern]) => pattern.test(text));
  const time = clockOf(text);
  // A bare time on a list page means today.
  if (!named && !(time && /^\d{1,2}[:：]\d{2}([:：]\d{2})?$/.test(text))) return undefined;
  const day = DateTime.fromMillis(now, { zone }).minus({ days: named?.[1] ?? 0 });
  return { year: day.year, month: day.month, day: day.day, ...time };
}

/** A date without a year means its latest occurrence that is not in the future. */
function readShort(text: string, now: number, zone = 'UTC'): CalendarTime | undefined {
  const m = SHORT.exec(text);
  if (!m || text.length > 30) return undefined;
  const today = DateTime.fromMillis(now, { zone });
  const month = Number(m[1]);
  const day = Number(m[2]);
  const isAhead = month > today.month || (month === today.month && day > today.day + 1);
  return { year: today.year - (isAhead ? 1 : 0), month, day, ...clockOf(text.slice(m.index + m[0].length)) };
}

function clockOf(text: string): { hour: number; minute: number; second: number } | undefined {
  const m = CLOCK.exec(text);
  if (!m) return undefined;
  const hour = Number(m[2]);
  const isLate = /下午|傍晚|晚/.test(m[1] ?? '') && hour < 12;
  const isNight = m[1] === '凌晨' && hour === 12;
  return {
    hour: isLate ? hour + 12 : isNight ? 0 : hour,
    minute: m[5] ? 30 : Number(m[3] ?? m[4] ?? 0),
    second: Number(m[6] ?? 0),
  };
}
