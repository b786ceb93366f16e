/** How do an extract's sentences follow each other? */
import type { EditionStory } from '../edition/edition.js';

/** With a space in most languages, without in Chinese and Japanese. */
export function joinSentences({ extract, lang }: Pick<EditionStory, 'extract' | 'lang'>): string {
  return extract.join(/^(?:zh|ja)/.test(lang) ? '' : ' ');
}
