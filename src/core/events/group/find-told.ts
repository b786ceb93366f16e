/** Recognises events that an earlier edition has told. */
import { type Matcher, scorePair } from '../../stories/compare/score-pair.js';
import type { EventArticle } from '../event-member.js';
import { compareStories, sideOf } from './compare-stories.js';
import { ONE_EVENT } from './group-stories.js';
import { type MemberTraits, type StoryTraits, storyTraits, type TraitsContext } from './story-traits.js';

/** An item of an earlier edition, by its leading article. */
export interface ToldEvent {
  id: string;
  title: string;
  /** Label of the edition, such as "2026-W46". */
  edition: string;
  url: string | null;
  lead: EventArticle;
}

/** A told event, ready to be compared. */
export interface RememberedEvent {
  event: ToldEvent;
  before: StoryTraits;
}

export function rememberTold(told: readonly ToldEvent[], context: TraitsContext): RememberedEvent[] {
  return told.map((event) => ({ event, before: storyTraits(event.id, [event.lead], context) }));
}

/** The earlier event, and whether nothing was added to it. */
export interface FoundTold {
  event: ToldEvent;
  again: boolean;
}

/** An article this likely to report the same as the earlier one is no news. */
const SAME_NEWS = 0.5;

/** The earlier event that a group of stories continues; the newest where several fit equally. */
export function findTold(
  group: readonly StoryTraits[],
  told: readonly RememberedEvent[],
  matcher: Matcher,
): FoundTold | null {
  let best: FoundTold | null = null;
  let most = ONE_EVENT;
  for (const { event, before } of told) {
    const strength = Math.max(
      ...group.map((story) => compareStories(story, before, { matcher, named: new Set(), days: false })),
    );
    if (strength < most) continue;
    most = strength;
    best = { event, again: group.every((story) => isAgain(story, before, matcher)) };
  }
  return best;
}

function isAgain(story: StoryTraits, before: StoryTraits, matcher: Matcher): boolean {
  const [earlier] = before.members;
  return earlier !== undefined && story.members.every((member) => tellsSame(member, earlier, matcher));
}

function tellsSame(member: MemberTraits, earlier: MemberTraits, matcher: Matcher): boolean {
  const { link, vetoes } = scorePair(sideOf(member), sideOf(earlier), matcher);
  return link >= SAME_NEWS && vetoes.every((veto) => veto === 'days' || veto === 'routine');
}
