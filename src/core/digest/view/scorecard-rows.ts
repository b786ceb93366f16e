/** Chooses the scorecard rows to show in full this week, and summarises the others. */
import type { Edition, ScorecardRow, ScorecardValue } from '../edition/edition.js';
import { wordsOf } from '../words/words.js';

/** If there are fewer fresh figures, the latest older ones fill the rows up to this number. */
const FILL_TO = 6;
/** More names than this become a wall of text. */
const MOST_NAMES = 12;

/** A row with a reported figure. */
export interface ReportedRow extends ScorecardRow {
  newest: ScorecardValue;
}

export interface ScorecardView {
  /** Rows shown in full: every fresh figure, then the latest older ones. */
  rows: ReportedRow[];
  /** The others on one line, "name value; name value …", because what is watched is part of the answer; null if there are none. */
  rest: string | null;
}

/** `everything`: name all the others, whatever their number. */
export function viewScorecard({ scorecard, digest }: Edition, everything = false): ScorecardView {
  const words = wordsOf(digest.language);
  const reported = scorecard.filter((row): row is ReportedRow => row.newest !== null);
  const fresh = reported.filter((row) => row.fresh);
  const older = reported.filter((row) => !row.fresh);
  const rows = [...fresh, ...older.slice(0, Math.max(0, FILL_TO - fresh.length))];
  const others = scorecard.filter((row) => !rows.some(({ id }) => id === row.id));
  const named = everything ? others : others.slice(0, MOST_NAMES);
  const names = named
    .map((row) => `${row.name} ${(row.newest ?? row.baselines[0])?.text ?? ''}`.trim())
    .join(words.separator);
  const more = others.length > named.length ? words.andMore(others.length - named.length) : '';
  return { rows, rest: others.length === 0 ? null : `${names}${more}` };
}
