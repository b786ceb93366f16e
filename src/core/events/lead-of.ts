/** Chooses the article that speaks for an event: its title, link, theme and reasons are the event's. */
import type { EventKinds } from './event-kinds.js';
import { headOf } from './event-kinds.js';
import type { EventMember } from './event-member.js';
import { independentMembers } from './independent-members.js';
import { titleLikeness } from './title-likeness.js';

/** A shorter text is a flash or a teaser; another report tells more. */
const TELLING_TEXT = 60;

/**
 * The lead of an event. What counts, heaviest first: that it is relevant; that it tells the thing itself, and neither a side detail nor
 * a rumour before the fact; that its text can be quoted; the reader's language; the better source; that its headline shares most with
 * the others'; the earlier time.
 * @param language of the reader, such as `zh-CN`
 */
export function leadOf(members: readonly EventMember[], language: string, kinds: EventKinds): EventMember | undefined {
  const independent = independentMembers(members);
  const heads = independent.map(headOf);
  const places = new Map(
    independent.map((member, at) => [member, placeOf(member, { language, kinds, common: commonPart(heads, at) })]),
  );
  return independent.toSorted((a, b) => compare(places.get(a) ?? [], places.get(b) ?? []) || byTime(a, b))[0];
}

/** Numbers to be compared one after another; the lower comes first. */
function placeOf(
  member: EventMember,
  { language, kinds, common }: { language: string; kinds: EventKinds; common: number },
): number[] {
  const kind = kinds.kindOf(member);
  return [
    -member.relevance,
    kind?.early ? 1 : 0,
    kind?.worth === 'never' ? 2 : (kind?.part ?? false) ? 1 : 0,
    member.title.trim() === '' ? 1 : 0,
    member.text.length >= TELLING_TEXT ? 0 : 1,
    member.lang.startsWith(language.slice(0, 2)) ? 0 : 1,
    -Math.round((kind?.weight ?? MIDDLE) * 4),
    member.tier,
    -Math.round(common * 4),
  ];
}

/** Weight of an article whose kind is unknown. */
const MIDDLE = 0.4;

/** What a headline shares with the others' on average. */
function commonPart(heads: readonly string[], at: number): number {
  const own = heads[at] ?? '';
  const others = heads.filter((_, other) => other !== at);
  if (others.length === 0) return 0;
  return others.reduce((sum, other) => sum + titleLikeness(own, other), 0) / others.length;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function byTime(a: EventMember, b: EventMember): number {
  return a.publishedAt.getTime() - b.publishedAt.getTime() || (a.articleId < b.articleId ? -1 : 1);
}
