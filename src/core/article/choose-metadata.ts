/**
 * Title, date and language of an article, where the page's markup, its JSON-LD, its text and its address disagree.
 */
import { parseDate } from '../dates/parse-date.js';
import { detectLanguage } from './detect-language.js';

export interface TitleCandidates {
  /** From an operator's selector; used as it is. */
  chosen?: string | undefined;
  jsonLd?: string | undefined;
  openGraph?: string | undefined;
  /** The title element. */
  page?: string | undefined;
  /** First-level headings of the page. */
  headings: readonly string[];
}

/** " - IT之家", "_某某网", " | Reuters": what follows the last such separator. A hyphen inside a word does not separate. */
const SUFFIX = /^(.{8,}?)(?:\s+[-–—|_·•]+\s+|\s*[_|丨｜]\s*|\s*[-–—]{2}\s*)[^_|丨｜]{1,40}$/;

function withoutSite(title: string): string {
  // At most twice: "headline_channel_site".
  const once = SUFFIX.exec(title)?.[1] ?? title;
  return SUFFIX.exec(once)?.[1] ?? once;
}

function comparable(text: string): string {
  return text.replace(/[\s\p{P}\p{S}]/gu, '').toLowerCase();
}

/** The headline without the site's name. A heading contained in one of the page's titles is the headline spelled in full. */
export function chooseTitle(candidates: TitleCandidates): string | undefined {
  const { chosen, jsonLd, openGraph, page, headings } = candidates;
  if (chosen) return chosen;
  const named = [openGraph, jsonLd, page].filter((title): title is string => title !== undefined && title !== '');
  const heading = headings.find(
    (one) => one.length >= 4 && named.some((title) => comparable(title).includes(comparable(one))),
  );
  if (heading) return heading;
  const title = jsonLd || openGraph || page || headings[0];
  return title === undefined || title === '' ? undefined : withoutSite(title);
}

/** Detected from the text where there is enough of it: the lang attribute of a template is often wrong for the article. */
export function chooseLanguage(text: string, declared: string | undefined): string | undefined {
  const detected = text.length >= 40 ? detectLanguage(text) : 'other';
  if (detected !== 'other') return detected;
  return declared && /^[a-z]{2,3}$/.test(declared) ? declared : undefined;
}

/** The first readable candidate as an ISO 8601 instant. `zone` applies to dates that name none; `now` is for relative dates. */
export function chooseDate(
  candidates: readonly (string | undefined)[],
  zone: string,
  now: Date | undefined,
): string | undefined {
  for (const text of candidates) {
    const date = text === undefined ? null : parseDate(text, { zone, ...(now !== undefined && { now }) });
    if (date?.kind === 'date') return date.iso;
  }
  return undefined;
}

const YEAR = '(20[0-3]\\d)';
const MONTH = '(0[1-9]|1[0-2])';
const DAY = '(0[1-9]|[12]\\d|3[01])';
/** `/2026/11/19/`, `/2026-11-19/`, `/20261119/`, `/2026/1119/`: a path segment or the beginning of one, so that ids do not match. */
const DATE_IN_PATH = new RegExp(`/${YEAR}(?:[-/_]?)${MONTH}(?:[-/_]?)${DAY}(?![0-9])`);

/** The plain date ("2026-11-19") in the address, a habit of news sites older than any date markup. */
export function dateFromUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const [, year, month, day] = DATE_IN_PATH.exec(new URL(url).pathname) ?? [];
  return year && month && day ? `${year}-${month}-${day}` : undefined;
}
