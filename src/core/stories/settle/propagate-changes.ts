/**
 * Decides articles again after another one was placed or moved.
 * Every decision depends only on earlier articles, so a change can only affect later ones. They are processed in order, each at
 * most once; the resulting stories are the same as if everything had been filed in order.
 */
import { scorePair } from '../compare/score-pair.js';
import { MOST_SPAN_DAYS } from '../decide/story-fit.js';
import type { Fingerprint } from '../describe/signature.js';
import { CORE_FETCHED, type Decision, decidePlace } from './decide-place.js';
import type { FilingSession, Neighbours } from './filing-session.js';
import { byOrder, type Member, type Place, samePlace } from './story-member.js';

/** Pairs that score less in every respect never join, follow or appear in a reason. */
const MATTERS = 0.2;
/** Lowest score of its nearest member at which a story can attract an article. */
const DRAWS = 0.5;
/** More than in any real cluster of stories; the rest is decided when it is next affected. */
const MOST_DECIDED = 400;

export interface Propagation {
  /** Number of articles decided, including the first. */
  decided: number;
  /** Number of articles the first was compared with. */
  compared: number;
}

/**
 * Decides `first` and everything affected by their decisions. `others` are decided too, but count as changed only if the decision
 * differs.
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
      // It stays, but may now follow another story.
      if (self.role === 'original') session.set.reasons.set(self.id, decision.reasons);
      continue;
    }
    session.set.move(self, decision.place, decision.reasons, decision.namesOrigin);
    for (const one of await touchedBy(session, self, was, decision)) if (one.order > self.order) waiting.add(one);
  }
  return { decided, compared };
}

/** Later articles whose decision may depend on this article's former or present place. */
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

/** The later articles that this one may attract, be the original of, or be followed by. */
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

/** Later articles outside a story that its changed core may now attract. */
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
