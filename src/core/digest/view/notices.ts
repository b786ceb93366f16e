/** Remarks that accompany the news: late edition, gaps in collection, a story's other themes. */
import type { Edition, EditionItem } from '../edition/edition.js';
import { formatDate, formatMoment } from '../words/format-date.js';
import { wordsOf } from '../words/words.js';

/** Names of a story's themes other than that of its section. */
export function themeNames(story: EditionItem, edition: Edition): string[] {
  return story.otherThemes.map((theme) => edition.themeNames[theme] ?? theme);
}

/** What could not be collected, one line each; a single line that says so if nothing is known to be missing. */
export function notCollectedLines(edition: Edition): string[] {
  const words = wordsOf(edition.digest.language);
  const { zone, language } = edition.digest;
  const moment = (iso: string) => formatMoment(iso, zone, language);
  const lines = [
    ...edition.gaps.map(({ from, to, what }) => words.gap(moment(from), moment(to), what || words.notRunning)),
    ...edition.feedsInTrouble.map(({ name, since, problem }) => words.trouble(name, since && moment(since), problem)),
  ];
  return lines.length === 0 ? [words.allCollected] : lines;
}

/** Lines above the headline for anything unusual: a late edition, or periods without one. */
export function noticeLines(edition: Edition): string[] {
  const words = wordsOf(edition.digest.language);
  const { zone, language } = edition.digest;
  const { period, composedAt, late, skippedSince } = edition;
  const lines: string[] = [];
  if (late)
    lines.push(words.late(formatMoment(period.publishAt, zone, language), formatMoment(composedAt, zone, language)));
  if (skippedSince !== null) {
    lines.push(words.skipped(formatDate(skippedSince, zone, language), formatDate(period.start, zone, language)));
  }
  return lines;
}
