/** The premium moves of the panel's rivals in a period, each once, strongest first. */
import type { Bilingual } from '../../seeds/seed-document.js';
import { clipLine, safeUrl } from '../../text/clean-text.js';
import type { AroundArticle } from '../edition/around-article.js';
import type { CompiledPanel } from './compile-panel.js';
import { articlesOf, countOutlets, groupReports, type ReportGroup } from './group-reports.js';
import { cleanHeadline, datedWords } from './headline-text.js';
import { type MoveReport, readMove } from './read-move.js';
import { sharedBigrams } from './shared-bigrams.js';

/** A line on a rival, with everything a reader needs to check it. */
export interface RivalMove {
  /** Its name in both languages; null for a report on a whole market. */
  rival: Bilingual | null;
  kind: MoveReport['kind'];
  text: string;
  /** Ids of all reports of it, the one quoted first. */
  articles: string[];
  url: string | null;
  outlet: string;
  /** Independent outlets that report it. */
  outlets: number;
}

const MOST = 6;
/** One busy rival, or one kind of news, must not fill the paragraph: each further move counts for this much less. */
const AGAIN = { rival: 1.25, kind: 0.5 };
/** A report on a whole market that names no rival says less about the rivals. */
const NAMES_NOBODY = -1;
const LONGEST = 60;
/** From this share of common character pairs, two headlines of one rival tell one thing. */
const ALIKE = 0.5;
/** Of one rival and kind, two moves rarely state the same amount by chance if it is large, or has two significant digits. */
const isTelling = (amount: string): boolean =>
  Number(amount.slice(1)) >= 10_000 || /[1-9]\d*\.?\d*[1-9]/.test(amount.slice(1));

/** At most six moves. `articles` may come in any order. */
export function rivalMoves(articles: readonly AroundArticle[], panel: CompiledPanel): RivalMove[] {
  const reports = articles.flatMap((article) => readMove(article, panel) ?? []);
  const groups = groupReports(reports, isSame).map((group) => ({ group, strength: strengthOf(group) }));
  return takeStrongest(groups).map(showMove);
}

/** One after the other, the strongest of what is left, each rival weighed down by its moves already taken. */
function takeStrongest(groups: readonly { group: Group; strength: number }[]): Group[] {
  const taken: Group[] = [];
  const left = [...groups];
  const standing = ({ group: [one], strength }: { group: Group; strength: number }): number =>
    strength -
    AGAIN.rival * taken.filter(([other]) => other.rival?.id === one.rival?.id).length -
    AGAIN.kind * taken.filter(([other]) => other.kind === one.kind).length;
  while (taken.length < MOST && left.length > 0) {
    const best = left.reduce((a, b) => (standing(b) > standing(a) ? b : a));
    taken.push(best.group);
    left.splice(left.indexOf(best), 1);
  }
  return taken;
}

type Group = ReportGroup<MoveReport>;

function isSame(a: MoveReport, b: MoveReport): boolean {
  if (a.kind !== b.kind) return false;
  // Of a report on a market, one outlet names the winner and another does not.
  const isMarket = a.rival === null || b.rival === null;
  if (!isMarket && a.rival?.id !== b.rival?.id) return false;
  if (a.line !== '' && a.line === b.line) return true;
  if (a.line !== '' && b.line !== '') return false;
  const shared = a.amounts.some((amount) => isTelling(amount) && b.amounts.includes(amount));
  return shared || (a.kind === 'results' && !isMarket) || sharedBigrams(a.headline, b.headline) >= ALIKE;
}

/** Kind, independent outlets, a named premium line, and the price level. */
function strengthOf(group: Group): number {
  const [first] = group;
  const line = group.some((one) => one.line !== '') ? 1 : 0;
  const figures = Math.min(2, Math.max(...group.map(({ amounts }) => amounts.length))) / 2;
  const level = Math.min(2, Math.log2(Math.max(1, ...group.map(({ priceLevel }) => priceLevel))));
  const named = group.some(({ rival }) => rival !== null) ? 0 : NAMES_NOBODY;
  return first.weight + Math.log2(countOutlets(group)) + line + figures + level + named;
}

/** The clearest report: it names rival and line, gives figures, is short, of a good source, and has the highest count so far. */
function clarity(report: MoveReport, highest: number): number {
  const { amounts, line, headline, article, rival, isClear } = report;
  const merits = [line !== '', rival !== null, isClear, highest > 0 && highestCount(report) === highest];
  const long = Math.max(0, headline.length - 40) / 10 + headline.length / 100;
  return 1.5 * merits.filter(Boolean).length + Math.min(2, amounts.length) + (4 - article.tier) / 2 - long;
}

/** "大定破 2 万台" continues "大定破 1 万台". */
function highestCount({ amounts, kind }: MoveReport): number {
  if (kind !== 'deliveries' && kind !== 'orders') return 0;
  return Math.max(0, ...amounts.filter((amount) => /^[cn]/.test(amount)).map((amount) => Number(amount.slice(1))));
}

function showMove(group: Group): RivalMove {
  const highest = Math.max(...group.map(highestCount));
  const best = group.reduce((a, b) => (clarity(b, highest) > clarity(a, highest) ? b : a));
  const { article, rival, kind } = best;
  return {
    rival: rival?.name ?? null,
    kind,
    text: clipLine(datedWords(cleanHeadline(article.title), article.publishedAt), LONGEST),
    articles: articlesOf(group, best),
    url: safeUrl(article.url),
    outlet: article.outlet,
    outlets: countOutlets(group),
  };
}
