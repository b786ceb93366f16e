/**
 * Filing in the database: the same articles make the same stories in any order of arrival.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Filer } from '../../../src/core/stories/decide/create-filer.js';
import { fileInMemory } from '../../../src/core/stories/settle/file-in-memory.js';
import { createArticleStore } from '../../../src/io/database/articles/article-store.js';
import { createFilingStore, type FilingStore } from '../../../src/io/database/filing-store.js';
import type { Database } from '../../../src/io/database/open-database.js';
import { loadFiler } from '../../../src/io/stories/load-filer.js';
import { fileArticle } from '../../../src/workers/file-article.js';
import { makeDatabaseUrl, openTestDatabase } from '../../support/test-database.js';
import { type MadeUp, publishedAt, storeArticle, WEEK } from './filings-made-up.js';

let url: string;
let database: Database;
let filings: FilingStore;
let filer: Filer;

beforeAll(async () => {
  url = await makeDatabaseUrl();
  database = await openTestDatabase(url);
  filings = createFilingStore(database.db);
  filer = await loadFiler();
});
afterAll(() => database.close());

const settings = () => ({ stories: { endAfterDays: 30 } });
const empty = () => database.pool.query('delete from articles; delete from stories; delete from story_rulings');
const file = (articleId: string) =>
  fileArticle({ articleId }, { store: { articles: createArticleStore(database.db), filings }, filer, settings });

/** Stores and files articles in the given order; returns ids by key. */
async function fileAll(articles: readonly MadeUp[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const article of articles) {
    const id = await storeArticle(database.db, article);
    ids.set(article.key, id);
    await file(id);
  }
  return ids;
}

/** Everything that filing decided, by the articles' keys: stories as lists, each article with its role and original. */
async function tell(): Promise<{ stories: string[]; follows: string[] }> {
  const { rows } = await database.pool.query<{ story: string; key: string; role: string; of: string | null }>(`
    select f.story_id as story, a.key, f.role, o.key as of from filings f
    join articles a on a.id = f.article_id left join articles o on o.id = f.copy_of order by a.key`);
  const stories = new Map<string, string[]>();
  for (const { story, key, role, of } of rows)
    stories.set(story, [...(stories.get(story) ?? []), `${key} ${role}${of === null ? '' : ` of ${of}`}`]);
  const { rows: links } = await database.pool.query<{ first: string; before: string }>(`
    select (select min(a.key) from filings f join articles a on a.id = f.article_id where f.story_id = s.id) as first,
           (select min(a.key) from filings f join articles a on a.id = f.article_id where f.story_id = s.follows_id) as before
    from stories s where follows_id is not null`);
  return {
    stories: [...stories.values()].map((list) => list.join(', ')).sort(),
    follows: links.map(({ first, before }) => `${first} after ${before}`).sort(),
  };
}

const keysOf = (stories: readonly string[]): string[] =>
  stories.map((list) => [...list.matchAll(/(?:^|, )(\w+)/g)].map(([, key]) => key).join(' ')).sort();

describe('filing', () => {
  it('distinguishes copies from reports, and articles from one template', async () => {
    await empty();
    await fileAll(WEEK);
    const { stories, follows } = await tell();
    expect(keysOf(stories)).toEqual(['a1 a2 a3 a4 a5', 'b1 b2 b3', 'c1', 'd1 d2 d3', 'e1 e2', 'g1 g2']);
    expect(stories[0]).toBe('a1 original, a2 copy of a1, a3 copy of a1, a4 report, a5 copy of a4');
    // The first to be published names the other as its source.
    expect(stories.at(-1)).toBe('g1 copy of g2, g2 original');
    expect(follows).toContain('e1 after a1');
  });

  it('makes the same stories as the archive in memory', async () => {
    await empty();
    await fileAll([...WEEK].reverse());
    const described = WEEK.map((article) => ({
      id: `${publishedAt(article).toISOString()} ${article.key}`,
      date: publishedAt(article).toISOString(),
      site: article.site,
      signature: filer.describeForFiling({
        id: '',
        url: null,
        title: article.title,
        text: article.text,
        date: publishedAt(article).toISOString(),
        lang: 'zh',
        site: article.site,
      }),
    }));
    const clusters: Record<string, string[]> = {};
    for (const { storyId, articleId } of await fileInMemory(described, filer))
      clusters[storyId] = [...(clusters[storyId] ?? []), articleId.slice(-2)].sort();
    const expected = Object.values(clusters).map((keys) => keys.join(' '));
    expect(keysOf((await tell()).stories)).toEqual(expected.sort());
  });

  it('makes the same stories in any order of arrival', async () => {
    await empty();
    await fileAll(WEEK);
    const inOrder = await tell();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(WEEK, { minLength: WEEK.length }), async (shuffled) => {
        await empty();
        await fileAll(shuffled);
        expect(await tell()).toEqual(inOrder);
      }),
      { numRuns: 20 },
    );
  });

  it('forgets articles that are removed', async () => {
    await empty();
    const ids = await fileAll(WEEK);
    await database.pool.query(`delete from articles where key <> 'a1'`);
    const { rows } = await database.pool.query('select distinct article_id from story_keys');
    expect(rows).toEqual([{ article_id: ids.get('a1') }]);
  });
});
