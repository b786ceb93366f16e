/** Chooses the few figures of an event that an edition prints: sure ones only, the most telling first. */
import { isHouse } from '../lexicon/own-names.js';
import { baseMetric, isGrowth } from '../metrics/derived-metrics.js';
import { OF_RESULTS } from '../metrics/metric-groups.js';
import { METRICS } from '../metrics/metric-names.js';
import { type BaseValue, sameValue, subjectKey, toBase } from '../metrics/units.js';
import type { Figure } from '../model.js';
import { doubtFigure } from './doubt-figure.js';
import { byTime, type EventMember } from './event-member.js';

/** A figure as an edition prints it, with the article it is taken from. */
export interface KeyFigure extends Figure {
  articleId: string;
  /** Independent outlets that state it. */
  outlets: number;
}

export const MOST_KEY_FIGURES = 6;

/** Relative tolerance for values repeated more exactly: 991 亿 in one report, 991.42 亿 in the other. */
const SAME = 0.005;
const PLACE_BONUS = { title: 0.5, lead: 0.3, body: 0 } as const;
const OUTLET_BONUS = 0.1;
const MOST_OUTLET_BONUS = 0.3;
const CHANGE_BONUS = 0.1;
const SPEAKER_BONUS = 0.05;
const HOUSE_BONUS = 0.15;
const BOUND_MALUS = 0.05;
/** Further figures of the same metric say less than one of another. */
const AGAIN_MALUS = 0.12;
const MOST_AGAIN = 3;
/** A change without its value. */
const GROWTH_SHARE = 0.8;
/** Metrics of which one subject has one value at a time; several prices or ranges of one name are its versions. */
const MANY_VALUED = new Set(['price', 'launch_price', 'range', 'mix', 'fuel_use', 'orders', 'recall', 'lap_time']);
/** So many values of one metric and name in an article are a list. */
const LIST = 4;
/** Counts that one report gives for the house and another for its products. */
const COUNTS = new Set(['deliveries', 'sales', 'shipments', 'orders', 'recall']);
/** "超千亿" and 1,089 亿 are one figure: the exact value lies at most this far above the round one. */
const ROUND_WITHIN = 1.2;

interface Candidate {
  figure: KeyFigure;
  score: number;
  readonly sites: Set<string>;
}

/**
 * At most `most` figures of an event, best first. `members` are the event's articles in any order. Every figure is certain: its
 * subject is the house's own, its metric says what is counted, its period is known where it needs one; rumours, plans and old
 * background are left out. The same figure from several members is one, in the best-sourced wording; where members contradict
 * each other, the value that more independent outlets state wins.
 */
export function chooseKeyFigures(members: readonly EventMember[], most = MOST_KEY_FIGURES): KeyFigure[] {
  const candidates: Candidate[] = [];
  for (const member of inOrder(members)) {
    const sure = member.figures.filter((figure) => doubtFigure(figure, member) === null);
    for (const figure of withoutLists(sure)) add(candidates, figure, member);
  }
  for (const one of candidates) one.score = scoreOf(one);
  return varied(withoutContradictions(withoutParts(candidates)))
    .slice(0, most)
    .map(({ figure, sites }) => ({ ...figure, outlets: sites.size }));
}

/** Originals and reports before copies, better sources and earlier reports first. */
function inOrder(members: readonly EventMember[]): EventMember[] {
  const copies = ({ role }: EventMember) => (role === 'copy' ? 1 : 0);
  return [...members].sort((a, b) => copies(a) - copies(b) || a.tier - b.tier || byTime(a, b));
}

function add(candidates: Candidate[], figure: Figure, { articleId, site, role }: EventMember): void {
  const known = candidates.find((one) => states(one.figure, figure));
  const next: KeyFigure = { ...figure, articleId, outlets: 1 };
  if (known === undefined) {
    candidates.push({ figure: next, score: 0, sites: new Set([site]) });
    return;
  }
  if (role !== 'copy') known.sites.add(site);
  const [better, other] = fullness(next) > fullness(known.figure) ? [next, known.figure] : [known.figure, next];
  const narrower = other.subject.length > better.subject.length && includesSubject(other.subject, better.subject);
  known.figure = narrower ? { ...better, subject: other.subject } : better;
}

/** Where an article lists many values of one metric under one name (screen sizes, cities), the first alone stands for them. */
function withoutLists(figures: readonly Figure[]): Figure[] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = `${figure.metric} ${subjectKey(figure.subject)}`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return figures.filter((figure) => {
    const group = groups.get(`${figure.metric} ${subjectKey(figure.subject)}`) ?? [];
    const first = group.toSorted((a, b) => placeOf(a) - placeOf(b))[0];
    return group.length < LIST || figure === first;
  });
}

