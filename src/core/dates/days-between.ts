/**
 * How many days lie between two articles?
 */

const DAY_MS = 86_400_000;
/** Most sources and all plain dates are Chinese: an instant counts for the day it had in Beijing. */
const BEIJING_MS = 8 * 3_600_000;

/**
 * Milliseconds since 1970 of a date; null where it is absent or cannot be read.
 * A plain date stands for its last moment: whoever tells the hour can prove to have been earlier.
 */
export function articleInstant(date: string | null): number | null {
  if (!date) return null;
  // As machines write it; the rest is for what was written otherwise.
  if (date.length === 24 && date.endsWith('Z')) return numberOrNull(Date.parse(date));
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(date);
  // Without a zone the answer would depend on this machine: such times are read as Beijing's.
  const zoned = /(?:Z|[+-]\d{2}:?\d{2}|GMT|UTC)\s*(?:\([^)]*\))?$/i.test(date.trim());
  const instant = Date.parse(plain ? `${date}T23:59:59+08:00` : zoned ? date : `${date.trim()}+08:00`);
  return numberOrNull(instant);
}

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Number of the calendar day in Beijing since 1970; null where the date is absent or cannot be read. */
export function dayOf(date: string | null): number | null {
  const instant = articleInstant(date);
  return instant === null ? null : Math.floor((instant + BEIJING_MS) / DAY_MS);
}

/** Days between two dates, 0 for the same day; null where either is unknown. */
export function daysBetween(a: string | null, b: string | null): number | null {
  const [first, second] = [dayOf(a), dayOf(b)];
  return first === null || second === null ? null : Math.abs(first - second);
}
