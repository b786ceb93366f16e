/**
 * Which other articles must be looked at again when one has got its place, or lost it?
 * Every article is decided by those before it, so a change can only reach later ones. They are taken in order, each at most once;
 * when none is left, the stories are those that would have come of filing everything in order.
 */
import { MOST_CANDIDATES } from '../../core/stories/candidate-index.js';
import { CORE_FETCHED } from '../../core/stories/cluster-window.js';
import { scorePair } from '../../core/stories/score-pair.js';
import type { Signature } from '../../core/stories/signature.js';
import { MOST_SPAN_DAYS } from '../../core/stories/story-fit.js';
import { type Decision, type Desk, decidePlace } from './decide-place.js';
import { findNear, type HashedKey, hashKeys } from './story-index.js';
import { byOrder, type Member, type Place, samePlace } from './story-shelf.js';

const DAY_MS = 86_400_000;
/** Later articles that are looked at: as many again as are compared, because each has its own best twenty. */
const MOST_LATER = 2 * MOST_CANDIDATES;
/** A pair below this in every respect neither joins nor follows, nor is it named in a why line. */
const MATTERS = 0.2;
/** A story is joined by whom its nearest member draws at least so much. */
const DRAWS = 0.5;
/** A knot larger than this is no knot of stories; what is left is put right when it is next touched. */
const MOST_DECIDED = 400;

export interface Settled {
  /** Decided again, the first included. */
  decided: number;
  /** Articles with which the first was compared. */
  compared: number;
}

/**
 * Decides `first` and whatever that changes. `others` are looked at as well, whatever comes of it.
 */
export async function settleStories(desk: Desk, first: Member[], others: readonly Member[] = []): Promise<Settled> {
  const forced = new Set(first);
  const waiting = new Set([...first, ...others]);
  let [decided, compared] = [0, 0];
  while (waiting.size > 0 && decided < MOST_DECIDED) {
    const self = [...waiting].sort(byOrder)[0] as Member; // the set is not empty
    waiting.delete(self);
    const decision = await decidePlace(desk, self);
    decided += 1;
    if (!decision) continue;
    if (decided === 1) compared = decision.compared;
    const was = { storyId: self.storyId, role: self.role, copyOf: self.copyOf };
    if (samePlace(was, decision.place) && self.namesOrigin === decision.namesOrigin && !forced.has(self)) {
      // It stays, but what it carries on may be another story now.
      if (self.role === 'original') desk.shelf.reasons.set(self.id, decision.reasons);
      continue;
    }
    desk.shelf.move(self, decision.place, decision.reasons, decision.namesOrigin);
    for (const one of await touchedBy(desk, self, was, decision)) if (one.order > self.order) waiting.add(one);
  }
  return { decided, compared };
}

/** Later articles whose decision may depend on where this one stood, or on where it stands now. */
async function touchedBy(desk: Desk, self: Member, was: Place, { place }: Decision): Promise<Member[]> {
  if (desk.newest === null || desk.newest < self.at) return [];
  const stories = [...new Set([was.storyId, place.storyId])].filter((id) => id !== '');
  const touched = [...(await nearLater(desk, self)), ...stories.flatMap((id) => desk.shelf.membersOf(id))];
  for (const storyId of stories) {
    const wasCore = was.storyId === storyId && was.role !== 'copy';
    const isCore = place.storyId === storyId && place.role !== 'copy';
    if (wasCore || isCore) touched.push(...(await drawnLater(desk, self, storyId)));
  }
  return touched;
}

/** Later articles that this one may draw, be the original of, or be followed by. */
async function nearLater(desk: Desk, self: Member): Promise<Member[]> {
  const own = (await desk.signaturesOf([self])).get(self.id);
  if (!own) return [];
  const near = await laterWith(desk, self, hashKeys(own.keys), desk.endAfterDays);
  const signatures = await desk.signaturesOf(near);
  return near.filter((one) => {
    const other = signatures.get(one.id);
    if (!other) return false;
    const { text, link } = scorePair(side(self, own), side(one, other), desk.filer.matcher);
    return text >= MATTERS || link >= MATTERS || own.titleModels.some((model) => other.titleModels.includes(model));
  });
}

/** Later articles outside a story that its changed core may now draw. */
async function drawnLater(desk: Desk, self: Member, storyId: string): Promise<Member[]> {
  const core = desk.shelf
    .membersOf(storyId)
    .filter(({ role }) => role !== 'copy')
    .slice(0, CORE_FETCHED);
  if (core.length === 0 || (core.length === 1 && core[0] === self)) return [];
  const known = await desk.signaturesOf(core);
  const keys = new Map([...known.values()].flatMap((one) => one.keys.map((key) => [key.key, key])));
  const near = (await laterWith(desk, self, hashKeys([...keys.values()]), MOST_SPAN_DAYS)).filter(
    (one) => one.storyId !== storyId,
  );
  const signatures = await desk.signaturesOf(near);
  return near.filter((one) => {
    const other = signatures.get(one.id);
    return (
      other &&
      core.some((member) => {
        const mine = known.get(member.id);
        return mine && scorePair(side(member, mine), side(one, other), desk.filer.matcher).story >= DRAWS;
      })
    );
  });
}

/** Articles after this one, within so many days, that share most with the keys. */
export async function laterWith(
  { tx, shelf }: Desk,
  self: Member,
  keys: readonly HashedKey[],
  days: number,
): Promise<Member[]> {
  const stretch = { from: self.at, to: new Date(self.at.getTime() + days * DAY_MS) };
  const ids = await findNear(tx, keys, stretch, MOST_LATER);
  await shelf.load(ids);
  return ids.flatMap((id) => shelf.get(id) ?? []).filter((one) => one.order > self.order);
}

const side = ({ at, site }: Member, signature: Signature) => ({ date: at.toISOString(), site, signature });
