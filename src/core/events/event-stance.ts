/** Which way an event points, from what all its independent members show. */
import type { Stance } from '../model.js';
import { decidingKind } from './deciding-kind.js';
import type { EventKinds } from './event-kinds.js';
import type { EventMember, SourceTier } from './event-member.js';
import { tellingMembers } from './independent-members.js';

const TIER: Record<SourceTier, number> = { 1: 1.2, 2: 1, 3: 0.8 };
/** A neutral article about a part (a price, a specification, a date) hardly speaks on the whole. */
const PART = 0.2;
/** A remark beside the event itself, told by an article of another kind. */
const BESIDE = 0.5;
/** A side below this share of all votes is a stray. */
const SIDE = 0.3;
/** Both sides count where the weaker has at least this share of what takes a side. */
const BOTH = 0.25;

/**
 * The stance of an event. Each independent member votes with the weight of its source, and with half of it where it is of a lesser
 * kind than the event; a neutral vote about a mere part counts little, so
 * that many of them do not outvote a verdict; a side that hardly anyone takes does not tip the event.
 */
export function eventStance(members: readonly EventMember[], kinds: EventKinds): Stance {
  let [supports, weakens, neutral, mixed] = [0, 0, 0, 0];
  const telling = tellingMembers(members);
  const chief = decidingKind(telling, kinds);
  for (const member of telling) {
    const kind = kinds.kindOf(member);
    // The judge's stance, or the kind's where the kind alone decides.
    const stance = kind?.stance ?? member.stance ?? 'neutral';
    const beside = kind !== null && chief?.worth === 'item' && kind.weight < chief.weight;
    const weight = TIER[member.tier] * (beside ? BESIDE : 1);
    if (stance === 'supports') supports += weight;
    else if (stance === 'weakens') weakens += weight;
    else if (stance === 'mixed') mixed += weight;
    else neutral += weight * ((kind?.part ?? false) ? PART : 1);
  }
  const sided = supports + weakens + mixed;
  if (sided === 0 || sided < SIDE * (sided + neutral)) return 'neutral';
  const [up, down] = [supports + mixed / 2, weakens + mixed / 2];
  if (Math.min(up, down) >= BOTH * sided) return 'mixed';
  return up > down ? 'supports' : 'weakens';
}
