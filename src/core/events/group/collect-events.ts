/** From the articles of a period to its events, each with what an edition says about it. */
import { chooseKeyFigures } from '../choose-key-figures.js';
import { byTime, type EventMember } from '../event-member.js';
import { eventStance } from '../event-stance.js';
import { eventThemes } from '../event-themes.js';
import { eventWorth } from '../event-worth.js';
import type { InputEvent } from '../input-event.js';
import { leadOf } from '../lead-of.js';
import { findAnswered } from './find-answered.js';
import { type FoundTold, findTold, rememberTold, type ToldEvent } from './find-told.js';
import { groupStories } from './group-stories.js';
import { type StoryTraits, storyTraits, type TraitsContext } from './story-traits.js';

/** What collecting events needs besides the articles. */
export interface EventContext extends TraitsContext {
  /** Of the readers, such as `zh-CN`. */
  language: string;
  /** Items of earlier editions, newest last. */
  told: readonly ToldEvent[];
  /** Story id → what an earlier edition told of it. */
  earlier: ReadonlyMap<string, { title: string; edition: string | null }>;
}

/** The events that the members form, in the order of their first article. */
export function collectEvents(members: readonly EventMember[], context: EventContext): InputEvent[] {
  const { matcher } = context.filer;
  const told = rememberTold(context.told, context);
  const byStory = new Map<string, EventMember[]>();
  for (const member of members) byStory.set(member.storyId, [...(byStory.get(member.storyId) ?? []), member]);
  const stories = [...byStory].map(([id, all]) => storyTraits(id, all, context));
  const groups = groupStories(stories, matcher);
  const events = groups.flatMap((group) => {
    const all = group.flatMap(({ id }) => byStory.get(id) ?? []);
    const event = describeEvent(group, all, context, findTold(group, told, matcher));
    return event === null ? [] : [event];
  });
  const answered = findAnswered(groups, matcher);
  return events.map((event) => {
    const answers = answered.get(event.storyIds[0] ?? '') ?? null;
    const to = answers === null ? undefined : events.find(({ storyIds }) => storyIds.includes(answers));
    return to === undefined || to === event ? event : { ...event, answers: to.id };
  });
}

function describeEvent(
  group: StoryTraits[],
  all: EventMember[],
  context: EventContext,
  told: FoundTold | null,
): InputEvent | null {
  const { kinds, language } = context;
  const lead = leadOf(all, language, kinds);
  if (lead === undefined) return null;
  const stance = eventStance(all, kinds);
  const { worth, weight, kindWeight } = eventWorth(all, kinds, stance);
  const rest = all.filter((member) => member !== lead).sort(byTime);
  return {
    id: told?.event.id ?? group[0]?.id ?? lead.storyId,
    storyIds: group.map(({ id }) => id),
    lead,
    members: [lead, ...rest],
    stance,
    themes: eventThemes(all, kinds),
    // What was told before and is told once more deserves no second item.
    worth: told?.again && worth === 'item' ? 'line' : worth,
    weight,
    kindWeight,
    figures: chooseKeyFigures(all),
    follows:
      told === null
        ? followedStory(all, context)
        : { title: told.event.title, edition: told.event.edition, url: told.event.url },
    answers: null,
  };
}

/** What an earlier edition told of the story that one of these stories continues. */
function followedStory(members: EventMember[], { earlier }: EventContext): InputEvent['follows'] {
  const own = new Set(members.map(({ storyId }) => storyId));
  for (const { followsId } of members) {
    const before = followsId === null || own.has(followsId) ? undefined : earlier.get(followsId);
    if (before) return { ...before, url: null };
  }
  return null;
}
