/** The kind of an event: of its members' kinds, the one with the highest place. */
import type { Kind } from '../seeds/kind.js';
import type { EventKinds } from './event-kinds.js';
import type { EventMember } from './event-member.js';

const PLACE: Record<Kind['worth'], number> = { item: 2, line: 1, never: 0 };
/** A kind that keeps an event from being an item must be that of so many members: one colour among five reports is a stray. */
const LESSER = 0.5;

/** The kind with the highest place, then the greatest weight; null if no member, or too few, are of a known kind. */
export function decidingKind(members: readonly EventMember[], kinds: EventKinds): Kind | null {
  const found = members.flatMap((member) => kinds.kindOf(member) ?? []);
  const [best = null] = found.toSorted((a, b) => PLACE[b.worth] - PLACE[a.worth] || b.weight - a.weight);
  return best === null || best.worth === 'item' || found.length >= LESSER * members.length ? best : null;
}
