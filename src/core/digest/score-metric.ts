/** How does the newest figure found for a metric stand against the seed corpus's baseline, and who disagrees? */
import { cleanLine, safeUrl } from './clean-text.js';
import type { DigestLanguage } from './definition.js';
import type { ScorecardRow, ScorecardValue } from './edition.js';
import type { FoundFigure, InputBaseline, InputMetric } from './edition-input.js';
import { formatQuantity } from './format-value.js';

/** Rounding and "约" account for this much; more is a contradiction. */
const SAME_WITHIN = 0.02;
const MOST_DISPUTED = 3;

/** Last day of a figure's own period ("2025", "2025Q1", "2025-05", "2022/2026"), as a sortable date; null where it names none. */
export function periodEnd(period: string | null): string | null {
  const last = period?.split('/').at(-1)?.trim() ?? '';
  const quarter = /^(\d{4})-?Q([1-4])$/.exec(last);
  if (quarter !== null) return `${quarter[1]}-${String(Number(quarter[2]) * 3).padStart(2, '0')}-31`;
  if (/^\d{4}$/.test(last)) return `${last}-12-31`;
  if (/^\d{4}-\d{2}$/.test(last)) return `${last}-31`;
  return /^\d{4}-\d{2}-\d{2}/.test(last) ? last.slice(0, 10) : null;
}

/** How new a figure is: by the time it speaks of, else by the day it was published. */
function newness(found: FoundFigure): string {
  return `${periodEnd(found.period) ?? found.publishedAt?.slice(0, 10) ?? ''} ${found.publishedAt ?? ''}`;
}

function differ(a: { value: number; unit: string }, b: { value: number; unit: string }): boolean {
  return (
    a.unit === b.unit && Math.abs(a.value - b.value) > SAME_WITHIN * Math.max(Math.abs(a.value), Math.abs(b.value))
  );
}

function showBaseline(one: InputBaseline, language: DigestLanguage): ScorecardValue {
  const { value, high, unit, period } = one;
  const text = formatQuantity(one, language);
  return { text, value, high, unit, period, source: cleanLine(one.document), url: safeUrl(one.url), date: null };
}

function showFound(one: FoundFigure, language: DigestLanguage): ScorecardValue {
  const { value, high, unit, period } = one;
  const speakers = one.saidBy === null || one.saidBy === one.outlet ? [one.outlet] : [one.saidBy, one.outlet];
  const source = speakers.map(cleanLine).filter(Boolean).join(' · ');
  return {
    text: formatQuantity(one, language),
    value,
    high,
    unit,
    period,
    source,
    url: safeUrl(one.url),
    date: one.publishedAt,
  };
}

/** Percentage points for shares, per cent for the rest; null where the two cannot be compared fairly. */
function changeFrom(baselines: InputBaseline[], newest: FoundFigure | undefined): ScorecardRow['change'] {
  const [baseline, ...others] = baselines.filter((one) => one.unit === newest?.unit);
  if (newest === undefined || baseline === undefined || newest.unit === 'rank') return null;
  if (baseline.high !== null || newest.high !== null || others.some((one) => differ(baseline, one))) return null;
  const points = newest.unit === '%';
  if (!points && baseline.value === 0) return null;
  const difference = points ? newest.value - baseline.value : (100 * (newest.value - baseline.value)) / baseline.value;
  return { value: Math.round(difference * 10) / 10, kind: points ? 'points' : 'percent' };
}

/** Other speakers on the same time who say something else, newest first, each value once. */
function disputes(newest: FoundFigure, found: FoundFigure[]): FoundFigure[] {
  const against: FoundFigure[] = [];
  for (const one of found) {
    const sameTime = one.period === newest.period;
    const otherVoice = (one.saidBy ?? one.outlet) !== (newest.saidBy ?? newest.outlet);
    if (sameTime && otherVoice && differ(one, newest) && against.every((other) => differ(one, other)))
      against.push(one);
  }
  return against.slice(0, MOST_DISPUTED);
}

/** One row of the scorecard. Figures older than the newest baseline are no news and are left aside. */
export function scoreMetric(metric: InputMetric, periodStart: string, language: DigestLanguage): ScorecardRow {
  const known = metric.baselines.map((one) => periodEnd(one.period) ?? '').sort();
  const since = known.at(-1) ?? '';
  const found = metric.found
    .filter((one) => newness(one).slice(0, 10) >= since)
    .sort((a, b) => newness(b).localeCompare(newness(a)) || a.storyId.localeCompare(b.storyId));
  const newest = found[0];
  return {
    id: metric.id,
    name: language === 'zh-CN' ? metric.name.zh : metric.name.en,
    better: metric.better,
    baselines: metric.baselines.map((one) => showBaseline(one, language)),
    newest: newest === undefined ? null : showFound(newest, language),
    fresh: newest?.publishedAt != null && Date.parse(newest.publishedAt) >= Date.parse(periodStart),
    change: changeFrom(metric.baselines, newest),
    disputed: newest === undefined ? [] : disputes(newest, found).map((one) => showFound(one, language)),
  };
}
