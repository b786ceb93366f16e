/**
 * Features of an (article, theme) pair, relative to the other themes.
 * Every theme gets the same twenty numbers, so that one shared model can learn from all themes what "about a theme" looks like.
 */
import type { ScannedArticle } from './scan-article.js';

/** The phrase groups of a theme, by number. */
export interface ThemeGroups {
  id: string;
  heads: readonly number[];
  words: readonly number[];
}

/** Number of features per theme. */
export const THEME_FEATURES = 20;

interface Counts {
  headTitle: number;
  headLead: number;
  headAll: number;
  wordTitle: number;
  wordLead: number;
  wordAll: number;
}

/** Weight of a head in the title against one in the lead when themes are ranked. */
const TITLE_RANK = 3;

/** Returns one list per theme, in the given order. */
export function themeFeatures(scanned: ScannedArticle, themes: readonly ThemeGroups[]): number[][] {
  const counts = themes.map((theme) => countTheme(scanned, theme));
  const heads = Math.max(1, sum(counts.map((count) => count.headAll)));
  const titles = Math.max(1, sum(counts.map((count) => count.headTitle)));
  const words = Math.max(1, sum(counts.map((count) => count.wordAll)));
  const ranks = counts.map((count) => TITLE_RANK * count.headTitle + count.headLead);
  const length = scanned.folded.length;
  return counts.map((count, index) => {
    const rank = ranks.filter((other) => other > (ranks[index] ?? 0)).length;
    return [
      flag(count.headTitle > 0),
      flag(count.headTitle > 1),
      flag(count.headTitle > 2),
      count.headTitle / titles,
      flag(count.headLead > 0),
      Math.log1p(count.headLead),
      Math.log1p(count.headAll),
      (count.headAll * 100) / length,
      count.headAll / heads,
      flag(count.wordTitle > 0),
      Math.log1p(count.wordTitle),
      Math.log1p(count.wordLead),
      Math.log1p(count.wordAll),
      count.wordAll / words,
      (count.wordAll * 100) / length,
      flag(count.headTitle > 0 && count.headLead > 0),
      flag(count.headTitle > 0 && count.wordTitle > 0),
      flag(rank === 0),
      flag(rank <= 1),
      rank / 5,
    ];
  });
}

function countTheme(scanned: ScannedArticle, { heads, words }: ThemeGroups): Counts {
  const add = (counts: Uint16Array, groups: readonly number[]) => {
    let total = 0;
    for (const group of groups) total += counts[group] ?? 0;
    return total;
  };
  return {
    headTitle: add(scanned.inTitle, heads),
    headLead: add(scanned.inLead, heads),
    headAll: add(scanned.inAll, heads),
    wordTitle: add(scanned.inTitle, words),
    wordLead: add(scanned.inLead, words),
    wordAll: add(scanned.inAll, words),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function flag(holds: boolean): number {
  return holds ? 1 : 0;
}
