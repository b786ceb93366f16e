/**
 * Places one article that is new, has changed, or is to be decided again.
 */
import type { Signature } from '../describe/signature.js';
import { type FilingSession, viewFrom } from './filing-session.js';
import { propagateChanges } from './propagate-changes.js';
import type { Member } from './story-member.js';

/** An article to place, before any decision. */
export interface Arrival extends Pick<Member, 'id' | 'date' | 'order' | 'site' | 'revision'> {
  signature: Signature;
}

export interface PlaceOptions {
  /** Decide again even if nothing about the article has changed. */
  again?: boolean;
  /** Stores the article's comparison data before anything is decided. */
  remember(member: Member, state: 'new' | 'changed' | 'unchanged'): void | Promise<void>;
}

export interface Placement {
  member: Member;
  /** Number of articles it was compared with; 0 if nothing was decided. */
  compared: number;
}

/** Places the article and propagates what that changes. */
export async function placeArticle(
  session: FilingSession,
  { signature, ...self }: Arrival,
  { again = false, remember }: PlaceOptions,
): Promise<Placement> {
  const view = viewFrom({ ...unplaced, ...self }, signature.keys, session.endAfterDays);
  const neighbours = await session.findNeighbours(view);
  const known = session.set.get(self.id);
  const isChanged = known?.revision !== self.revision;
  if (known && !isChanged && !again) return { member: known, compared: 0 };
  const touched = known && isChanged ? await decidedBy(session, known) : [];
  const member: Member = Object.assign(known ?? { ...unplaced, ...self }, self);
  await remember(member, known ? (isChanged ? 'changed' : 'unchanged') : 'new');
  // If the article has not changed, others need a new decision only if this one comes out differently.
  const [first, others] = isChanged ? [[member], touched] : [[], [member]];
  const { compared } = await propagateChanges(session, first, others, new Map([[self.id, neighbours]]));
  return { member, compared };
}

const unplaced = { namesOrigin: false, pinGroup: null, storyId: '', role: 'original', copyOf: null } as const;

/** Articles whose decision may depend on this article's former text or place. */
async function decidedBy(session: FilingSession, { id, date, order, storyId }: Member): Promise<Member[]> {
  const view = { id, date, order, keys: [], listed: [id], daysBefore: null, daysAfter: session.endAfterDays };
  const { after } = await session.findNeighbours(view);
  return [...after, ...session.set.membersOf(storyId)].filter((one) => one.id !== id && one.order > order);
}
