/** Whether a theme has grown or shrunk, where the numbers are large enough to tell. */
import type { Edition, ThemeTrend } from './edition.js';
import type { PreviousEdition } from './edition-input.js';

/** With fewer stories than this, both now and on average, a change is noise and gets no arrow. */
export const ARROW_FROM = 5;
/** With fewer editions to compare with, there is no "usual". */
export const ARROW_EDITIONS = 3;
export const TREND_EDITIONS = 8;

/** Two-sided 10% test for the difference of two Poisson counts after the square-root transform, which has variance 1/4. */
const SURE = 1.645;

function arrowFor(current: number, mean: number, editions: number): ThemeTrend['arrow'] {
  if (editions < ARROW_EDITIONS || Math.max(current, mean) < ARROW_FROM) return null;
  const difference = (2 * (Math.sqrt(current) - Math.sqrt(mean))) / Math.sqrt(1 + 1 / editions);
  if (difference >= SURE) return 'up';
  return difference <= -SURE ? 'down' : 'level';
}

/** One theme's count against earlier editions (oldest first; only the last eight are used). */
export function themeTrend(theme: string, name: string, current: number, before: PreviousEdition[]): ThemeTrend {
  const previous = before
    .slice(-TREND_EDITIONS)
    .map(({ label, themeCounts }) => ({ label, count: themeCounts[theme] ?? 0 }));
  const total = previous.reduce((sum, { count }) => sum + count, 0);
  const mean = previous.length === 0 ? null : total / previous.length;
  return { theme, name, current, previous, mean, arrow: arrowFor(current, mean ?? 0, previous.length) };
}

/** The count that fills a bar: the largest of all themes and editions, with a minimum so that one story does not look like many. */
export function tallestCount({ trends }: Pick<Edition, 'trends'>): number {
  return Math.max(ARROW_FROM, ...trends.flatMap((one) => [one.current, ...one.previous.map(({ count }) => count)]));
}
