/**
 * What is an article's headline, without the site's name behind it?
 */

export interface TitleCandidates {
  /** From an operator's selector; taken as it is. */
  chosen?: string;
  jsonLd?: string;
  openGraph?: string;
  /** The title element. */
  page?: string;
  /** First-level headings of the page. */
  headings: readonly string[];
}

/** " - IT之家", "_某某网", " | Reuters": what follows the last such sign. A plain hyphen within a word is none. */
const SUFFIX = /^(.{8,}?)(?:\s+[-–—|_·•]+\s+|\s*[_|丨｜]\s*|\s*[-–—]{2}\s*)[^_|丨｜]{1,40}$/;

function withoutSite(title: string): string {
  // Twice at most: "headline_channel_site".
  const once = SUFFIX.exec(title)?.[1] ?? title;
  return SUFFIX.exec(once)?.[1] ?? once;
}

function comparable(text: string): string {
  return text.replace(/[\s\p{P}\p{S}]/gu, '').toLowerCase();
}

/** A heading that the page's title begins with or contains is the headline itself, spelled in full. */
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
