/**
 * Assigns story numbers after filing.
 * A story keeps its number if possible. If two become one, a number that an edition has reported wins, so that the story is not
 * reported to readers twice.
 */
import { isUnborn, type Place } from './story-member.js';
import type { WorkingSet } from './working-set.js';

export interface StoryNames {
  /** For each story that lost all its articles, the story that most of them went to. */
  mergedInto: Map<string, string>;
  /** Stories whose articles now have another number. */
  renamed: { from: string; to: string }[];
}

/**
 * Names the stories whose articles have changed, in the working set.
 * @param reportedAmong those of the stories that an edition has reported
 */
export async function nameStories(
  set: WorkingSet,
  reportedAmong: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<StoryNames> {
  const isMoved = (id: string, storyId: string): boolean => set.stored.get(id)?.storyId !== storyId;
  const touched = new Set(set.all().flatMap(({ id, storyId }) => (isMoved(id, storyId) ? [storyId] : [])));
  const mergedInto = findMerged(set);
  const renamed: StoryNames['renamed'] = [];
  for (const id of touched) {
    const emptied = [...mergedInto].flatMap(([from, into]) => (into === id ? [from] : []));
    const options = [...(isUnborn(id) ? [] : [id]), ...emptied.sort((a, b) => Number(a) - Number(b))];
    // A story without options gets its number when it is written.
    if (options.length === 0 || (options.length === 1 && options[0] === id)) continue;
    const reported = await reportedAmong(options);
    const name = options.find((one) => reported.has(one)) ?? options[0] ?? id;
    if (name === id) continue;
    set.relocate(set.membersOf(id), name);
    for (const [from, into] of [...mergedInto]) if (into === id) mergedInto.set(from, name);
    mergedInto.delete(name);
    if (isUnborn(id)) continue;
    mergedInto.set(id, name);
    renamed.push({ from: id, to: name });
  }
  return { mergedInto, renamed };
}

function findMerged(set: WorkingSet): Map<string, string> {
  const mergedInto = new Map<string, string>();
  for (const id of emptyStories(set)) {
    const into = mostFrequent([...set.stored].flatMap((one) => goneTo(set, id, one)));
    if (into !== undefined) mergedInto.set(id, into);
  }
  return mergedInto;
}

/** Where the stored articles of a story are now. */
function goneTo(set: WorkingSet, storyId: string, [articleId, place]: [string, Place]): string[] {
  const now = set.get(articleId)?.storyId;
  return place.storyId === storyId && now !== undefined ? [now] : [];
}

/** Ties go to the smaller. */
function mostFrequent(ids: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

/** Stories that have a number and no articles. */
export const emptyStories = (set: WorkingSet): string[] =>
  set.storyIds().filter((id) => !isUnborn(id) && set.membersOf(id).length === 0);
