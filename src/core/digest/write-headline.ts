/** The headline: a heading and two or three sentences on how the evidence moved, made from counts and titles in the edition. */
import type { DigestLanguage } from '../config/digest-definition.js';
import type { Edition, EditionStory, Evidence } from './edition/edition.js';
import type { InputStory, PreviousEdition } from './edition/edition-input.js';
import { type Words, wordsOf } from './words/words.js';
import type { Lean } from './words/zh.js';

/** With fewer stories that take a side, the result is anecdotal. */
const ENOUGH = 3;
/** A side leads only if it is ahead by two stories and by a fifth of the total of both sides. */
const LEAD = { stories: 2, share: 0.2 };
const TOP = 2;

/** Independent stories by stance; stories without one count as neutral. */
export function weighEvidence(stories: InputStory[]): Evidence {
  const evidence: Evidence = { supports: 0, weakens: 0, mixed: 0, neutral: 0 };
  for (const { stance } of stories) evidence[stance ?? 'neutral']++;
  return evidence;
}

/** Which way the evidence leans. */
export function leanOf({ supports, weakens }: Evidence): Lean {
  if (supports + weakens < ENOUGH) return 'thin';
  const lead = Math.max(LEAD.stories, LEAD.share * (supports + weakens));
  if (supports - weakens >= lead) return 'supports';
  return weakens - supports >= lead ? 'weakens' : 'even';
}

/** The strongest story of each side; if only one side has any, the two strongest overall. `stories` come strongest first. */
function topSentence(stories: EditionStory[], words: Words): string {
  const part = ({ title, outlets }: EditionStory) => words.topPart(title, outlets, null);
  const partWithStance = ({ title, outlets, stance }: EditionStory) =>
    words.topPart(title, outlets, stance && words.stance[stance]);
  const [supporting, weakening] = (['supports', 'weakens'] as const).map((side) =>
    stories.find(({ stance }) => stance === side),
  );
  if (supporting && weakening) return words.topOfBoth(part(supporting), part(weakening));
  return stories.length === 0 ? words.quietSentence : words.top(stories.slice(0, TOP).map(partWithStance));
}

/** Heading and two sentences: the counts, then the most important stories. `shown` come strongest first. */
export function writeHeadline(
  evidence: Evidence,
  shown: EditionStory[],
  previous: PreviousEdition[],
  language: DigestLanguage,
): Edition['headline'] {
  const words = wordsOf(language);
  const total = evidence.supports + evidence.weakens + evidence.mixed + evidence.neutral;
  if (total === 0) return { title: words.quietTitle, sentences: [words.quietSentence] };
  const before = previous.at(-1);
  const aside = before ? words.aside(words.before(before.supports, before.weakens)) : '';
  return {
    title: words.lean(leanOf(evidence), evidence),
    sentences: [words.counted(total, evidence, aside), topSentence(shown, words)],
  };
}
