/**
 * Which instant does this text name?
 * Reads what feeds and list pages really write: RFC 822 in its broken forms, ISO 8601, Chinese dates, relative times. What cannot be a
 * true date of publication is refused with the reason, never guessed.
 */
import { type CalendarTime, toInstant } from './calendar-time.js';
import { readChineseDate } from './read-chinese-date.js';
import { readIsoDate, readNumericDate } from './read-iso-date.js';
import { readMailDate } from './read-mail-date.js';

export type DateReading =
  | { kind: 'date'; iso: string }
  | { kind: 'refused'; reason: 'empty' | 'unreadable' | 'impossible' | 'future' | 'placeholder'; detail: string };

export interface DateOptions {
  /** IANA zone for dates that name none; UTC where absent. */
  zone?: string;
  /** The present. Without it relative forms are unreadable and nothing is refused as future. */
  now?: Date;
}

const DAY_MS = 86_400_000;
/** No date is longer; cuts what a hostile feed may put here before any pattern sees it. */
const LONGEST = 120;
/** Zero dates of programming languages (0001-01-01, 1970-01-01) mean "unknown". */
const EARLIEST = Date.UTC(1970, 0, 2);

/** Reads a date. The answer is an ISO 8601 instant in UTC, or the reason why the text is refused. Never throws. */
export function parseDate(text: string, options: DateOptions = {}): DateReading {
  // Full-width digits and spaces become plain ones.
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

/** Seconds or milliseconds since 1970, as APIs put them into feeds. */
function readEpoch(text: string): number | undefined {
  if (/^1\d{9}$/.test(text)) return Number(text) * 1000;
  if (/^1\d{12}$/.test(text)) return Number(text);
  return undefined;
}

function refused(reason: Exclude<DateReading, { kind: 'date' }>['reason'], detail: string): DateReading {
  return { kind: 'refused', reason, detail: detail.slice(0, LONGEST) };
}
