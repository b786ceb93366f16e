/** How does a message that is no edition (a trial, a notice to the operator) go out by the ways that editions go? */

import type { DigestDefinition } from '../config/digest-definition.js';
import { composeEdition } from './compose-edition.js';
import type { Edition } from './edition/edition.js';

export interface Note {
  /** Stands where a period's name does, e.g. in the name of a file. */
  label: string;
  title: string;
  sentences: string[];
}

/** Number 0 belongs to no real edition; renderers show a note's title and sentences, and nothing else. */
export function isNote({ number }: Pick<Edition, 'number'>): boolean {
  return number === 0;
}

/** An edition in form, dated `now` (ISO 8601). */
export function noteEdition(definition: DigestDefinition, now: string, note: Note): Edition {
  const edition = composeEdition({
    definition,
    period: { start: now, end: now, label: note.label, publishAt: now },
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
  return { ...edition, headline: { title: note.title, sentences: note.sentences } };
}
