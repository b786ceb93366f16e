/** One scorecard row: the newest figure for a metric against the seed corpus's baseline, and the sources that disagree. */

import type { DigestLanguage } from '../config/digest-definition.js';
import { formatValue } from '../metrics/format-figure.js';
import { periodLength } from '../metrics/period-length.js';
import { subjectKey } from '../metrics/units.js';
import { cleanLine, safeUrl } from '../text/clean-text.js';
import type { ScorecardRow, ScorecardValue } from './edition/edition.js';
import type { FoundFigure, InputBaseline, InputMetric } from './edition/edition-input.js';
import { periodEnd, showDuration, showPeriod } from './words/figure-period.js';
import { shortLanguage } from './words/words.js';

/** Rounding and "约" explain a difference up to this share; a larger one is a contradiction. */
const SAME_WITHIN = 0.02;
const MOST_DISPUTED = 3;

/** Amounts that accumulate over time: a month's is not comparable with a year's. */
const FLOWS = /^(?:shipments|deliveries|sales|orders|production|revenue|sales_value|rd_spend|ai_spend|loss)$|profit$/;

/** A figure's age: by the period it refers to, or else by the date of publication. */
function newness({ period, publishedAt }: FoundFigure): string {
  return `${periodEnd(period) ?? publishedAt?.slice(0, 10) ?? ''} ${publishedAt ?? ''}`;
}

function differ(a: { value: number; unit: string }, b: { value: number; unit: string }): boolean {
  const scale = Math.max(Math.abs(a.value), Math.abs(b.value));
  return a.unit === b.unit && Math.abs(a.value - b.value) > SAME_WITHIN * scale;
}

/** The source as readers would cite it: "IDC · 小米离高端还差半步". */
function sourceOf(saidBy: string | null, place: string): string {
  const voices = saidBy === null || saidBy === place ? [place] : [saidBy, place];
  return voices.map(cleanLine).filter(Boolean).join(' · ');
}

function showBaseline(one: InputBaseline, metric: string, language: DigestLanguage): ScorecardValue {
  const { value, high, unit, period, within } = one;
  const written = one.stated ?? formatValue({ ...one, metric }, shortLanguage(language));
  const text = within === null ? written : `${written} / ${showDuration(within, language)}`;
  const source = sourceOf(one.saidBy, one.document);
  return {
    text,
    value,
    high,
    unit,
    period: showPeriod(period),
    source,
    url: safeUrl(one.url),
    date: null,
    speaker: one.saidBy,
    articleId: null,
  };
}

function showFound(one: FoundFigure, metric: string, language: DigestLanguage): ScorecardValue {
  const { value, high, unit, period, publishedAt } = one;
  const text = formatValue({ ...one, metric }, shortLanguage(language));
  const source = sourceOf(one.saidBy, one.outlet);
  const { saidBy: speaker, articleId } = one;
  const shown = { text, value, high, unit, period: showPeriod(period), source };
  return { ...shown, url: safeUrl(one.url), date: publishedAt, speaker, articleId };
}

/** "Over 600 million" does not say by how much. */
function open({ bound, high }: { bound: InputBaseline['bound']; high: number | null }): boolean {
  return high !== null || bound === 'over' || bound === 'under';
}

/** Whether two figures are comparable: both exact, in the same unit, over periods of similar length. */
function comparable(baseline: InputBaseline, newest: FoundFigure, metric: string): boolean {
  if (open(baseline) || open(newest) || baseline.stated !== null || newest.unit === 'rank') return false;
  if (newest.unit !== '%' && baseline.value === 0) return false;
  return !FLOWS.test(metric) || periodLength(baseline.period) === periodLength(newest.period);
}

/** Percentage points for shares, percent for the rest; null where a comparison would be unfair, as when baselines contradict each other. */
function changeFrom({ baselines, metric }: InputMetric, newest: FoundFigure | undefined): ScorecardRow['change'] {
  const [baseline, ...others] = baselines.filter((one) => one.unit === newest?.unit);
  if (newest === undefined || baseline === undefined || !comparable(baseline, newest, metric)) return null;
  if (others.some((one) => one.high !== null || differ(baseline, one))) return null;
  const points = newest.unit === '%';
  const difference = newest.value - baseline.value;
  const change = points ? difference : (100 * difference) / baseline.value;
  return { value: Math.round(change * 10) / 10, kind: points ? 'points' : 'percent' };
}

/** Different values that other named speakers state of the same subject for the same period, newest first, each value once. */
function disputes(newest: FoundFigure, found: FoundFigure[]): FoundFigure[] {
  const against: FoundFigure[] = [];
  if (newest.saidBy === null || newest.period === null) return against;
  for (const one of found) {
    const other =
      one.saidBy !== null &&
      one.saidBy !== newest.saidBy &&
      one.period === newest.period &&
      subjectKey(one.subject) === subjectKey(newest.subject) &&
      differ(one, newest);
    if (other && against.every((known) => differ(one, known))) against.push(one);
  }
  return against.slice(0, MOST_DISPUTED);
}

/** Candidates for the row, best first: the newest, or for a record, the highest that exceeds every baseline. */
function candidates({ baselines, found, take }: InputMetric): FoundFigure[] {
  const known = baselines.map((one) => periodEnd(one.period) ?? '').sort();
  const since = known.at(-1) ?? '';
  const record =
    take === 'highest' ? Math.max(...baselines.map((one) => one.high ?? one.value)) : Number.NEGATIVE_INFINITY;
  return found
    .filter((one) => newness(one).slice(0, 10) >= since && one.value > record)
    .sort(
      (a, b) =>
        (take === 'highest' ? b.value - a.value : 0) ||
        newness(b).localeCompare(newness(a)) ||
        a.storyId.localeCompare(b.storyId),
    );
}

/** One row of the scorecard. Figures older than the newest baseline are not news and are ignored. */
export function scoreMetric(row: InputMetric, periodStart: string, language: DigestLanguage): ScorecardRow {
  const { id, metric, better, baselines, take } = row;
  const found = candidates(row);
  const newest = found[0];
  const against = newest === undefined || take === 'highest' ? [] : disputes(newest, found);
  return {
    id,
    name: row.name[shortLanguage(language)],
    better,
    baselines: baselines.map((one) => showBaseline(one, metric, language)),
    newest: newest === undefined ? null : showFound(newest, metric, language),
    fresh: newest?.publishedAt != null && Date.parse(newest.publishedAt) >= Date.parse(periodStart),
    change: changeFrom(row, newest),
    disputed: against.map((one) => showFound(one, metric, language)),
    note: row.note && cleanLine(row.note),
  };
}
