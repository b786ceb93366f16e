/** Dated coming events of the own company, of rivals and of named rules, each once, by date. */
import { dayOf } from '../../dates/days-between.js';
import type { Bilingual } from '../../seeds/seed-document.js';
import { clipLine, safeUrl } from '../../text/clean-text.js';
import type { AroundArticle } from '../edition/around-article.js';
import type { CompiledPanel } from './compile-panel.js';
import { articlesOf, countOutlets, groupReports, type ReportGroup } from './group-reports.js';
import { cleanHeadline } from './headline-text.js';
import { type ComingReport, readComing } from './read-coming.js';
import { sharedBigrams } from './shared-bigrams.js';

/** A line on a coming event, with everything a reader needs to check it. */
export interface ComingEvent {
  /** "2026-08-05", a span of days, "2026-09", "2026Q4", "2026H2" or "2026". */
  date: string;
  /** The own company or the rival; null for a rule. */
  name: Bilingual | null;
  text: string;
  /** Ids of all reports of it, the one quoted first. */
  articles: string[];
  url: string | null;
  outlet: string;
  outlets: number;
  /** Whether no report of it is more than hearsay. */
  rumour: boolean;
}

const MOST = 8;
const LONGEST = 60;
/** In days. */
const LONGEST_SPAN = 31;
/** From this share of common character pairs, two reports of one subject tell one event. */
const ALIKE = 0.4;

/** At most eight events, by date. */
export function comingEvents(
  articles: readonly AroundArticle[],
  { from, panel }: { from: string; panel: CompiledPanel },
): ComingEvent[] {
  const start = dayOf(from);
  if (start === null) return [];
  const reports = articles.flatMap((article) => readComing(article, start, panel));
  return groupReports(reports, isSame)
    .map((group) => ({ group, strength: strengthOf(group) }))
    .sort((a, b) => b.strength - a.strength)
    .slice(0, MOST)
    .map(({ group }) => group)
    .sort((a, b) => a[0].date.first - b[0].date.first || a[0].date.last - b[0].date.last)
    .map(showEvent);
}

type Group = ReportGroup<ComingReport>;

/** One subject, dates that overlap, and no two different product lines. */
function isSame(a: ComingReport, b: ComingReport): boolean {
  if (a.subject.id !== b.subject.id || !datesMeet(a, b)) return false;
  const [one, other] = [a.subject.line, b.subject.line];
  if (one !== '' && other !== '') return one === other;
  return (a.date.isExact && a.date.period === b.date.period) || sharedBigrams(a.words, b.words) >= ALIKE;
}

/** The same date, or overlapping ones of a month at most: "年内" overlaps with everything. */
function datesMeet({ date: a }: ComingReport, { date: b }: ComingReport): boolean {
  if (a.period === b.period) return true;
  const isShort = [a, b].every(({ first, last }) => last - first <= LONGEST_SPAN);
  return isShort && a.first <= b.last && b.first <= a.last;
}

function strengthOf(group: Group): number {
  const [first] = group;
  const subject = first.subject.id === 'own' ? 2 : first.subject.id === 'rule' ? 1.5 : 1;
  const exact = group.some(({ date }) => date.isExact) ? 1 : 0;
  const line = group.some((one) => one.subject.line !== '') ? 0.5 : 0;
  const sure = group.some(({ rumour }) => !rumour) ? 1 : 0;
  return subject + exact + line + sure + Math.log2(countOutlets(group));
}

/** The clearest report: exact, no hearsay, said in the headline, short. */
function clarity({ date, rumour, place, words }: ComingReport): number {
  return (rumour ? 0 : 4) + (date.isExact ? 2 : 0) + (place === 'title' ? 1 : 0) - words.length / 40;
}

function showEvent(group: Group): ComingEvent {
  const best = group.reduce((a, b) => (clarity(b) > clarity(a) ? b : a));
  const { article, date, subject, words, rumour } = best;
  return {
    date: date.period,
    name: subject.name,
    text: clipLine(cleanHeadline(words), LONGEST),
    articles: articlesOf(group, best),
    url: safeUrl(article.url),
    outlet: article.outlet,
    outlets: countOutlets(group),
    rumour,
  };
}
