/**
 * Parsing of dates as feeds and list pages write them: RFC 822 in its broken forms, ISO 8601, Chinese dates, relative times.
 * Anything that cannot be a true publication date is refused with a reason, never guessed.
 */
import { type CalendarTime, toInstant } from './calendar-time.js';
import { readChineseDate } from './read-chinese-date.js';
import { readIsoDate, readNumericDate } from './read-iso-date.js';
import { readMailDate } from './read-mail-date.js';

export type DateReading =
  | { kind: 'date'; iso: string }
  | { kind: 'refused'; reason: 'empty' | 'unreadable' | 'impossible' | 'future' | 'placeholder'; detail: string };

export interface DateOptions {
  /** IANA zone for dates that name none; defaults to UTC. */
  zone?: string;
  /** The current time. Without it, relative forms are unreadable and no date is refused as future. */
  now?: Date;
}

const DAY_MS = 86_400_000;
/** No date is longer; bounds what the patterns see from a hostile feed. */
const LONGEST = 120;
/** Zero values of programming languages (0001-01-01, 1970-01-01) mean "unknown". */
const EARLIEST = Date.UTC(1970, 0, 2);

/** Reads a date: an ISO 8601 instant in UTC, or the reason for refusing the text. Never throws. */
export function parseDate(text: string, options: DateOptions = {}): DateReading {
  // NFKC turns full-width digits and spaces into plain ones.
  const trimmed = text
    .slice(0, 4 * LONGEST)
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim();
  if (trimmed === '') return refused('empty', 'no text');
  if (trimmed.length > LONGEST) return refused('unreadable', 'too long for a date');
  const found = readAny(trimmed, options);
  if (found === undefined) return refused('unreadable', trimmed);
  const instant = typeof found === 'number' ? found : toInstant(found, options.zone);
  if (instant === undefined) return refused('impossible', trimmed);
  if (instant < EARLIEST) return refused('placeholder', trimmed);
  if (options.now !== undefined && instant > options.now.getTime() + DAY_MS) return refused('future', trimmed);
  return { kind: 'date', iso: new Date(instant).toISOString() };
}

function readAny(text: string, options: DateOptions): CalendarTime | number | undefined {
  return (
    readEpoch(text) ??
    readIsoDate(text, options.zone) ??
    readNumericDate(text) ??
    readMailDate(text, options.zone) ??
    readChineseDate(text, { zone: options.zone, now: options.now?.getTime() })
  );
}

/** Seconds or milliseconds since 1970, as APIs write them. */
function readEpoch(text: string): number | undefined {
  if (/^1\d{9}$/.test(text)) return Number(text) * 1000;
  if (/^1\d{12}$/.test(text)) return Number(text);
  return undefined;
}

function refused(reason: Exclude<DateReading, { kind: 'date' }>['reason'], detail: string): DateReading {
  return { kind: 'refused', reason, detail: detail.slice(0, LONGEST) };
}
