/** An item's line in English: subject, action and figures, as far as they are certain. */
import { formatValue, metricName } from '../../metrics/format-figure.js';
import type { Figure } from '../../model.js';
import type { English } from './compile-english.js';
import { englishPeriod } from './english-period.js';

/** What a line says of a figure. */
export type LineFigure = Omit<Figure, 'span' | 'quote'>;

/** A line stays a line; the rest is shown with the other figures. */
const MOST_FIGURES = 3;

const HAN = /\p{Script=Han}/u;

/**
 * "Xiaomi EV: deliveries over 30,000 (July 2026, Xiaomi EV)". Without a certain action, subject and figures; null if neither is known.
 * @param title the headline of the event's leading article
 * @param figures the event's checked figures
 */
export function englishLine(title: string, figures: readonly LineFigure[], english: English): string | null {
  const action = english.action(title);
  const told = action !== null && figures.some(({ metric }) => metric === action.metric) ? null : action;
  const named = english.subject(title);
  const common = subjectOf(figures, english);
  const narrower = told === null && common?.startsWith(`${named} `) ? common : null;
  const subject = narrower ?? named ?? common;
  if (subject === null) return null;
  const said = figures
    .filter((figure) => !english.isProduct(title) || english.name(figure.subject)?.startsWith(subject))
    .flatMap((figure) => englishFigure(figure, subject, english) ?? [])
    .slice(0, MOST_FIGURES);
  const parts = [...(told === null ? [] : [told.text]), ...said];
  return parts.length === 0 ? null : `${subject}: ${parts.join('; ')}`;
}

/** The figures' common subject. */
function subjectOf(figures: readonly LineFigure[], english: English): string | null {
  const names = new Set(figures.map(({ subject }) => english.name(subject)));
  const [only = null] = names;
  return names.size === 1 ? only : null;
}

/** One figure without what the line's subject says already; null if its own subject has no English name. */
export function englishFigure(figure: LineFigure, lineSubject: string | null, english: English): string | null {
  const { metric, subject, period, comparison, saidBy } = figure;
  const name = subject === '' ? '' : english.name(subject);
  const value = formatValue(figure, 'en');
  if (name === null || HAN.test(value)) return null;
  const notes = [
    period === null ? '' : englishPeriod(period),
    changeOf(figure, comparison),
    speakerOf(saidBy, english),
  ];
  const about = name === '' || name === lineSubject ? '' : `${name} `;
  const known = notes.filter((note) => note !== '').join(', ');
  return `${about}${metricName(metric, 'en')} ${value}${known === '' ? '' : ` (${known})`}`;
}

function changeOf({ metric }: LineFigure, comparison: Figure['comparison']): string {
  if (comparison === null) return '';
  const since = { yoy: 'year on year', qoq: 'on the previous period', other: '' }[comparison.kind];
  if (/growth/.test(metric)) return since;
  return `${comparison.percent > 0 ? '+' : ''}${comparison.percent}% ${since}`.trim();
}

/** A speaker without an English name is left out: the item's link leads to who said it. */
function speakerOf(saidBy: string | null, english: English): string {
  return (saidBy !== null && english.name(saidBy)) || '';
}
