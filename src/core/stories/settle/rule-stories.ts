/**
 * Merges and splits by readers. A ruling binds every later decision: articles of one pin group always form one story, articles of
 * different groups never do. A later ruling replaces the groups of its articles.
 */
import type { FilingSession } from './filing-session.js';
import { propagateChanges } from './propagate-changes.js';
import { type Member, unbornId } from './story-member.js';
import type { WorkingSet } from './working-set.js';

export interface RulingPlan {
  /** Articles that are pinned together, one list for each group. */
  groups: Member[][];
  /** The articles of the ruling, and the story that they move to. */
  moving: Member[];
  to: string;
  /** Articles to decide again. */
  affected: Member[];
}

/** Merges loaded stories; the first keeps its number. Null if a story has no articles. */
export function planMerge(set: WorkingSet, storyIds: readonly [string, ...string[]]): RulingPlan | null {
  const parts = storyIds.map((id) => set.membersOf(id));
  if (parts.some((members) => members.length === 0)) return null;
  const moving = parts.flat();
  return { groups: [moving], moving, to: storyIds[0], affected: moving };
}

/** Moves articles of a loaded story to a new story. Null if one is not in the story, or none would stay. */
export function planSplit(set: WorkingSet, storyId: string, articleIds: readonly string[]): RulingPlan | null {
  const affected = set.membersOf(storyId);
  const moving = affected.filter(({ id }) => articleIds.includes(id));
  const staying = affected.filter(({ id }) => !articleIds.includes(id));
  if (moving.length < new Set(articleIds).size || staying.length === 0) return null;
  return { groups: [staying, moving], moving, to: unbornId(moving[0]?.order ?? ''), affected };
}

/** A group is named by the smallest of its members' ids. */
export const groupName = (members: readonly Member[]): string =>
  members.map(({ id }) => id).reduce((least, id) => (BigInt(id) < BigInt(least) ? id : least));

/** Pins, moves, and decides again what the ruling affects. */
export async function carryOut(session: FilingSession, { groups, moving, to, affected }: RulingPlan): Promise<void> {
  for (const group of groups) {
    const pinGroup = groupName(group);
    for (const member of group) member.pinGroup = pinGroup;
  }
  session.set.relocate(moving, to);
  await propagateChanges(session, affected);
}
