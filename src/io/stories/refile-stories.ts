/**
 * Filing stored articles again, after the model or the rules have changed.
 */
import { sql } from 'kysely';
import { articleText } from '../../core/entries/article-text.js';
import type { Db } from '../database/open-database.js';
import { type FilingPolicy, inFilingSession } from './database-session.js';
import { fileInSession } from './file-in-session.js';
import { DESCRIBED_LENGTH, type FingerprintCache } from './filed-fingerprints.js';

export interface Refiled {
  /** Number of articles filed again. */
  articles: number;
  /** Of these, described again because another version of the model had described them. */
  described: number;
  /** Articles now in a different story. */
  moved: number;
}

/** Articles read per batch; each is filed in its own transaction. */
const BATCH = 200;

/**
 * Files every article published since then again, in order and one at a time, so it can be stopped at any moment and may run while
 * the service is running. `onProgress` returns false to stop.
 */
export async function refileStories(
  db: Db,
  fingerprints: FingerprintCache,
  since: Date,
  policy: FilingPolicy,
  onProgress: (soFar: Refiled) => boolean,
): Promise<Refiled> {
  const paths = new Map<string, { from: string; to: string }>();
  const soFar: Refiled = { articles: 0, described: 0, moved: 0 };
  let last = { at: since, id: '0' };
  for (;;) {
    const batch = await readBatch(db, last.at, last.id);
    for (const one of batch) {
      last = { at: one.at, id: one.id };
      const { described, moved } = await refileOne(db, fingerprints, one, policy);
      soFar.articles += 1;
      soFar.described += described ? 1 : 0;
      for (const { id, from, to } of moved) paths.set(id, { from: paths.get(id)?.from ?? from, to });
      soFar.moved = [...paths.values()].filter(({ from, to }) => from !== to).length;
      if (!onProgress(soFar)) return soFar;
    }
    if (batch.length < BATCH) return soFar;
  }
}

type FiledText = Awaited<ReturnType<typeof readBatch>>[number];

async function readBatch(db: Db, at: Date, id: string) {
  return db
    .selectFrom('filings as f')
    .innerJoin('articles as a', 'a.id', 'f.article_id')
    .select(['a.id', 'a.key', 'a.url', 'a.title', 'a.text', 'a.published_at', 'a.lang', 'a.site', 'a.outlet', 'f.at'])
    .leftJoin('story_fingerprints as s', 's.article_id', 'f.article_id')
    .select(['s.version', DESCRIBED_LENGTH])
    .where(sql<boolean>`(f.at, f.article_id) > (${at}, ${id}::bigint)`)
    .orderBy('f.at')
    .orderBy('f.article_id')
    .limit(BATCH)
    .execute();
}

async function refileOne(db: Db, fingerprints: FingerprintCache, article: FiledText, policy: FilingPolicy) {
  // A text that retention has removed cannot be described again; its fingerprint is usable until the model changes.
  const isGone = article.text === '' && article.length > 0;
  if (isGone) return { described: false, moved: [] };
  const text = articleText(article);
  const signature = policy.filer.describeForFiling(text);
  const { id, key, at: publishedAt } = article;
  const self = { id, key, publishedAt, site: text.site, signature };
  const { moved } = await inFilingSession(db, fingerprints, policy, (session) =>
    fileInSession(session, self, { again: true }),
  );
  return { described: article.version !== signature.version, moved };
}
