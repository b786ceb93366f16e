/**
 * Evaluation of filing on labelled pairs: how often it joins articles that belong together and separates those that do not.
 */
import { z } from 'zod';
import type { ArticleText } from '../model.js';
import type { Filer } from './decide/create-filer.js';
import { type Assignment, fileInMemory } from './settle/file-in-memory.js';

export const JudgedPair = z.object({
  a: z.string(),
  b: z.string(),
  /** "same": either the same text or the same story; the label does not say which. */
  label: z.enum(['same-text', 'same-story', 'same', 'different']),
});
export type JudgedPair = z.infer<typeof JudgedPair>;

export interface PairScores {
  precision: number;
  recall: number;
  f1: number;
}
export interface PairsReport {
  sameText: PairScores;
  sameStory: PairScores;
  /** Share of the pairs labelled different that were merged. */
  falseMerges: number;
}
export interface Evaluated {
  report: PairsReport;
  assignments: Assignment[];
  /** Pairs whose decision differs from the label. */
  wrong: { pair: JudgedPair; decided: 'same-text' | 'same-story' | 'different' }[];
}

function score(hits: number, given: number, wanted: number): PairScores {
  const precision = given ? hits / given : 1;
  const recall = wanted ? hits / wanted : 1;
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 };
}

/** The verdict of the stories on a pair. */
export function decideOf(
  assignments: ReadonlyMap<string, Assignment>,
  pair: { a: string; b: string },
): 'same-text' | 'same-story' | 'different' {
  const [a, b] = [assignments.get(pair.a), assignments.get(pair.b)];
  if (!a || !b || a.storyId !== b.storyId) return 'different';
  return (a.copyOf ?? a.articleId) === (b.copyOf ?? b.articleId) ? 'same-text' : 'same-story';
}

/** Scores filed articles against judged pairs. */
export function scorePairs(
  assignments: readonly Assignment[],
  pairs: readonly JudgedPair[],
): Omit<Evaluated, 'assignments'> {
  const byId = new Map(assignments.map((assignment) => [assignment.articleId, assignment]));
  const decided = pairs.map((pair) => ({ pair, decided: decideOf(byId, pair) }));
  const count = (test: (one: (typeof decided)[number]) => boolean): number => decided.filter(test).length;
  const merged = (one: (typeof decided)[number]): boolean => one.decided !== 'different';
  const isSame = (one: (typeof decided)[number]): boolean => one.pair.label !== 'different';
  const isText = (one: (typeof decided)[number]): boolean => one.pair.label === 'same-text';
  const different = count((one) => !isSame(one));
  return {
    report: {
      sameText: score(
        count((o) => isText(o) && o.decided === 'same-text'),
        count((o) => o.decided === 'same-text'),
        count(isText),
      ),
      sameStory: score(
        count((o) => isSame(o) && merged(o)),
        count(merged),
        count(isSame),
      ),
      falseMerges: different ? count((o) => !isSame(o) && merged(o)) / different : 0,
    },
    wrong: decided.filter((o) => (o.pair.label === 'same' ? o.decided === 'different' : o.decided !== o.pair.label)),
  };
}

/**
 * Files all articles as the service does and scores the labelled pairs among them.
 * `withoutDates` hides all dates, from features and time window alike.
 */
export async function evaluatePairs(
  articles: readonly ArticleText[],
  pairs: readonly JudgedPair[],
  filer: Filer,
  {
    withoutDates = false,
    onProgress = () => {},
  }: { withoutDates?: boolean; onProgress?: (done: number, all: number) => void } = {},
): Promise<Evaluated> {
  const described = articles.map((article, at) => {
    onProgress(at + 1, articles.length);
    const signature = filer.describeForFiling(article);
    return { id: article.id, date: withoutDates ? null : article.date, site: article.site, signature };
  });
  const assignments = await fileInMemory(described, filer);
  return { ...scorePairs(assignments, pairs), assignments };
}
