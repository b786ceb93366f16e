/** Finds the event that a denial, correction or answer refers to. */
import type { Matcher } from '../../stories/compare/score-pair.js';
import { pairEvidence } from './compare-stories.js';
import type { MemberTraits, StoryTraits } from './story-traits.js';

/** Shared words and coverage from which an answer refers to an event. */
const REFERS = 2.4;

/** First story id of an answering event → first story id of the event that it answers. Only earlier or simultaneous events count. */
export function findAnswered(groups: readonly StoryTraits[][], matcher: Matcher): Map<string, string> {
  const found = new Map<string, string>();
  for (const group of groups) {
    const own = group[0];
    if (own === undefined || !group.some(isDenial)) continue;
    const best = groups
      .filter((other) => other !== group && !other.some(isDenial) && firstAt(other) <= lastAt(group))
      .map((other) => ({ id: other[0]?.id ?? '', strength: reference(group, other, matcher) }))
      .sort((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1))[0];
    if (best !== undefined && best.strength >= REFERS) found.set(own.id, best.id);
  }
  return found;
}

const isDenial = ({ members }: StoryTraits): boolean =>
  members.some(({ doings }) => doings.has('deny') || doings.has('respond'));

const firstAt = (group: readonly StoryTraits[]): number =>
  Math.min(...group.flatMap(({ members }) => members.map(({ at }) => at)));
const lastAt = (group: readonly StoryTraits[]): number =>
  Math.max(...group.flatMap(({ members }) => members.map(({ at }) => at)));

function reference(group: readonly StoryTraits[], other: readonly StoryTraits[], matcher: Matcher): number {
  let best = 0;
  for (const a of group.flatMap(({ members }) => members))
    for (const b of other.flatMap(({ members }) => members)) best = Math.max(best, refers(a, b, matcher));
  return best;
}

/** A denial names what it denies: a rumour or a dispute whose rare words it repeats. */
function refers(a: MemberTraits, b: MemberTraits, matcher: Matcher): number {
  const disputed =
    b.doings.has('dispute') ||
    b.doings.has('accident') ||
    b.doings.has('law') ||
    b.signature.titleActions.includes('leak');
  if (!disputed) return 0;
  const { link = 0, anchors = 0, covered = 0 } = pairEvidence(a, b, { matcher, named: new Set() });
  return link + anchors + covered;
}
