/**
 * The working set: the stories that one filing looks at. They are loaded whole, rearranged in memory and written back at once.
 */
import { rootByDate } from './copy-roots.js';
import { byOrder, type Member, type Place, type Reasons } from './story-member.js';

export interface WorkingSet {
  /** In filing order. */
  membersOf(storyId: string): Member[];
  get(id: string): Member | undefined;
  all(): Member[];
  /** Loaded and new stories, including empty ones. */
  storyIds(): string[];
  /** Places as they are stored and as readers see them, by article id. */
  stored: ReadonlyMap<string, Place>;
  /** Decisions made since the stories were loaded, by article id. */
  reasons: Map<string, Reasons>;
  /** Adds whole stored stories; members already in the set stay unchanged. */
  load(members: readonly Member[]): void;
  /** Gives an article the place decided for it. */
  move(member: Member, place: Place, reasons: Reasons, namesOrigin: boolean): void;
  /** Moves articles to another story without a decision. */
  relocate(moving: readonly Member[], storyId: string): void;
}

export function createWorkingSet(): WorkingSet {
  const members = new Map<string, Member>();
  const stories = new Map<string, Set<string>>();
  const stored = new Map<string, Place>();
  const reasons = new Map<string, Reasons>();

  const membersOf = (storyId: string): Member[] =>
    [...(stories.get(storyId) ?? [])].flatMap((id) => members.get(id) ?? []).sort(byOrder);
  const put = (member: Member, place: Partial<Member>): void => {
    stories.get(member.storyId)?.delete(member.id);
    Object.assign(member, place);
    members.set(member.id, member);
    stories.set(member.storyId, (stories.get(member.storyId) ?? new Set()).add(member.id));
  };

  return {
    membersOf,
    stored,
    reasons,
    get: (id) => members.get(id),
    all: () => [...members.values()],
    storyIds: () => [...stories.keys()],
    load(loaded) {
      const fresh = loaded.filter(({ id }) => !stored.has(id));
      for (const member of fresh) {
        const { storyId, role, copyOf } = member;
        stored.set(member.id, { storyId, role, copyOf });
        put(member, {});
      }
      for (const storyId of new Set(fresh.map((one) => one.storyId))) rootByDate(membersOf(storyId));
    },
    move(member, place, why, namesOrigin) {
      put(member, { ...place, namesOrigin });
      reasons.set(member.id, why);
    },
    relocate(moving, storyId) {
      for (const member of moving) put(member, { storyId });
    },
  };
}
