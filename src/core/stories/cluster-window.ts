/**
 * Which stories do the articles of a window make, whatever the order in which they came?
 */
import { type CandidateIndex, createCandidateIndex } from './candidate-index.js';
import { dayOf } from './days-between.js';
import { decideFiling } from './decide-filing.js';
import type { Matcher } from './score-pair.js';
import type { Candidate, Described, Filing } from './signature.js';

/** Core members of a candidate's story that are fetched beside it. */
export const CORE_FETCHED = 6;

/** Where one article went; `storyId` is the id of the story's first article. */
export interface Assignment {
  articleId: string;
  storyId: string;
  role: Candidate['role'];
  copyOf: string | null;
  filing: Filing;
}

/** The order in which articles are filed: by day, then by id, so that it never depends on their arrival. */
export function filingOrder(a: Described, b: Described): number {
  const [first, second] = [dayOf(a.date) ?? Number.POSITIVE_INFINITY, dayOf(b.date) ?? Number.POSITIVE_INFINITY];
  if (first !== second) return first < second ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Files articles one by one, as the product does; each sees only those filed before it. */
export function createFilingRun(matcher: Matcher, index: CandidateIndex = createCandidateIndex()) {
  const filed = new Map<string, Candidate>();
  const cores = new Map<string, string[]>();
  const candidatesOf = (article: Described): Candidate[] => {
    const near = index.search(article);
    const stories = new Set(near.map((id) => filed.get(id)?.storyId));
    const core = [...stories].flatMap((story) => (story ? (cores.get(story) ?? []) : []));
    return [...new Set([...near, ...core])].flatMap((id) => filed.get(id) ?? []);
  };
  return {
    file(article: Described): Assignment {
      const filing = decideFiling(article, candidatesOf(article), matcher);
      const storyId = filing.kind === 'new' ? article.id : filing.storyId;
      const role = filing.kind === 'new' ? 'original' : filing.kind;
      const copyOf = filing.kind === 'copy' ? filing.copyOf : null;
      const { date, site, signature } = article;
      filed.set(article.id, { articleId: article.id, storyId, role, copyOf, date, site, signature });
      index.add(article);
      if (role !== 'copy') cores.set(storyId, [...(cores.get(storyId) ?? []), article.id].slice(0, CORE_FETCHED));
      return { articleId: article.id, storyId, role, copyOf, filing };
    },
  };
}

/**
 * Clusters all articles of a window, oldest first. The answer is sorted like the filing and is the same for every order of `articles`.
 */
export function clusterWindow(articles: readonly Described[], matcher: Matcher): Assignment[] {
  const run = createFilingRun(matcher);
  return [...articles].sort(filingOrder).map((article) => run.file(article));
}
