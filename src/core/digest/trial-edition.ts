/** What does `digest test --channel` send? An edition in form, which says that it is only a trial. */
import { composeEdition } from './compose-edition.js';
import type { DigestDefinition } from './definition.js';
import type { Edition } from './edition.js';
import { wordsOf } from './words.js';

/** An edition without stories, dated `now` (ISO 8601); number 0 belongs to no real one. */
export function trialEdition(definition: DigestDefinition, now: string): Edition {
  const words = wordsOf(definition.language);
  const edition = composeEdition({
    definition,
    period: { start: now, end: now, label: 'test', publishAt: now },
    composedAt: now,
    number: 0,
    late: false,
    skippedSince: null,
    stories: [],
    themes: [],
    metrics: [],
    claims: {},
    previous: [],
    nearly: [],
    gaps: [],
    feedsInTrouble: [],
    quality: null,
    nextRun: now,
  });
  return { ...edition, headline: { title: words.test, sentences: [words.testSentence] } };
}
