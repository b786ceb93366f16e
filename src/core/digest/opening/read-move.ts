/** Reads a premium move of a rival from a headline; null where the headline tells none, or is not sure. */
import { readPrices } from '../../judge/features/read-prices.js';
import { findAmounts } from '../../lexicon/find-amounts.js';
import type { MoveKind } from '../../seeds/rival-panel.js';
import type { AroundArticle } from '../edition/around-article.js';
import {
  type CompiledMove,
  type CompiledPanel,
  type CompiledRival,
  type NamedRival,
  rivalOf,
} from './compile-panel.js';
import { foldTight } from './headline-text.js';

/** One report of a move. */
export interface MoveReport {
  article: AroundArticle;
  /** Null for a report on a whole market. */
  rival: CompiledRival | null;
  kind: MoveKind;
  weight: number;
  /** Whether the headline has the words that make this kind of move clearest. */
  isClear: boolean;
  /** The premium line named; '' for the brand as a whole. */
  line: string;
  /** Amounts of the headline, as `findAmounts` writes them. */
  amounts: readonly string[];
  /** The highest price in yuan as a multiple of the one from which the rival's products count as premium; 0 if none is stated. */
  priceLevel: number;
  headline: string;
}

/** A name that comes later in a headline is usually an object, a yardstick or a partner. */
const SUBJECT_WITHIN = 22;
/** Without a premium line the maker itself must open the headline of a launch. */
const MAKER_WITHIN = 6;
/** Larger amounts of money are sums of another kind. */
const HIGHEST_PRICE = 5_000_000;
/** A smaller bare number may be a version or an item number. */
const LEAST_BARE = 10_000;

/** The move that an article's headline tells. */
export function readMove(article: AroundArticle, panel: CompiledPanel): MoveReport | null {
  const headline = foldTight(article.title);
  const named = rivalOf(headline, panel);
  const ofMarket = panel.houses?.test(headline) && panel.markets?.test(headline);
  if (named === null && !ofMarket) return null;
  if (panel.never.test(headline) || panel.rumours.test(headline) || isList(headline)) return null;
  // A headline about the own company is material of the edition itself.
  if (panel.own.alias.test(headline)) return null;
  const amounts = findAmounts(headline);
  const move = panel.moves.find((one) => tells(one, headline, amounts));
  if (move === undefined) return null;
  const isClear = move.clearest?.test(headline) ?? false;
  const told = { article, kind: move.id, weight: move.weight, isClear, amounts, headline };
  if (ofMarket) return move.id === 'share' ? { ...told, rival: named?.rival ?? null, line: '', priceLevel: 0 } : null;
  if (named === null || named.at > SUBJECT_WITHIN) return null;
  const { rival, line } = named;
  const priceLevel = highestPrice(headline, amounts) / rival.from;
  if (!isPremium(move.id, named, headline, priceLevel, panel)) return null;
  return { ...told, rival, line: line ?? '', priceLevel };
}

/** Several items in one headline, a numbered item of a list, or a question. */
function isList(headline: string): boolean {
  return (headline.match(/[;|丨]/gu) ?? []).length > 1 || /^\d+(?:、|\.(?!\d))|\?$/.test(headline);
}

function tells({ words, none, needs, least }: CompiledMove, headline: string, amounts: readonly string[]): boolean {
  if (!words.test(headline) || none?.test(headline)) return false;
  const counts = (amount: string): boolean =>
    (needs.includes(amount.charAt(0)) || isBareLarge(amount, needs)) &&
    (amount.startsWith('p') || Number(amount.slice(1)) >= least);
  return needs.length === 0 || amounts.some(counts);
}

/** "交付破 1.85 万": a count or a price without its unit. */
function isBareLarge(amount: string, needs: readonly string[]): boolean {
  return amount.startsWith('n') && needs.some((kind) => kind !== 'p') && Number(amount.slice(1)) >= LEAST_BARE;
}

function isPremium(
  kind: MoveKind,
  { rival, line, at }: NamedRival,
  headline: string,
  priceLevel: number,
  { nouns }: CompiledPanel,
): boolean {
  const basic = rival.basic?.test(headline) ?? false;
  switch (kind) {
    case 'results':
      return true;
    case 'share':
      return !basic;
    case 'launch':
    case 'presale':
      return priceLevel >= 1 && (line !== null || (at <= MAKER_WITHIN && nouns[rival.kind]?.test(headline) !== false));
    case 'price':
      return line !== null && !basic;
    default:
      return line !== null || (rival.whole && !basic);
  }
}

/** In yuan; "49.8 万-62.8 万起" is a price too. */
function highestPrice(headline: string, amounts: readonly string[]): number {
  const bare = amounts.map((amount) => (amount.startsWith('n') ? Number(amount.slice(1)) : 0));
  const { title } = readPrices(headline, '');
  return Math.max(title, ...bare.filter((value) => value >= LEAST_BARE && value <= HIGHEST_PRICE));
}
