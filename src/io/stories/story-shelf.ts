/**
 * How do the stories stand that one filing looks at, and what did it change?
 * Stories are loaded whole, moved about in memory, and written back at once.
 *
 * Among copies the first by date is the root, whatever a reader is shown: the decision then depends on nothing that comes later.
 * Only when they are written does the copy that the root names as its source change places with it.
 */
import { type RawBuilder, sql } from 'kysely';
import { articleText } from '../../core/entries/article-text.js';
import type { Filing, FilingWhy, Role } from '../../core/stories/describe/signature.js';
import { FILED, Filed } from './look-around.js';
import type { Tx } from './story-index.js';

export interface Place {
  storyId: string;
  role: Role;
  /** The first of the copies by date. */
  copyOf: string | null;
}

/** An article of a story. */
export interface Member extends Place {
  id: string;
  at: Date;
  /** Sorts articles by time and then by address, so that the order never depends on their arrival. */
  order: string;
  site: string;
  namesOrigin: boolean;
  revision: string;
  /** Which articles readers tied it to; see `story_pins`. */
  party: string | null;
}

/** What else was decided when an article got its place. */
export interface Reasons {
  addedShare: number | null;
  score: number | null;
  why: FilingWhy;
  /** Of an article that begins a story. */
  follows: Extract<Filing, { kind: 'new' }>['follows'] | null;
}

export type StoryShelf = ReturnType<typeof createStoryShelf>;

export const orderOf = (at: Date, key: string): string => `${at.toISOString()} ${key}`;
export const byOrder = (a: { order: string }, b: { order: string }): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : 0;
/** A story that has no row yet. */
export const isUnborn = (storyId: string): boolean => storyId.startsWith('new ');
export const samePlace = (a: Place, b: Place): boolean =>
  a.storyId === b.storyId && a.role === b.role && a.copyOf === b.copyOf;

/** The view of one transaction. */
export function createStoryShelf(tx: Tx) {
  const members = new Map<string, Member>();
  const stories = new Map<string, Set<string>>();
  /** Places as the database has them, as they are shown. */
  const stored = new Map<string, Place>();
  const reasons = new Map<string, Reasons>();

  const membersOf = (storyId: string): Member[] =>
    [...(stories.get(storyId) ?? [])].flatMap((id) => members.get(id) ?? []).sort(byOrder);

  const shelve = (member: Member): void => {
    members.set(member.id, member);
    stories.set(member.storyId, (stories.get(member.storyId) ?? new Set()).add(member.id));
  };

  /** Gives every group of copies the root that is first by date. */
  const straighten = (storyId: string): void => {
    const all = membersOf(storyId);
    for (const shown of all.filter(({ role }) => role !== 'copy')) {
      const group = [shown, ...all.filter(({ copyOf }) => copyOf === shown.id)].sort(byOrder);
      const root = group[0];
      if (!root || root === shown) continue;
      const { role } = shown;
      for (const one of group) Object.assign(one, { role: 'copy', copyOf: root.id });
      Object.assign(root, { role, copyOf: null });
    }
  };

  /** Takes in whole stories. */
  const take = (rows: readonly Filed[]): void => {
    const fresh = rows.filter(({ id }) => !stored.has(id));
    for (const row of fresh) {
      const { id, storyId, role, copyOf, at, namesOrigin, revision, party } = row;
      stored.set(id, { storyId, role, copyOf });
      const { site } = articleText({ ...row, title: '', text: '', lang: '', published_at: at });
      const order = orderOf(at, row.key);
      shelve({ id, storyId, role, copyOf, at, order, site, namesOrigin, revision, party });
    }
    for (const storyId of new Set(fresh.map((row) => row.storyId))) straighten(storyId);
  };

  const select = (which: RawBuilder<unknown>) => sql`
    select ${FILED}
    from filings f join articles a on a.id = f.article_id left join story_pins p on p.article_id = f.article_id
    where f.story_id = any(${which})`;

  return {
    membersOf,
    stored,
    reasons,
    take,
    get: (id: string): Member | undefined => members.get(id),
    all: (): Member[] => [...members.values()],
    storyIds: (): string[] => [...stories.keys()],

    async loadStories(ids: readonly string[]): Promise<void> {
      const missing = [...new Set(ids)].filter((id) => !stories.has(id) && !isUnborn(id));
      if (missing.length === 0) return;
      take((await select(sql`${missing}::bigint[]`).execute(tx)).rows.map((row) => Filed.parse(row)));
    },

    /** Loads the stories of these articles. */
    async load(ids: readonly string[]): Promise<void> {
      const missing = ids.filter((id) => !members.has(id));
      if (missing.length === 0) return;
      const theirs = sql`array(select story_id from filings where article_id = any(${missing}::bigint[]))`;
      take((await select(theirs).execute(tx)).rows.map((row) => Filed.parse(row)));
    },

    move(member: Member, place: Place, why: Reasons, namesOrigin: boolean): void {
      stories.get(member.storyId)?.delete(member.id);
      Object.assign(member, place, { namesOrigin });
      shelve(member);
      reasons.set(member.id, why);
    },

    /** Puts articles into another story before anything is decided. */
    relocate(moving: readonly Member[], storyId: string): void {
      for (const member of moving) {
        stories.get(member.storyId)?.delete(member.id);
        member.storyId = storyId;
        shelve(member);
      }
    },
  };
}
