/** Adds the vocabulary of `seeds/themes.yaml` to the lexicon, as two more phrase groups per theme. */

import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Theme } from '../../seeds/seeds.js';

export type ThemeWords = Pick<Theme, 'id' | 'vocabulary'>;

/**
 * Returns a lexicon where each theme's strong terms are heads and its weak terms are words. A theme unknown to the lexicon has only these.
 */
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

/** Escapes a plain term: phrases are lower-case regular expressions. */
function asPhrase(term: string): string {
  return term.toLowerCase().replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
