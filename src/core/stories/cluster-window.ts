/**
 * Which stories do the articles of a window make, whatever the order in which they came?
 */

import { instantOf } from '../dates/days-between.js';
import { type CandidateIndex, createCandidateIndex } from './candidate-index.js';
import type { Matcher } from './compare/score-pair.js';
import { decideFiling } from './decide-filing.js';
import type { Candidate, Described, Filing } from './describe/signature.js';

/** Core members of a candidate's story that are fetched beside the candidates themselves. */
export const CORE_FETCHED = 6;

/** Where one article went; `storyId` is the id of the story's first article. */
export interface Assignment {
  articleId: string;
  storyId: string;
  role: Candidate['role'];
  copyOf: string | null;
  filing: Filing;
}

/**
 * The order in which articles are filed: by instant (plain dates after the instants of their day), then by id, so that it never depends on their arrival.
 * Articles without a date come last.
 */
export function filingOrder(a: Described, b: Described): number {
  const [first, second] = [
    instantOf(a.date) ?? Number.POSITIVE_INFINITY,
    instantOf(b.date) ?? Number.POSITIVE_INFINITY,
  ];
  if (first !== second) return first < second ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export interface FilingRun {
  /** Files one article; it sees only those filed before it. */
  file(article: Described): Assignment;
}

/** An empty archive in memory into which articles are filed one by one, as the product does. */
export function createFilingRun(matcher: Matcher, index: CandidateIndex = createCandidateIndex()): FilingRun {
  const filed = new Map<string, Candidate>();
  const cores = new Map<string, string[]>();
  const candidatesOf = (article: Described): Candidate[] => {
    const near = index.search(article);
    const stories = new Set(near.flatMap((id) => filed.get(id)?.storyId ?? []));
    const core = [...stories].flatMap((story) => cores.get(story) ?? []);
    return [...new Set([...near, ...core])].flatMap((id) => filed.get(id) ?? []);
  };
  return {
    file(article) {
      const { id: articleId, date, site, signature } = article;
      const filing = decideFiling(article, candidatesOf(article), matcher);
      const storyId = filing.kind === 'new' ? articleId : filing.storyId;
      const role = filing.kind === 'new' ? 'original' : filing.kind;
      const copyOf = filing.kind === 'copy' ? filing.copyOf : null;
      filed.set(articleId, { articleId, storyId, role, copyOf, date, site, signature });
      index.add(article);
      const core = cores.get(storyId) ?? [];
      if (role !== 'copy' && core.length < CORE_FETCHED) cores.set(storyId, [...core, articleId]);
      return { articleId, storyId, role, copyOf, filing };
    },
  };
}

/**
 * Clusters all articles of a window, oldest first. The answer is in filing order and is the same for every order of `articles`.
 */
export function clusterWindow(articles: readonly Described[], matcher: Matcher): Assignment[] {
  const run = createFilingRun(matcher);
  return [...articles].sort(filingOrder).map((article) => run.file(article));
}
