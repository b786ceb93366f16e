/**
 * The articles to decide again when another has got its place or lost it.
 * Every article is decided by those before it, so a change can only reach later ones. They are taken in order, each at most once;
 * when none is left, the stories are those that filing everything in order would give.
 */
import { scorePair } from '../compare/score-pair.js';
import { MOST_SPAN_DAYS } from '../decide/story-fit.js';
import type { Fingerprint } from '../describe/signature.js';
import { CORE_FETCHED, type Decision, decidePlace } from './decide-place.js';
import type { FilingSession, Neighbours } from './filing-session.js';
import { byOrder, type Member, type Place, samePlace } from './story-member.js';

/** A pair that scores less in every respect neither joins nor follows, nor does a reason name it. */
const MATTERS = 0.2;
/** The least score of its nearest member at which a story can draw an article. */
const DRAWS = 0.5;
/** More than any real knot of stories; what is left over is decided when it is next touched. */
const MOST_DECIDED = 400;

export interface Propagation {
  /** Articles decided, the first included. */
  decided: number;
  /** Articles with which the first was compared. */
  compared: number;
}

/**
 * Decides `first` and everything that their decisions change. `others` are decided too, but count as changed only where the
 * decision differs.
 * @param known neighbours that were already looked up, by article id
 */
export async function propagateChanges(
  session: FilingSession,
  first: readonly Member[],
  others: readonly Member[] = [],
  known: ReadonlyMap<string, Neighbours> = new Map(),
): Promise<Propagation> {
  const forced = new Set(first);
  const waiting = new Set([...first, ...others]);
  let [decided, compared] = [0, 0];
  while (waiting.size > 0 && decided < MOST_DECIDED) {
    const self = [...waiting].sort(byOrder)[0] as Member; // the set is not empty
    waiting.delete(self);
    const decision = await decidePlace(session, self, known.get(self.id));
    decided += 1;
    if (!decision) continue;
    if (decided === 1) compared = decision.compared;
    const was = { storyId: self.storyId, role: self.role, copyOf: self.copyOf };
    if (samePlace(was, decision.place) && self.namesOrigin === decision.namesOrigin && !forced.has(self)) {
      // It stays, but the story that it carries on may be another one now.
      if (self.role === 'original') session.set.reasons.set(self.id, decision.reasons);
      continue;
    }
    session.set.move(self, decision.place, decision.reasons, decision.namesOrigin);
    for (const one of await touchedBy(session, self, was, decision)) if (one.order > self.order) waiting.add(one);
  }
  return { decided, compared };
}

/** Later articles whose decision may depend on where this one was, or on where it is now. */
async function touchedBy(
  session: FilingSession,
  self: Member,
  was: Place,
  { place, later }: Decision,
): Promise<Member[]> {
  const stories = [...new Set([was.storyId, place.storyId])].filter((id) => id !== '');
  const touched = [...(await reachedBy(session, self, later)), ...stories.flatMap((id) => session.set.membersOf(id))];
  for (const storyId of stories) {
    const wasCore = was.storyId === storyId && was.role !== 'copy';
    const isCore = place.storyId === storyId && place.role !== 'copy';
    if (wasCore || isCore) touched.push(...(await drawnBy(session, self, storyId)));
  }
  return touched;
}

/** Those of the later articles that this one may draw, be the original of, or be followed by. */
async function reachedBy(session: FilingSession, self: Member, later: readonly Member[]): Promise<Member[]> {
  if (later.length === 0) return [];
  const known = await session.fingerprintsOf([self, ...later]);
  const own = known.get(self.id);
  if (!own) return [];
  return later.filter((one) => {
    const other = known.get(one.id);
    if (!other) return false;
    const { text, link } = scorePair(side(self, own), side(one, other), session.filer.matcher);
    return text >= MATTERS || link >= MATTERS || own.titleModels.some((model) => other.titleModels.includes(model));
  });
}

/** Later articles outside a story that its changed core may now draw. */
async function drawnBy(session: FilingSession, self: Member, storyId: string): Promise<Member[]> {
  const core = session.set
    .membersOf(storyId)
    .filter(({ role }) => role !== 'copy')
    .slice(0, CORE_FETCHED);
  if (core.length === 0 || (core.length === 1 && core[0] === self)) return [];
  const { id, date, order } = self;
  const listed = core.map((one) => one.id);
  const view = { id, date, order, keys: [], listed, daysBefore: null, daysAfter: MOST_SPAN_DAYS };
  const { after } = await session.findNeighbours(view);
  const near = after.filter((one) => one.order > self.order && one.storyId !== storyId);
  const known = await session.fingerprintsOf([...core, ...near]);
  const draws = (member: Member, one: Member): boolean => {
    const [own, other] = [known.get(member.id), known.get(one.id)];
    return own && other ? scorePair(side(member, own), side(one, other), session.filer.matcher).story >= DRAWS : false;
  };
  return near.filter((one) => core.some((member) => draws(member, one)));
}

const side = ({ date, site }: Member, signature: Fingerprint) => ({ date, site, signature });
