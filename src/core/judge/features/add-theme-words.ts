/** How do the words of `seeds/themes.yaml` reach the judge? As one more group of heads and one of words for each theme of that file. */

import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Theme } from '../../seeds/seeds.js';

/** What of a theme is needed here. */
export type ThemeWords = Pick<Theme, 'id' | 'vocabulary'>;

/** The lexicon with each theme's strong terms as heads and its weak terms as words; a theme that it does not know has these alone. */
export function addThemeWords(lexicon: Lexicon, themes: readonly ThemeWords[]): Lexicon {
  const groups = { ...lexicon.groups };
  const extended: Lexicon['themes'] = {};
  for (const { id, vocabulary } of themes) {
    groups[`${id}-strong`] = [...vocabulary.strong.zh, ...vocabulary.strong.en].map(asPhrase);
    groups[`${id}-weak`] = [...vocabulary.weak.zh, ...vocabulary.weak.en].map(asPhrase);
    const { heads = [], words = [] } = lexicon.themes[id] ?? {};
    extended[id] = { heads: [...heads, `${id}-strong`], words: [...words, `${id}-weak`] };
  }
  return { ...lexicon, groups, themes: extended };
}

/** Terms are plain words; phrases are patterns in lower case. */
function asPhrase(term: string): string {
  return term.toLowerCase().replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
