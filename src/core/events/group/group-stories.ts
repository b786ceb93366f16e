/** Groups the stories of a period into events: one launch with its details, one results release with its call, one recall. */
import type { Matcher } from '../../stories/compare/score-pair.js';
import { compareStories } from './compare-stories.js';
import { nameProducts, type StoryTraits } from './story-traits.js';

/** Evidence from which two groups are one event; see `strengthBetween`. */
export const ONE_EVENT = 6;

/**
 * Joins the two strongest groups until no two reach `ONE_EVENT`.
 * @returns the stories of each event, in the order of their first article
 */
export function groupStories(stories: readonly StoryTraits[], matcher: Matcher): StoryTraits[][] {
  const ordered = [...stories].sort((a, b) => firstAt(a) - firstAt(b) || (a.id < b.id ? -1 : 1));
  const named = nameProducts(ordered, matcher.idf);
  const evidence = ordered.map((one, index) =>
    ordered.slice(0, index).map((other) => compareStories(one, other, { matcher, named })),
  );
  const between = (a: number, b: number): number => evidence[Math.max(a, b)]?.[Math.min(a, b)] ?? 0;
  let groups = ordered.map((_, index) => [index]);
  for (;;) {
    const best = closest(groups, between);
    if (best === null) break;
    const [into, from] = best;
    groups = groups
      .map((group, index) => (index === into ? [...group, ...(groups[from] ?? [])] : group))
      .filter((_, index) => index !== from);
  }
  return groups.map((group) => group.toSorted((a, b) => a - b).flatMap((index) => ordered[index] ?? []));
}

function closest(groups: number[][], between: (a: number, b: number) => number): [number, number] | null {
  let best: [number, number] | null = null;
  let most = ONE_EVENT;
  for (let from = 1; from < groups.length; from++)
    for (let into = 0; into < from; into++) {
      const strength = strengthBetween(groups[into] ?? [], groups[from] ?? [], between);
      if (strength >= most) {
        if (strength > most || best === null) best = [into, from];
        most = strength;
      }
    }
  return best;
}

/** Half the mean of all pairs, half the best: the mean keeps groups from chaining through one article that touches two subjects. */
function strengthBetween(a: number[], b: number[], between: (a: number, b: number) => number): number {
  let sum = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const one of a)
    for (const other of b) {
      const strength = between(one, other);
      sum += strength;
      most = Math.max(most, strength);
    }
  return (sum / (a.length * b.length) + most) / 2;
}

const firstAt = ({ members }: StoryTraits): number => members[0]?.at ?? 0;
