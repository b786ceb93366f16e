/**
 * Generates an archive of a million filed articles in minutes.
 * The newest part is generated and analysed article by article. Older articles repeat it with other times and other rare keys,
 * written directly into the tables.
 */
import type pg from 'pg';
import type { Filer } from '../src/core/stories/decide/create-filer.js';
import { packFingerprint, revisionOf } from '../src/core/stories/describe/pack-fingerprint.js';
import { hashKeys } from '../src/io/stories/story-index.js';
import type { createSampler } from './file-articles-sample.js';

/** Keys from this weight on are rare, and replaced in older articles. */
const RARE = 6.5;
const DAY_MS = 86_400_000;

export interface ArchivePlan {
  /** When the newest article was published. */
  now: number;
  perDay: number;
  /** Articles from which the older ones are generated. */
  base: number;
}

/** Tables of the articles from which the archive is generated. */
export async function makeBase(
  pool: pg.Pool,
  filer: Filer,
  sampler: ReturnType<typeof createSampler>,
  { now, perDay, base }: ArchivePlan,
): Promise<void> {
  await pool.query(`
    create table base (n int primary key, title text, text text, site text, version text, fingerprint text, revision text);
    create table base_keys (n int, key bigint, weight real)`);
  for (let from = 0; from < base; from += 500) {
    const described = Array.from({ length: Math.min(500, base - from) }, (_, index) => {
      const at = new Date(now - ((from + index) / perDay) * DAY_MS);
      const { title, text, site } = sampler.article('', at);
      const date = at.toISOString();
      const signature = filer.describeForFiling({ id: '', url: null, title, text, date, lang: 'zh', site });
      const fingerprint = packFingerprint(signature);
      const revision = revisionOf(fingerprint, signature, date);
      const row = { n: from + index, title, text, site, version: signature.version, fingerprint, revision };
      return { row, keys: hashKeys(signature.keys).map((key) => ({ n: from + index, ...key })) };
    });
    await pool.query(
      `insert into base select * from jsonb_to_recordset($1) as r(n int, title text, text text, site text, version text, fingerprint text, revision text)`,
      [JSON.stringify(described.map(({ row }) => row))],
    );
    const keys = described.flatMap((one) => one.keys);
    await pool.query('insert into base_keys select * from unnest($1::int[], $2::bigint[], $3::real[])', [
      keys.map(({ n }) => n),
      keys.map(({ hash }) => hash),
      keys.map(({ weight }) => weight),
    ]);
  }
}

/** Fills the archive up to a size; every article is a story of its own. */
export async function fillArchive(pool: pg.Pool, plan: ArchivePlan, from: number, to: number): Promise<void> {
  const client = await pool.connect();
  const steps = [
    // The generated rows are valid, so constraint checks are skipped.
    `set session_replication_role = replica`,
    `drop index if exists story_keys_era, story_keys_article`,
    `create temp table added as
       select g as n, g % ${plan.base} as b, g / ${plan.base} as turn, nextval('articles_id_seq') as id,
              timestamptz '${new Date(plan.now).toISOString()}' - g * interval '${DAY_MS / plan.perDay} milliseconds' as at
       from generate_series(${from}, ${to - 1}) g`,
    `insert into articles (id, key, title, text, site, published_at, date_from, text_from, state) overriding system value
       select a.id, 'archive ' || a.n, b.title, b.text, b.site, a.at, 'entry', 'entry', 'filed' from added a join base b on b.n = a.b`,
    `insert into stories (id, first_at, last_at) overriding system value select id, at, at from added`,
    `insert into filings (article_id, story_id, role, why, at, revision)
       select a.id, a.id, 'original', '{"zh":"","en":""}', a.at, b.revision from added a join base b on b.n = a.b`,
    `insert into story_fingerprints select a.id, b.version, b.fingerprint from added a join base b on b.n = a.b`,
    `insert into story_keys (key, minute, weight, article_id)
       select case when k.weight >= ${RARE} then hashint8extended(k.key, a.turn) else k.key end,
              extract(epoch from a.at)::bigint / 60, k.weight, a.id from added a join base_keys k on k.n = a.b`,
    `select setval('stories_id_seq', (select max(id) from stories))`,
    `drop table added`,
    `create index story_keys_era on story_keys ((minute / 14400), key, minute) include (weight, article_id)`,
    `create index story_keys_article on story_keys (article_id)`,
    ...['story_keys', 'filings', 'story_fingerprints', 'articles', 'stories'].map((table) => `vacuum analyze ${table}`),
    `set session_replication_role = default`,
    `checkpoint`,
  ];
  for (const step of steps) await client.query(step);
  client.release();
}
