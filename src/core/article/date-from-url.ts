/**
 * Which day does an article's address name?
 */

const YEAR = '(20[0-3]\\d)';
const MONTH = '(0[1-9]|1[0-2])';
const DAY = '(0[1-9]|[12]\\d|3[01])';
/** `/2026/11/19/`, `/2026-11-19/`, `/20261119/`, `/2026/1119/`; whole path segments or the beginning of one, so that ids do not count. */
const PATTERN = new RegExp(`/${YEAR}(?:[-/_]?)${MONTH}(?:[-/_]?)${DAY}(?![0-9])`);

/** A plain date ("2026-11-19"), or undefined. News sites have named the day in the address since before there was markup for it. */
export function dateFromUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const [, year, month, day] = PATTERN.exec(new URL(url).pathname) ?? [];
  return year && month && day ? `${year}-${month}-${day}` : undefined;
}
