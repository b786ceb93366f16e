/** What must be said beside the news: that the edition is late, what was not collected, which other themes a story has? */
import type { Edition, EditionStory } from '../edition/edition.js';
import { formatDate, formatMoment } from '../words/format-date.js';
import { wordsOf } from '../words/words.js';

/** Names of the themes beside the one that a story stands under. */
export function themeNames(story: EditionStory, edition: Edition): string[] {
  return story.otherThemes.map((theme) => edition.themeNames[theme] ?? theme);
}

/** What could not be collected, one line each; one honest line where nothing is known to be missing. */
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

/** Lines above the headline that say what is unusual: late, or periods without an edition. */
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
