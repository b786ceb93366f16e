/** What does `digest test --channel` send? A message in the form of an edition, which says that it is only a trial. */
import type { DigestDefinition } from '../config/digest-definition.js';
import type { Edition } from '../digest/edition/edition.js';
import { noteEdition } from '../digest/note-edition.js';
import { wordsOf } from '../digest/words/words.js';

/** Dated `now` (ISO 8601). */
export function trialEdition(definition: DigestDefinition, now: string): Edition {
  const words = wordsOf(definition.language);
  return noteEdition(definition, now, { label: 'test', title: words.test, sentences: [words.testSentence] });
}
