/** Divides the scorecard: rows with a figure of this period are shown in full, the others are folded into one line. */
import type { Edition, ScorecardRow, ScorecardValue } from '../edition/edition.js';
import { formatDate } from '../words/format-date.js';
import { wordsOf } from '../words/words.js';

/** A row with a reported figure. */
export interface ReportedRow extends ScorecardRow {
  newest: ScorecardValue;
}

export interface ScorecardView {
  /** Rows with a figure of this period. */
  rows: ReportedRow[];
  /** The others, "name value" each, because what is watched is part of the answer. */
  stale: string[];
}

export function viewScorecard({ scorecard, digest }: Edition): ScorecardView {
  const { zone, language } = digest;
  const words = wordsOf(language);
  const rows = scorecard.filter((row): row is ReportedRow => row.fresh && row.newest !== null);
  const stale = scorecard
    .filter((row) => !rows.some(({ id }) => id === row.id))
    .map(({ name, newest, baselines }) => {
      if (newest === null) return [name, baselines.map(({ text }) => text).join(' / ')].filter(Boolean).join(' ');
      const seen = newest.date === null ? null : words.lastSeen(formatDate(newest.date, zone, language));
      const aside = [newest.period, newest.source, seen].filter(Boolean).join(words.comma);
      return `${name} ${newest.text}${aside && words.aside(aside)}`;
    });
  return { rows, stale };
}
