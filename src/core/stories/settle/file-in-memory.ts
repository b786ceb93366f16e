/**
 * An archive in memory that files articles as the database does: for evaluation, training and tests.
 */
import type { Filer } from '../decide/create-filer.js';
import type { Described, IndexKey } from '../describe/signature.js';
import { createCandidateIndex, MOST_CANDIDATES, MOST_LATER } from './candidate-index.js';
import type { FilingSession, Neighbours, View } from './filing-session.js';
import { placeArticle } from './place-article.js';
import { byOrder, type Member, orderOf, type Place } from './story-member.js';
import { createWorkingSet } from './working-set.js';

/** The place of one article; `storyId` is the id of the story's first article. */
export interface Assignment extends Place {
  articleId: string;
}

export interface MemoryArchive {
  /** Files one article, in any order of arrival; returns its place so far. */
  file(article: Described): Promise<Assignment>;
  /** The places of all articles, in filing order. */
  assignments(): Assignment[];
}

/** An empty archive. Articles without a date are filed after all others. */
export function createMemoryArchive(
  filer: Filer,
  { endAfterDays = 30 }: { endAfterDays?: number } = {},
): MemoryArchive {
  const articles = new Map<string, Described>();
  const index = createCandidateIndex({ windowDays: endAfterDays });
  const set = createWorkingSet();

  const keysFor = ({ keys, listed }: View): IndexKey[] => {
    const weights = new Map<string, number>();
    for (const { key, weight } of [...keys, ...listed.flatMap((id) => articles.get(id)?.signature.keys ?? [])])
      weights.set(key, Math.max(weights.get(key) ?? 0, weight));
    return [...weights].map(([key, weight]) => ({ key, weight }));
  };
  const findNeighbours = (view: View): Neighbours => {
    const probe = { id: view.id, date: view.date, signature: { keys: keysFor(view) } };
    const search = (windowDays: number | null, most: number, accepts: (id: string) => boolean): Member[] =>
      windowDays === null ? [] : index.search(probe, { windowDays, most, accepts }).flatMap((id) => set.get(id) ?? []);
    const orderAt = (id: string): string => set.get(id)?.order ?? '';
    return {
      before: search(view.daysBefore, MOST_CANDIDATES, (id) => orderAt(id) < view.order),
      after: search(view.daysAfter, MOST_LATER, (id) => orderAt(id) > view.order),
    };
  };
  const session: FilingSession = {
    filer,
    endAfterDays,
    set,
    nameOf: ({ id }) => id,
    findNeighbours: async (view) => findNeighbours(view),
    fingerprintsOf: async (members) => {
      const known = members.flatMap(({ id }) => articles.get(id) ?? []);
      return new Map(known.map(({ id, signature }) => [id, signature]));
    },
    pinnedWith: async (group) => set.all().filter(({ pinGroup }) => pinGroup === group),
  };

  const assignmentOf = ({ id, storyId, role, copyOf }: Member): Assignment => ({
    articleId: id,
    storyId: set.membersOf(storyId)[0]?.id ?? '',
    role,
    copyOf,
  });
  return {
    async file(article) {
      const { id, date, site, signature } = article;
      const arrival = { id, date, order: orderOf(date, id), site, revision: '', signature };
      const remember = (): void => {
        articles.set(id, article);
        index.add(article);
      };
      return assignmentOf((await placeArticle(session, arrival, { remember })).member);
    },
    assignments: () => set.all().sort(byOrder).map(assignmentOf),
  };
}

/** Files articles in order of time; returns their places in the same order. */
export async function fileInMemory(articles: readonly Described[], filer: Filer): Promise<Assignment[]> {
  const archive = createMemoryArchive(filer);
  const ordered = articles
    .map((article) => ({ article, order: orderOf(article.date, article.id) }))
    .sort(byOrder)
    .map(({ article }) => article);
  for (const article of ordered) await archive.file(article);
  return archive.assignments();
}
