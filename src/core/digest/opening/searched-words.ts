/** The plain words by which a store finds the articles that the opening may need. */
import type { RivalPanel } from '../../seeds/rival-panel.js';

/** A headline that holds none of these tells no move and no event. */
export function wordsInTitle({ own, rivals, also }: RivalPanel): string[] {
  return [...own.aliases, ...rivals.flatMap(({ aliases }) => aliases), ...also].flatMap(spellings);
}

/** Whatever the headline, a text may name a coming event of the own company. */
export function wordsInText({ own }: RivalPanel): string[] {
  return own.aliases.flatMap(spellings);
}

/** Some outlets set no space between Chinese and Latin characters. */
function spellings(word: string): string[] {
  const tight = word.replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '');
  return tight === word ? [word] : [word, tight];
}
