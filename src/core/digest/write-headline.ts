/** The headline: a heading and two sentences on how the evidence moved, made from counts and titles in the edition. */
import type { DigestLanguage } from '../config/digest-definition.js';
import type { InputEvent } from '../events/input-event.js';
import type { Stance } from '../model.js';
import type { Edition, EditionItem, Evidence } from './edition/edition.js';
import type { PreviousEdition } from './edition/edition-input.js';
import { type Words, wordsOf } from './words/words.js';

const TOP = 2;

/** Events by stance. */
export function countStances(events: readonly Pick<InputEvent, 'stance'>[]): Evidence {
  const evidence: Evidence = { supports: 0, weakens: 0, mixed: 0, neutral: 0 };
  for (const { stance } of events) evidence[stance]++;
  return evidence;
}

/** The strongest item of each side; if only one side has any, the two strongest overall. `items` come strongest first. */
function topSentence(items: EditionItem[], words: Words): string {
  const part = ({ title, outlets }: EditionItem) => words.topPart(title, outlets, null);
  const partWithStance = ({ title, outlets, stance }: EditionItem) =>
    words.topPart(title, outlets, stance && words.stance[stance]);
  const [supporting, weakening] = (['supports', 'weakens'] as const).map((side) =>
    items.find(({ stance }) => stance === side),
  );
  if (supporting && weakening) return words.topOfBoth(part(supporting), part(weakening));
  return items.length === 0 ? words.quietSentence : words.top(items.slice(0, TOP).map(partWithStance));
}

export interface HeadlineInput {
  evidence: Evidence;
  lean: Stance;
  /** Strongest first. */
  items: EditionItem[];
  previous: PreviousEdition[];
  language: DigestLanguage;
}

/** Heading and two sentences: the counts, then the most important events. */
export function writeHeadline({ evidence, lean, items, previous, language }: HeadlineInput): Edition['headline'] {
  const words = wordsOf(language);
  const total = evidence.supports + evidence.weakens + evidence.mixed + evidence.neutral;
  if (total === 0) return { title: words.quietTitle, sentences: [words.quietSentence] };
  const before = previous.at(-1);
  const aside = before ? words.aside(words.before(before.supports, before.weakens)) : '';
  return {
    title: words.lean(lean, evidence),
    sentences: [words.counted(total, evidence, aside), topSentence(items, words)],
  };
}
