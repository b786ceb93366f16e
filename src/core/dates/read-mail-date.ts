/**
 * RFC 822 dates in any order and spelling that feeds use. The text is split into tokens and each is recognised by its own shape,
 * because in broken dates only the shapes are reliable, not the order.
 */

import { type CalendarTime, readOffset } from './calendar-time.js';
import { SHORT_MONTHS } from './month-names.js';

const WEEKDAY = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/;

interface Parts {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  offset?: number;
}

/** Reads "Tue, 10 Jun 2025 04:00:00 GMT", "10-Jun-25 4:00 pm", "Jun 10, 2025", "Tue Jun 10 04:00:00 CST 2025" … `zone` decides what "CST" means. */
export function readMailDate(given: string, zone?: string): CalendarTime | undefined {
  // Drop comments of several words, as in JavaScript dates: "GMT+0800 (China Standard Time)".
  const text = given.replace(/\((?:[^()]*[ \u4e00-\u9fff][^()]*)\)/g, '');
  const parts: Parts = {};
  const clock = /(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?:[.,]\d+)?\s*([ap]\.?m\b\.?)?/i.exec(text);
  if (clock) readClock(parts, clock);
  // Cut out the time so that its digits are not taken for a day or a year.
  const rest = clock ? `${text.slice(0, clock.index)} ; ${text.slice(clock.index + clock[0].length)}` : text;
  const words = rest.replace(/(\d)(?:st|nd|rd|th)\b/gi, '$1').split(/[\s,]+|(?<=[\da-z])[-/.](?=[\da-z])/i);
  for (const word of words) {
    if (word === '' || word === ';') continue;
    if (!readWord(parts, word.toLowerCase(), zone)) return undefined;
  }
  const { year, month, day } = parts;
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return { ...parts, year, month, day };
}

function readClock(parts: Parts, m: RegExpExecArray): void {
  const half = m[4]?.toLowerCase();
  const hour = Number(m[1]);
  parts.hour = half === undefined ? hour : (hour % 12) + (half.startsWith('p') ? 12 : 0);
  parts.minute = Number(m[2]);
  parts.second = Number(m[3] ?? 0);
}

/** Reads one word into `parts`; false if the word does not belong in a date, so that prose is rejected. */
function readWord(parts: Parts, word: string, zone?: string): boolean {
  if (/^\d+$/.test(word)) return readNumber(parts, word);
  const month = SHORT_MONTHS.indexOf(word.replace('.', '').slice(0, 3));
  if (month >= 0 && /^[a-z]{3,9}\.?$/.test(word) && parts.month === undefined) {
    parts.month = month + 1;
    return true;
  }
  if (WEEKDAY.test(word.replace('.', ''))) return true;
  if (/^(at|of|the|-|–|\||am|pm)$/.test(word)) return true;
  const offset = readOffset(word, zone);
  // "GMT +0800": a non-zero offset wins.
  if (offset !== undefined) parts.offset = parts.offset ? parts.offset : offset;
  // Ignore an unknown zone name.
  return offset !== undefined || (/^\(?[a-z]{1,5}\)?$/.test(word) && parts.hour !== undefined);
}

function readNumber(parts: Parts, word: string): boolean {
  const value = Number(word);
  if (word.length === 4 && parts.year === undefined) parts.year = value;
  else if (word.length <= 2 && parts.day === undefined) parts.day = value;
  else if (word.length <= 2 && parts.month !== undefined && parts.year === undefined)
    parts.year = value + (value < 70 ? 2000 : 1900);
  else if (word.length === 4 && parts.hour === undefined) {
    parts.hour = Math.floor(value / 100);
    parts.minute = value % 100;
  } else return false;
  return true;
}
