/** The message that `digest test --channel` sends, which says that it is only a test. */
import type { DigestDefinition } from '../config/digest-definition.js';
import { type Notice, writeNotice } from '../digest/edition/notice.js';
import { wordsOf } from '../digest/words/words.js';

/** A trial in the digest's name and language. `now` in ISO 8601. */
export function trialNotice(definition: DigestDefinition, now: string): Notice {
  const words = wordsOf(definition.language);
  return writeNotice(definition, now, { label: 'test', title: words.test, sentences: [words.testSentence] });
}
