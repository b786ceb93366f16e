/** Chooses the article that speaks for an event: its title, link, theme and reasons are the event's. */
import type { Kind } from '../seeds/kind.js';
import { decidingKind } from './deciding-kind.js';
import type { EventKinds } from './event-kinds.js';
import { headOf } from './event-kinds.js';
import { byTime, type EventMember } from './event-member.js';
import { independentMembers } from './independent-members.js';
import { titleLikeness } from './title-likeness.js';

/** A shorter text is a flash or a teaser and cannot be quoted. */
const QUOTABLE = 60;
/** A text of this length tells more than a flash. */
const TELLING = 300;
/** A kind this much lighter than the event's does not tell the thing itself. */
const LIGHTER = 0.1;

interface Measure {
  language: string;
  kinds: EventKinds;
  /** The kind of the event. */
  chief: Kind | null;
  /** What the headline shares with the others'. */
  common: number;
}

/**
 * The lead of an event. What counts, heaviest first: that it is relevant; that it is not told before the fact; that it tells the thing
 * itself rather than a side of it; that it has a headline and quotable text; the reader's language; how surely it is relevant; the
 * better source; that its headline shares most with the others'; the longer text; the earlier time.
 * @param language of the reader, such as `zh-CN`
 */
export function leadOf(members: readonly EventMember[], language: string, kinds: EventKinds): EventMember | undefined {
  const independent = independentMembers(members);
  const heads = independent.map(headOf);
  const chief = decidingKind(
    independent.filter(({ relevance }) => relevance === 2),
    kinds,
  );
  const places = new Map(
    independent.map((member, at) => [
      member,
      placeOf(member, { language, kinds, chief, common: commonPart(heads, at) }),
    ]),
  );
  return independent.toSorted((a, b) => compare(places.get(a) ?? [], places.get(b) ?? []) || byTime(a, b))[0];
}

/** Numbers to be compared one after another; the lower comes first. */
function placeOf(member: EventMember, { language, kinds, chief, common }: Measure): number[] {
  const kind = kinds.kindOf(member);
  return [
    -member.relevance,
    kind?.early ? 1 : 0,
    sidePlace(kind, chief),
    member.title.trim() === '' ? 1 : 0,
    member.text.length >= QUOTABLE ? 0 : 1,
    member.lang.startsWith(language.slice(0, 2)) ? 0 : 1,
    -Math.round(member.probability * 10),
    member.tier,
    -Math.round(common * 4),
    member.text.length >= TELLING ? 0 : 1,
  ];
}

/** 0 for an article of the event's own kind or one as heavy, then unknown kinds and lighter ones, last what is never shown. */
function sidePlace(kind: Kind | null, chief: Kind | null): number {
  if (kind === null) return chief === null ? 0 : 1;
  if (kind.worth === 'never') return 3;
  if (chief !== null && kind.worth === chief.worth && kind.weight >= chief.weight - LIGHTER) return 0;
  return kind.part ? 2 : 1;
}

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
