/**
 * The place of one article, given the articles before it.
 * "Before" is by time and key, never by arrival, and ties are broken by names that do not depend on arrival either: the same
 * articles result in the same stories in any order of arrival.
 */
import type { FiledCandidate, Filing } from '../describe/signature.js';
import { type FilingSession, type Neighbours, viewFrom } from './filing-session.js';
import { type Member, type Place, type Reasons, unbornId } from './story-member.js';

/** Number of members of a story, without copies, to compare in addition to those near the article. */
export const CORE_FETCHED = 6;

export interface Decision {
  place: Place;
  reasons: Reasons;
  namesOrigin: boolean;
  /** Number of articles it was compared with. */
  compared: number;
  /** Near articles that come after it. */
  later: Member[];
}

const PINNED = {
  zh: '读者把它归入这一报道',
  en: 'a reader put it into this story',
};

/** The articles and stories that a decision compares the article with. */
interface Found {
  members: Member[];
  /** The story that a reader chose. */
  bound: string | null;
  /** Name of the first member of each story, by story id. */
  founders: ReadonlyMap<string, string>;
}

/**
 * Undefined if there is no comparable data on the article's text; it then stays where it is.
 * @param known the article's neighbours, if already looked up
 */
export async function decidePlace(
  session: FilingSession,
  self: Member,
  known?: Neighbours,
): Promise<Decision | undefined> {
  const { filer } = session;
  const near = known ?? (await session.findNeighbours(viewFrom(self, null, session.endAfterDays)));
  const signature = (await session.fingerprintsOf([self])).get(self.id);
  if (!signature) return undefined;
  const found = await findCandidates(session, self, near.before);
  const candidates = await describeCandidates(session, found);
  const { date, site } = self;
  const filing = filer.decideFiling({ id: session.nameOf(self), date, site, signature }, candidates);
  const decision =
    found.bound === null ? follow(filing, session, self, found) : obey(filing, session, found, found.bound);
  const later = near.after.filter((one) => one.order > self.order);
  return { ...decision, compared: candidates.length, later };
}

/** The nearest articles before it and the core of each of their stories; only of the chosen story if a reader chose one. */
async function findCandidates(session: FilingSession, self: Member, nearest: readonly Member[]): Promise<Found> {
  const { set } = session;
  const isBefore = (one: Member): boolean => one.order < self.order;
  const near = nearest.filter(isBefore);
  const bound = self.pinGroup === null ? null : await pinnedStory(session, self, self.pinGroup);
  const open = (id: string): boolean =>
    self.pinGroup === null || !set.membersOf(id).some((one) => isKeptApart(one, self));
  const stories = bound === null ? [...new Set(near.map(({ storyId }) => storyId))].filter(open) : [bound];
  const core = (id: string): Member[] =>
    set
      .membersOf(id)
      .filter((one) => isBefore(one) && one.role !== 'copy')
      .slice(0, CORE_FETCHED);
  const members = [...new Set([...near.filter(({ storyId }) => stories.includes(storyId)), ...stories.flatMap(core)])];
  const founderOf = (storyId: string): string => {
    const founder = set.membersOf(storyId)[0];
    return founder ? session.nameOf(founder) : '';
  };
  const founders = new Map(members.map(({ storyId }) => [storyId, founderOf(storyId)]));
  return { members, bound, founders };
}

/** Whether readers pinned the two to different groups. */
const isKeptApart = (one: Member, self: Member): boolean =>
  one.pinGroup !== null && one.pinGroup !== self.pinGroup && one.order < self.order;

/** The story of the earliest article in this one's pin group, if that comes before it. */
async function pinnedStory(session: FilingSession, self: Member, group: string): Promise<string | null> {
  const first = (await session.pinnedWith(group))
    .filter((one) => one.order < self.order && one.storyId !== '')
    .sort((a, b) => (a.order < b.order ? -1 : 1))[0];
  return first?.storyId ?? null;
}

/** Candidates by name; each story has the name of its first member. */
async function describeCandidates(session: FilingSession, { members, founders }: Found): Promise<FiledCandidate[]> {
  const fingerprints = await session.fingerprintsOf(members);
  return members.flatMap((one) => {
    const signature = fingerprints.get(one.id);
    if (!signature) return [];
    const root = one.copyOf === null ? undefined : session.set.get(one.copyOf);
    const { role, date, site } = one;
    const storyId = founders.get(one.storyId) ?? '';
    return [
      {
        articleId: session.nameOf(one),
        storyId,
        role,
        copyOf: root ? session.nameOf(root) : null,
        date,
        site,
        signature,
      },
    ];
  });
}

type Placed = Omit<Decision, 'compared' | 'later'>;

/** Applies the machine's decision, with names turned back into ids. */
function follow(filing: Filing, session: FilingSession, self: Member, { members, founders }: Found): Placed {
  const storyOf = (name: string): string => [...founders].find(([, founder]) => founder === name)?.[0] ?? '';
  if (filing.kind !== 'new') return join(filing, storyOf(filing.storyId), session);
  // The article that began a story and still begins one keeps the story's number.
  const stays = self.storyId !== '' && session.set.membersOf(self.storyId)[0] === self;
  const follows = filing.follows && {
    ...filing.follows,
    storyId: storyOf(filing.follows.storyId),
    articleId: members.find((one) => session.nameOf(one) === filing.follows?.articleId)?.id ?? '',
  };
  return {
    place: { storyId: stays ? self.storyId : unbornId(self.order), role: 'original', copyOf: null },
    reasons: { addedShare: null, score: null, why: filing.why, follows: follows ?? null },
    namesOrigin: false,
  };
}

/** Puts the article into the story that a reader chose; the machine decides only whether it is a copy there. */
function obey(filing: Filing, session: FilingSession, { founders }: Found, storyId: string): Placed {
  if (filing.kind !== 'new' && filing.storyId === (founders.get(storyId) ?? '')) return join(filing, storyId, session);
  return {
    place: { storyId, role: 'report', copyOf: null },
    reasons: { addedShare: null, score: null, why: PINNED, follows: null },
    namesOrigin: false,
  };
}

function join(filing: Exclude<Filing, { kind: 'new' }>, storyId: string, { set, nameOf }: FilingSession): Placed {
  const isCopy = filing.kind === 'copy';
  const root = isCopy ? set.membersOf(storyId).find((one) => nameOf(one) === filing.copyOf) : undefined;
  return {
    place: { storyId, role: filing.kind, copyOf: root?.id ?? null },
    reasons: { addedShare: isCopy ? filing.addedShare : null, score: filing.score, why: filing.why, follows: null },
    namesOrigin: isCopy && filing.isOrigin,
  };
}
