/**
 * How do readers put stories right, and how are stories rebuilt when the rule has changed?
 * What a reader rules is kept with who and when, and binds every later decision: the articles of one party make one story, those
 * of two parties never do.
 */
import { sql } from 'kysely';
import { articleText } from '../../core/entries/article-text.js';
import type { Filer } from '../../core/stories/create-filer.js';
import type { Db } from '../database/open-database.js';
import { atTheDesk, type Desk, type FilingOptions } from './desk.js';
import { type FingerprintShelf, LENGTH } from './filed-fingerprints.js';
import { fileArticle } from './place-article.js';
import { saveStories } from './save-stories.js';
import { settleStories } from './settle-stories.js';
import type { Member } from './story-shelf.js';

/** How the machine decides, and for how long a story lives. */
export interface Rule extends FilingOptions {
  filer: Filer;
}

export interface Ruling {
  rulingId: string;
  /** The story that the articles make now: the merged one, or the one split off. */
  storyId: string;
  articles: string[];
}

export interface Refiled {
  /** Articles decided anew. */
  articles: number;
  /** Of these, described anew because another version of the model had described them. */
  described: number;
  /** Articles that are in another story than before. */
  moved: number;
}

/** Articles read at once; each is filed in a transaction of its own. */
const BATCH = 200;

export function createStoryRepair(db: Db, fingerprints: FingerprintShelf) {
  return {
    /** Makes one story of several, for ever; the first named keeps its number. Null where a story has no articles. */
    async merge(storyIds: readonly [string, ...string[]], who: string, rule: Rule): Promise<Ruling | null> {
      return atTheDesk(db, fingerprints, rule.filer, rule, async (desk) => {
        await desk.shelf.loadStories(storyIds);
        const parts = storyIds.map((id) => desk.shelf.membersOf(id));
        if (parts.some((members) => members.length === 0)) return null;
        const members = parts.flat();
        const rulingId = await record(desk, 'merge', who, { stories: storyIds, articles: idsOf(members) });
        await pin(desk, members, rulingId);
        desk.shelf.relocate(members, storyIds[0]);
        await settleStories(desk, members);
        await saveStories(desk);
        return { rulingId, storyId: members[0]?.storyId ?? storyIds[0], articles: idsOf(members) };
      });
    },

    /** Takes articles out of a story, for ever; they make a story of their own. Null where the story has none but these. */
    async split(storyId: string, articleIds: readonly string[], who: string, rule: Rule): Promise<Ruling | null> {
      return atTheDesk(db, fingerprints, rule.filer, rule, async (desk) => {
        await desk.shelf.loadStories([storyId]);
        const all = desk.shelf.membersOf(storyId);
        const leaving = all.filter(({ id }) => articleIds.includes(id));
        const staying = all.filter(({ id }) => !articleIds.includes(id));
        if (leaving.length < new Set(articleIds).size || staying.length === 0) return null;
        const rulingId = await record(desk, 'split', who, { stories: [storyId], articles: idsOf(leaving) });
        await pin(desk, staying, rulingId);
        await pin(desk, leaving, rulingId);
        desk.shelf.relocate(leaving, `new ${leaving[0]?.order}`);
        await settleStories(desk, all);
        await saveStories(desk);
        return { rulingId, storyId: leaving[0]?.storyId ?? storyId, articles: idsOf(leaving) };
      });
    },

    /**
     * Decides anew every article published since, in order, one at a time: it may be stopped at any moment and works beside the
     * service. `onProgress` may answer false to stop.
     */
    async refile(since: Date, rule: Rule, onProgress: (so: Refiled) => boolean): Promise<Refiled> {
      const paths = new Map<string, { from: string; to: string }>();
      const so: Refiled = { articles: 0, described: 0, moved: 0 };
      let last = { at: since, id: '0' };
      for (;;) {
        const batch = await readBatch(db, last.at, last.id);
        for (const one of batch) {
          last = { at: one.at, id: one.id };
          const { described, moved } = await refileOne(db, fingerprints, one, rule);
          so.articles += 1;
          so.described += described ? 1 : 0;
          for (const { id, from, to } of moved) paths.set(id, { from: paths.get(id)?.from ?? from, to });
          so.moved = [...paths.values()].filter(({ from, to }) => from !== to).length;
          if (!onProgress(so)) return so;
        }
        if (batch.length < BATCH) return so;
      }
    },
  };
}

type Kept = Awaited<ReturnType<typeof readBatch>>[number];

async function readBatch(db: Db, at: Date, id: string) {
  return db
    .selectFrom('filings as f')
    .innerJoin('articles as a', 'a.id', 'f.article_id')
    .select(['a.id', 'a.key', 'a.url', 'a.title', 'a.text', 'a.published_at', 'a.lang', 'a.site', 'a.outlet', 'f.at'])
    .leftJoin('story_fingerprints as s', 's.article_id', 'f.article_id')
    .select(['s.version', 'f.story_id as storyId', LENGTH])
    .where(sql<boolean>`(f.at, f.article_id) > (${at}, ${id}::bigint)`)
    .orderBy('f.at')
    .orderBy('f.article_id')
    .limit(BATCH)
    .execute();
}

async function refileOne(db: Db, fingerprints: FingerprintShelf, article: Kept, rule: Rule) {
  // A text that was given up cannot be described again; what is remembered of it serves as long as the model does.
  const isGone = article.text === '' && article.length > 0;
  if (isGone) return { described: false, moved: [] };
  const text = articleText(article);
  const signature = rule.filer.describeForFiling(text);
  const { id, key, at: publishedAt } = article;
  const self = { id, key, publishedAt, site: text.site, signature };
  const { moved } = await atTheDesk(db, fingerprints, rule.filer, rule, (desk) =>
    fileArticle(desk, self, { again: true }),
  );
  return { described: article.version !== signature.version, moved };
}

const idsOf = (members: readonly Member[]): string[] => members.map(({ id }) => id);

async function record({ tx }: Desk, kind: 'merge' | 'split', who: string, said: object): Promise<string> {
  const { id } = await tx
    .insertInto('story_rulings')
    .values({ kind, who, said: JSON.stringify(said) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Makes one party of these articles, in place of any they belonged to. */
async function pin({ tx }: Desk, members: readonly Member[], rulingId: string): Promise<void> {
  const party = idsOf(members).reduce((least, id) => (BigInt(id) < BigInt(least) ? id : least));
  await tx
    .insertInto('story_pins')
    .values(members.map(({ id }) => ({ article_id: id, party, ruling_id: rulingId })))
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet({ party, ruling_id: rulingId }))
    .execute();
  for (const member of members) member.party = party;
}
