/** What an event deserves in an edition: an item of its own, one line, or no mention; and how much it weighs. */
import type { Kind } from '../seeds/kind.js';
import { decidingKind } from './deciding-kind.js';
import type { EventKinds } from './event-kinds.js';
import { headOf } from './event-kinds.js';
import type { EventMember, SourceTier } from './event-member.js';
import { eventStance } from './event-stance.js';
import { independentMembers, outletsOf } from './independent-members.js';
import { titleLikeness } from './title-likeness.js';

/** An event's place in an edition. */
export interface EventWorth {
  worth: 'item' | 'line' | 'never';
  /** Why: the id of the kind that decided, or `irrelevant`, `unsure`, `occasion`, `sided`, `plain`. */
  reason: string;
  /** 0 to 100, for order and for weighing the week's evidence; see `weigh`. */
  weight: number;
  /** 0 to 1: what such a kind of event weighs. */
  kindWeight: number;
}

/** A single article judged relevant with less certainty is no item, unless its kind is a weighty one. */
const SURE = { probability: 0.6, weight: 0.6 };
/** So many different tellings from so many outlets make a greater occasion of what each tells a part of. */
const OCCASION = { tellings: 4, outlets: 3 };
/** Headlines that share more tell the same. */
const SAME = 0.6;
const FULL_OUTLETS = 8;
const FULL_FIGURES = 4;
const TIER: Record<SourceTier, number> = { 1: 1, 2: 0.6, 3: 0.2 };
/** Weight of an event whose kind is unknown. */
const UNKNOWN = { sided: 0.6, plain: 0.3 };

/**
 * The place of an event. The best member decides: among the kinds of its relevant members the one with the highest place counts.
 * Where no kind fits, an event that takes a side is an item, and a neutral one is a line.
 * @param stance of the event, where the caller knows it
 */
export function eventWorth(
  members: readonly EventMember[],
  kinds: EventKinds,
  stance = eventStance(members, kinds),
): EventWorth {
  const relevant = independentMembers(members).filter(({ relevance }) => relevance === 2);
  if (relevant.length === 0) return { worth: 'never', reason: 'irrelevant', weight: 0, kindWeight: 0 };
  const sided = stance !== 'neutral';
  const kind = decidingKind(relevant, kinds);
  const { worth, reason } = placeOf(relevant, kind, sided);
  const kindWeight = kind?.weight ?? (sided ? UNKNOWN.sided : UNKNOWN.plain);
  return { worth, reason, weight: weigh(members, kindWeight, sided), kindWeight };
}

function placeOf(relevant: EventMember[], kind: Kind | null, sided: boolean): Pick<EventWorth, 'worth' | 'reason'> {
  const plain = { worth: sided ? 'item' : 'line', reason: sided ? 'sided' : 'plain' } as const;
  const { worth, reason } = kind === null ? plain : { worth: kind.worth, reason: kind.id };
  const sure =
    (kind?.weight ?? 0) >= SURE.weight || relevant.some(({ probability }) => probability >= SURE.probability);
  if (worth === 'item' && !sure) return { worth: 'line', reason: 'unsure' };
  return worth === 'line' && isOccasion(relevant) ? { worth: 'item', reason: 'occasion' } : { worth, reason };
}

function isOccasion(members: EventMember[]): boolean {
  const tellings: string[] = [];
  for (const head of members.map(headOf)) {
    if (tellings.every((other) => titleLikeness(head, other) < SAME)) tellings.push(head);
  }
  return tellings.length >= OCCASION.tellings && outletsOf(members) >= OCCASION.outlets;
}

/**
 * 50 for the kind, 25 for independent outlets (eight or more are all of it, on a logarithmic scale), 10 for the best source, 10 for
 * figures (four or more are all of it), 5 for taking a side.
 */
function weigh(members: readonly EventMember[], kindWeight: number, sided: boolean): number {
  const independent = independentMembers(members);
  const outlets = Math.min(1, Math.log2(outletsOf(members)) / Math.log2(FULL_OUTLETS));
  const tier = Math.max(...independent.map((member) => TIER[member.tier]));
  const values = new Set(
    independent.flatMap(({ figures }) => figures.map(({ metric, value }) => `${metric} ${value}`)),
  );
  const figures = Math.min(1, values.size / FULL_FIGURES);
  return Math.round(50 * kindWeight + 25 * outlets + 10 * tier + 10 * figures + (sided ? 5 : 0));
}
