/**
 * Where does one article belong, given the articles that come before it?
 * "Before" is by time and address, never by arrival, and every name that could break a tie is made of these two: the same
 * articles give the same stories in whatever order they came.
 */
import { CORE_FETCHED } from '../../core/stories/cluster-window.js';
import type { Candidate, Filing } from '../../core/stories/describe/signature.js';
import type { Around, Desk } from './desk.js';
import type { Tx } from './story-index.js';
import type { Member, Place, Reasons, StoryShelf } from './story-shelf.js';

export interface Decision {
  place: Place;
  reasons: Reasons;
  namesOrigin: boolean;
  compared: number;
  /** Near articles that come after it. */
  later: Member[];
}

const RULED = {
  zh: '读者把它归入这一报道',
  en: 'a reader put it into this story',
};

/**
 * Undefined where nothing is remembered of the article's text any more: then it stays where it is.
 * @param around what is near it, where that is known already
 */
export async function decidePlace(desk: Desk, self: Member, around?: Around): Promise<Decision | undefined> {
  const near = around ?? (await lookFrom(desk, self));
  const signature = (await desk.fingerprintsOf([self])).get(self.id);
  if (!signature) return undefined;
  const found = await findCandidates(desk, self, near.before);
  const fingerprints = await desk.fingerprintsOf(found.members);
  const founders = new Map(found.members.map(({ storyId }) => [storyId, founderOf(desk.shelf, storyId)?.order ?? '']));
  const candidates = found.members.flatMap((one): Candidate[] => {
    const known = fingerprints.get(one.id);
    if (!known) return [];
    const copyOf = one.copyOf === null ? null : (desk.shelf.get(one.copyOf)?.order ?? null);
    const { order: articleId, role, at, site } = one;
    const storyId = founders.get(one.storyId) ?? '';
    return [{ articleId, storyId, role, copyOf, date: at.toISOString(), site, signature: known }];
  });
  const { order: id, at, site } = self;
  const filing = desk.filer.decideFiling({ id, date: at.toISOString(), site, signature }, candidates);
  const decision = found.bound
    ? obey(filing, found.bound, founders.get(found.bound) ?? '', desk)
    : follow(filing, desk, self, founders);
  const later = near.after.filter((one) => one.order > self.order);
  return { ...decision, compared: candidates.length, later };
}

/** What is near an article that is listed. */
function lookFrom(desk: Desk, { id, at }: Member): Promise<Around> {
  const days = desk.endAfterDays;
  return desk.look({ id, at, keys: [], listed: [id], daysBefore: days, daysAfter: days });
}

/** The nearest articles before it and the core of each of their stories; `bound` names the story that a reader chose. */
async function findCandidates(
  { tx, shelf }: Desk,
  self: Member,
  nearest: readonly Member[],
): Promise<{ members: Member[]; bound: string | null }> {
  const isBefore = (one: Member): boolean => one.order < self.order;
  const near = nearest.filter(isBefore);
  const bound = self.party === null ? null : await partyStory(tx, shelf, self);
  const stories = [...new Set(bound === null ? near.map(({ storyId }) => storyId) : [bound])].filter(
    (id) => bound !== null || self.party === null || !shelf.membersOf(id).some((one) => isOther(one, self)),
  );
  const cores = stories.flatMap((id) =>
    shelf
      .membersOf(id)
      .filter((one) => isBefore(one) && one.role !== 'copy')
      .slice(0, CORE_FETCHED),
  );
  const members = near.filter(({ storyId }) => stories.includes(storyId));
  return { members: [...new Set([...members, ...cores])], bound };
}

/** Readers keep the two apart. */
const isOther = (one: Member, self: Member): boolean =>
  one.party !== null && one.party !== self.party && one.order < self.order;

/** The story of the earlier articles to which readers tied this one. */
async function partyStory(tx: Tx, shelf: StoryShelf, self: Member): Promise<string | null> {
  const mates = await tx.selectFrom('story_pins').select('article_id').where('party', '=', self.party).execute();
  await shelf.load(mates.map(({ article_id }) => article_id));
  const first = mates
    .flatMap(({ article_id }) => shelf.get(article_id) ?? [])
    .filter((one) => one.order < self.order && one.storyId !== '')
    .sort((a, b) => (a.order < b.order ? -1 : 1))[0];
  return first?.storyId ?? null;
}

const founderOf = (shelf: StoryShelf, storyId: string): Member | undefined => shelf.membersOf(storyId)[0];

type Placed = Omit<Decision, 'compared' | 'later'>;

/** The machine's decision, in the words of the database. */
function follow(filing: Filing, { shelf }: Desk, self: Member, founders: ReadonlyMap<string, string>): Placed {
  const storyOf = (order: string): string => [...founders].find(([, founder]) => founder === order)?.[0] ?? '';
  if (filing.kind !== 'new') return join(filing, storyOf(filing.storyId), shelf);
  // Whoever began a story and still does keeps its number.
  const stays = self.storyId !== '' && founderOf(shelf, self.storyId) === self;
  const follows = filing.follows ?? null;
  return {
    place: { storyId: stays ? self.storyId : `new ${self.order}`, role: 'original', copyOf: null },
    reasons: {
      addedShare: null,
      score: null,
      why: filing.why,
      follows: follows && {
        ...follows,
        storyId: storyOf(follows.storyId),
        articleId: shelf.all().find(({ order }) => order === follows.articleId)?.id ?? '',
      },
    },
    namesOrigin: false,
  };
}

/** The reader's decision: whatever the machine thinks, it is part of that story. */
function obey(filing: Filing, storyId: string, founder: string, { shelf }: Desk): Placed {
  if (filing.kind !== 'new' && filing.storyId === founder) return join(filing, storyId, shelf);
  return {
    place: { storyId, role: 'report', copyOf: null },
    reasons: { addedShare: null, score: null, why: RULED, follows: null },
    namesOrigin: false,
  };
}

function join(filing: Exclude<Filing, { kind: 'new' }>, storyId: string, shelf: StoryShelf): Placed {
  const isCopy = filing.kind === 'copy';
  const root = isCopy ? shelf.membersOf(storyId).find(({ order }) => order === filing.copyOf) : undefined;
  return {
    place: { storyId, role: filing.kind, copyOf: root?.id ?? null },
    reasons: { addedShare: isCopy ? filing.addedShare : null, score: filing.score, why: filing.why, follows: null },
    namesOrigin: isCopy && filing.isOrigin,
  };
}
