/** Instants and day distances of article dates. */

const DAY_MS = 86_400_000;
/** Most sources and all plain dates are Chinese, so days are counted in Beijing time. */
const BEIJING_MS = 8 * 3_600_000;

/**
 * Milliseconds since 1970 of an article's date; null if it is absent or unreadable. A plain date stands for the end of that
 * day, so that an article that gives the hour sorts before one that does not.
 */
export function articleInstant(date: string | null): number | null {
  if (!date) return null;
  // Fast path for the usual machine-written form.
  if (date.length === 24 && date.endsWith('Z')) return numberOrNull(Date.parse(date));
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(date);
  // Without a zone the result would depend on this machine, so read the time as Beijing time.
  const zoned = /(?:Z|[+-]\d{2}:?\d{2}|GMT|UTC)\s*(?:\([^)]*\))?$/i.test(date.trim());
  const instant = Date.parse(plain ? `${date}T23:59:59+08:00` : zoned ? date : `${date.trim()}+08:00`);
  return numberOrNull(instant);
}

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** The calendar day in Beijing, as days since 1970; null if the date is absent or unreadable. */
export function dayOf(date: string | null): number | null {
  const instant = articleInstant(date);
  return instant === null ? null : Math.floor((instant + BEIJING_MS) / DAY_MS);
}

/** Days between two dates, 0 for the same day; null if either is unknown. */
export function daysBetween(a: string | null, b: string | null): number | null {
  const [first, second] = [dayOf(a), dayOf(b)];
  return first === null || second === null ? null : Math.abs(first - second);
}