function placeOf({ span }: Figure): number {
  return span.place === 'title' ? -1 : span.start;
}

/** Whether two figures say the same of the same subject. */
function states(a: Figure, b: Figure): boolean {
  if (a.metric !== b.metric) return false;
  const one = toBase(a.value, a.unit);
  const other = toBase(b.value, b.unit);
  if (!sameValue(one, other, SAME) && !rounds(a, one, b, other) && !rounds(b, other, a, one)) return false;
  if (a.metric === 'mix' && groupIn(a.subject) === groupIn(b.subject)) return true;
  if (OF_RESULTS.has(baseMetric(a.metric))) return true; // "手机" and "智能手机业务" of one company with one revenue
  if (COUNTS.has(a.metric) && (isHouse(a.subject) || isHouse(b.subject))) return true;
  return includesSubject(a.subject, b.subject) || includesSubject(b.subject, a.subject);
}

/** Whether `a` is the round form of `b` for the same period: "破千亿" of 1,089 亿. */
function rounds(a: Figure, one: BaseValue, b: Figure, other: BaseValue): boolean {
  if (a.bound !== 'over' || b.bound !== null || a.period !== b.period || one.unit !== other.unit) return false;
  if (MANY_VALUED.has(a.metric) || one.value <= 0) return false;
  return other.value >= one.value && other.value <= one.value * ROUND_WITHIN;
}

/** "选择大满配的用户" of a subject that may or may not name the car. */
function groupIn(subject: string): string {
  return subject.split(' ').at(-1) ?? subject;
}

function includesSubject(whole: string, part: string): boolean {
  return subjectKey(whole).includes(subjectKey(part));
}

function fullness({ period, comparison, saidBy, span, subject, value, bound }: Figure): number {
  const exact = bound === null ? 0.5 : 0;
  const told = (period === null ? 0 : 1) + (comparison === null ? 0 : 2) + (saidBy === null ? 0 : 0.5) + exact;
  const place = span.place === 'title' ? 0.25 : span.place === 'lead' ? 0.2 : 0;
  const digits = String(Math.abs(value)).replace('.', '').replace(/0+$/u, '').length;
  return told + place + subject.length / 100 + digits / 100;
}

function scoreOf({ figure, sites }: Candidate): number {
  const { metric, span, comparison, saidBy, bound, subject } = figure;
  const weight = (METRICS[baseMetric(metric)]?.weight ?? 0) * (isGrowth(metric) ? GROWTH_SHARE : 1);
  return (
    weight +
    PLACE_BONUS[span.place] +
    Math.min(MOST_OUTLET_BONUS, OUTLET_BONUS * (sites.size - 1)) +
    (comparison === null ? 0 : CHANGE_BONUS) +
    (saidBy === null ? 0 : SPEAKER_BONUS) +
    (isHouse(subject) ? HOUSE_BONUS : 0) -
    (bound === null ? 0 : BOUND_MALUS)
  );
}

/** Where the whole company's result is known, the same result of one of its businesses is a detail. */
function withoutParts(candidates: readonly Candidate[]): Candidate[] {
  const whole = new Set(candidates.filter(({ figure }) => isHouse(figure.subject)).map(({ figure }) => figure.metric));
  return candidates.filter(
    ({ figure }) => isHouse(figure.subject) || !OF_RESULTS.has(figure.metric) || !whole.has(figure.metric),
  );
}

/** Of values that exclude each other, the one that more outlets state; then the better placed. */
function withoutContradictions(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(
    (one) =>
      !candidates.some(
        (other) =>
          other !== one &&
          contradict(one.figure, other.figure) &&
          (other.sites.size > one.sites.size || (other.sites.size === one.sites.size && other.score > one.score)),
      ),
  );
}

function contradict(a: Figure, b: Figure): boolean {
  if (a.metric !== b.metric || a.unit !== b.unit || MANY_VALUED.has(a.metric)) return false;
  if (a.period !== null && b.period !== null && a.period !== b.period) return false;
  if (a.comparison !== null && b.comparison !== null && a.comparison.kind !== b.comparison.kind) return false;
  return (isHouse(a.subject) && isHouse(b.subject)) || subjectKey(a.subject) === subjectKey(b.subject);
}

function varied(candidates: Candidate[]): Candidate[] {
  const told = new Map<string, number>();
  const sorted = [...candidates].sort((a, b) => b.score - a.score);
  for (const one of sorted) {
    const { metric } = one.figure;
    const before = told.get(metric) ?? 0;
    one.score -= Math.min(before, MOST_AGAIN) * AGAIN_MALUS;
    told.set(metric, before + 1);
  }
  return sorted.sort((a, b) => b.score - a.score);
}
