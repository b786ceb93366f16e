/** How did the evidence move? A heading and two or three sentences, made from counts and titles that the edition carries. */
import type { DigestLanguage } from './definition.js';
import type { Edition, EditionStory, Evidence } from './edition.js';
import type { InputStory, PreviousEdition } from './edition-input.js';
import type { Lean } from './words/zh.js';
import { wordsOf } from './words.js';

/** Fewer stories that take a side are an anecdote. */
const ENOUGH = 3;
/** The sides must differ by two stories and by a fifth of both before one is said to lead. */
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

/** Heading and sentences. `top` comes strongest first; the edition before last is not mentioned. */
export function writeHeadline(
  evidence: Evidence,
  top: EditionStory[],
  previous: PreviousEdition[],
  language: DigestLanguage,
): Edition['headline'] {
  const words = wordsOf(language);
  const total = evidence.supports + evidence.weakens + evidence.mixed + evidence.neutral;
  if (total === 0) return { title: words.quietTitle, sentences: [words.quietSentence] };
  const before = previous.at(-1);
  const counted = words.counted(
    total,
    evidence,
    before ? words.aside(words.before(before.supports, before.weakens)) : '',
  );
  const parts = top
    .slice(0, TOP)
    .map((story) => words.topPart(story.title, story.outlets, story.stance && words.stance[story.stance]));
  const sentences = parts.length === 0 ? [counted, words.quietSentence] : [counted, words.top(parts)];
  return { title: words.lean(leanOf(evidence), evidence), sentences };
}
