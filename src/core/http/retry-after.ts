/**
 * How long does a server ask to be left alone?
 */

/** A week: whatever is longer is a mistake or a trap, and a feed that is away for a week needs a person, not a timer. */
const MAX_MS = 7 * 24 * 3_600_000;

/**
 * Reads Retry-After in both forms, seconds and HTTP date.
 * @returns milliseconds from `nowMs`, between 0 and a week; undefined where the header is missing or says nothing readable.
 */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  if (text === '') return undefined;
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : dateMs(text) - nowMs;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(Math.round(wait), 0), MAX_MS);
}

/** HTTP dates hold letters; Date.parse alone would also take "-5" for a year. */
function dateMs(text: string): number {
  return /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
}
