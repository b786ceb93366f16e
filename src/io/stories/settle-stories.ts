/**
 * Which other articles must be looked at again when one has got its place, or lost it?
 * Every article is decided by those before it, so a change can only reach later ones. They are taken in order, each at most once;
 * when none is left, the stories are those that would have come of filing everything in order.
 */
import { CORE_FETCHED } from '../../core/stories/cluster-window.js';
import { scorePair } from '../../core/stories/compare/score-pair.js';
import type { Fingerprint } from '../../core/stories/describe/signature.js';
import { MOST_SPAN_DAYS } from '../../core/stories/story-fit.js';
import { type Decision, decidePlace } from './decide-place.js';
import type { Around, Desk } from './desk.js';
import { byOrder, type Member, type Place, samePlace } from './story-shelf.js';

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
 * @param arounds what is near an article, by its id, where that is known already
 */
export async function settleStories(
  desk: Desk,
  first: readonly Member[],
  others: readonly Member[] = [],
  arounds: ReadonlyMap<string, Around> = new Map(),
): Promise<Settled> {
  const forced = new Set(first);
  const waiting = new Set([...first, ...others]);
  let [decided, compared] = [0, 0];
  while (waiting.size > 0 && decided < MOST_DECIDED) {
    const self = [...waiting].sort(byOrder)[0] as Member; // the set is not empty
    waiting.delete(self);
    const decision = await decidePlace(desk, self, arounds.get(self.id));
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
async function touchedBy(desk: Desk, self: Member, was: Place, { place, later }: Decision): Promise<Member[]> {
  const stories = [...new Set([was.storyId, place.storyId])].filter((id) => id !== '');
  const touched = [...(await reachedBy(desk, self, later)), ...stories.flatMap((id) => desk.shelf.membersOf(id))];
  for (const storyId of stories) {
    const wasCore = was.storyId === storyId && was.role !== 'copy';
    const isCore = place.storyId === storyId && place.role !== 'copy';
    if (wasCore || isCore) touched.push(...(await drawnLater(desk, self, storyId)));
  }
  return touched;
}

/** Those of the later articles that this one may draw, be the original of, or be followed by. */
async function reachedBy(desk: Desk, self: Member, later: readonly Member[]): Promise<Member[]> {
  if (later.length === 0) return [];
  const known = await desk.fingerprintsOf([self, ...later]);
  const own = known.get(self.id);
  if (!own) return [];
  return later.filter((one) => {
    const other = known.get(one.id);
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
  const { id, at } = self;
  const listed = core.map((one) => one.id);
  const { after } = await desk.look({ id, at, keys: [], listed, daysBefore: null, daysAfter: MOST_SPAN_DAYS });
  const near = after.filter((one) => one.order > self.order && one.storyId !== storyId);
  const known = await desk.fingerprintsOf([...core, ...near]);
  return near.filter((one) => {
    const other = known.get(one.id);
    return (
      other &&
      core.some((member) => {
        const mine = known.get(member.id);
        return mine && scorePair(side(member, mine), side(one, other), desk.filer.matcher).story >= DRAWS;
      })
    );
  });
}

const side = ({ at, site }: Member, signature: Fingerprint) => ({ date: at.toISOString(), site, signature });
