/**
 * What does filing one article cost at 10,000, 100,000 and 1,000,000 stored articles, and does it find the copies planted there?
 * Through the real store on the private database. The archive grows by 2,000 articles a day. Its first 20,000 are made and
 * described one by one; older ones are the same with other times and other rare keys, written straight into the tables.
 * The rival in the same run, at 10,000, is a trigram search for the most similar text (pg_trgm with a GiST index).
 * Run: npx tsc -p bench && node var/bench/bench/file-articles.js [--sizes 10000,100000,1000000] [--per-day 2000]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import type { Filer } from '../src/core/stories/create-filer.js';
import { packFingerprint } from '../src/core/stories/pack-fingerprint.js';
import { revisionOf } from '../src/io/database/filed-fingerprints.js';
import { createFilingStore, type FilingStore } from '../src/io/database/filings.js';
import { type Database, openDatabase } from '../src/io/database/open.js';
import { hashKeys } from '../src/io/database/story-index.js';
import { loadFiler } from '../src/io/load-story-model.js';
import { createLogger } from '../src/io/logger.js';
import { chanceFrom, createSampler, type SampleArticle } from './file-articles-sample.js';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    'per-day': { type: 'string', default: '2000' },
  },
});
const SIZES = values.sizes.split(',').map(Number);
const PER_DAY = Number(values['per-day']);
/** Articles of which the older ones are made. */
const BASE = Math.min(20_000, Math.max(...SIZES));
/** Keys from this weight on are rare: an older article has others in their place. */
const RARE = 6.5;
const WARM_UP = 60;
const PLANTED = 300;
const NOW = Date.parse('2026-11-20T00:00:00Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const sampler = createSampler(7);
const late = chanceFrom(8);

async function describe(filer: Filer, article: SampleArticle, id: string) {
  const { title, text, site, at, key } = article;
  const signature = filer.describeForFiling({ id, url: null, title, text, date: at.toISOString(), lang: 'zh', site });
  return { id, key, publishedAt: at, site, signature };
}

async function store(pool: pg.Pool, articles: readonly SampleArticle[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into articles (key, title, text, site, published_at, date_from, text_from, state)
     select *, 'entry', 'entry', 'judged' from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) returning id`,
    [
      articles.map(({ key }) => key),
      articles.map(({ title }) => title),
      articles.map(({ text }) => text),
      articles.map(({ site }) => site),
      articles.map(({ at }) => at),
    ],
  );
  return rows.map(({ id }) => id);
}

/** Tables of the articles from which the archive is made. */
async function makeBase(pool: pg.Pool, filer: Filer): Promise<void> {
  await pool.query(`
    create table base (n int primary key, at timestamptz, title text, text text, site text, version text, fingerprint text, revision text);
    create table base_keys (n int, key bigint, weight real)`);
  for (let from = 0; from < BASE; from += 500) {
    const rows = await Promise.all(
      Array.from({ length: Math.min(500, BASE - from) }, async (_, index) => {
        const at = new Date(NOW - ((from + index) / PER_DAY) * DAY_MS);
        const article = sampler.article('', at);
        const { signature } = await describe(filer, article, '');
        return {
          n: from + index,
          ...article,
          version: signature.version,
          fingerprint: packFingerprint(signature),
          signature,
          revision: revisionOf(packFingerprint(signature), signature, at),
        };
      }),
    );
    await pool.query(
      `insert into base select * from jsonb_to_recordset($1) as r(n int, at timestamptz, title text, text text, site text, version text, fingerprint text, revision text)`,
      [JSON.stringify(rows)],
    );
    const keys = rows.flatMap(({ n, signature }) => hashKeys(signature.keys).map((key) => ({ n, ...key })));
    await pool.query('insert into base_keys select * from unnest($1::int[], $2::bigint[], $3::real[])', [
      keys.map(({ n }) => n),
      keys.map(({ hash }) => hash),
      keys.map(({ weight }) => weight),
    ]);
  }
}

/** Fills the archive up to a size, every article a story of its own. */
async function fill(database: Database, from: number, to: number): Promise<void> {
  const client = await database.pool.connect();
  const steps = [
    // Rows that are right by construction need no checking one by one.
    `set session_replication_role = replica`,
    `drop index if exists story_keys_lookup, story_keys_article`,
    `create temp table added as
       select g as n, g % ${BASE} as b, g / ${BASE} as turn, nextval('articles_id_seq') as id,
              timestamptz '${new Date(NOW).toISOString()}' - g * interval '${DAY_MS / PER_DAY} milliseconds' as at
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
    `create index story_keys_lookup on story_keys (key, minute) include (weight, article_id)`,
    `create index story_keys_article on story_keys (article_id)`,
    `vacuum analyze story_keys`,
    `vacuum analyze filings`,
    `vacuum analyze story_fingerprints`,
    `vacuum analyze articles`,
    `vacuum analyze stories`,
    `set session_replication_role = default`,
    `checkpoint`,
  ];
  for (const step of steps) await client.query(step);
  client.release();
}

interface Probe {
  wall: number[];
  /** Processor time of the database and of this process, in milliseconds an article. */
  cpu: { database: number; node: number };
  found: number;
  memory: number;
  rate: number;
}

/** Processor time that the servers of the private database have used, in milliseconds (Linux). */
function databaseCpu(): number {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      if (!/^\d+ \(postgres\)/.test(stat) || !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('halfstep'))
        continue;
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // The process has ended meanwhile.
    }
  }
  return ticks * 10;
}

async function probe(database: Database, filings: FilingStore, filer: Filer, size: number): Promise<Probe> {
  const { pool } = database;
  const file = async (article: SampleArticle, id: string) =>
    filings.file(await describe(filer, article, id), filer, { endAfterDays: 30 });
  const roots = Array.from({ length: PLANTED }, (_, n) =>
    sampler.article(`root ${size} ${n}`, new Date(NOW + n * 60_000)),
  );
  const rootIds = await store(pool, roots);
  for (const [n, article] of roots.entries()) await file(article, rootIds[n] ?? '');
  const copies = roots.map((root, n) => sampler.copy(root, `copy ${size} ${n}`));
  const others = roots.map((_, n) => sampler.article(`other ${size} ${n}`, new Date(NOW + n * 10 * 60_000)));
  // In the order of their time, but up to an hour late, as feeds are polled.
  const mixed = [...copies, ...others]
    .map((article) => ({ article, seen: article.at.getTime() + late() * HOUR_MS }))
    .sort((a, b) => a.seen - b.seen)
    .map(({ article }) => article);
  const ids = await store(pool, mixed);
  const wall: number[] = [];
  let found = 0;
  const before = { database: databaseCpu(), node: process.cpuUsage() };
  for (const [n, article] of mixed.entries()) {
    const start = performance.now();
    await file(article, ids[n] ?? '');
    wall.push(performance.now() - start);
  }
  const node = process.cpuUsage(before.node);
  const cpu = {
    database: (databaseCpu() - before.database) / mixed.length,
    node: (node.user + node.system) / 1000 / mixed.length,
  };
  for (const [n, copy] of copies.entries()) {
    const { rows } = await pool.query<{ one: boolean }>(
      `select count(distinct story_id) = 1 as one from filings where article_id in ($1, (select id from articles where key = $2))`,
      [rootIds[n], copy.key],
    );
    if (rows[0]?.one) found += 1;
  }
  return {
    wall: wall.slice(WARM_UP).sort((a, b) => a - b),
    cpu,
    found,
    memory: process.memoryUsage().rss,
    rate: await rateOf(pool, file, size),
  };
}

/** Articles a second when two are in hand at any moment, as in the service. */
async function rateOf(
  pool: pg.Pool,
  file: (article: SampleArticle, id: string) => Promise<unknown>,
  size: number,
): Promise<number> {
  const articles = Array.from({ length: PLANTED }, (_, n) =>
    sampler.article(`rate ${size} ${n}`, new Date(NOW + n * 60_000)),
  );
  const ids = await store(pool, articles);
  const queue = articles.map((article, n) => ({ article, id: ids[n] ?? '' }));
  const start = performance.now();
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) await file(next.article, next.id);
  };
  await Promise.all([work(), work()]);
  return (articles.length / (performance.now() - start)) * 1000;
}

/** The most similar text by trigrams: how long does it take to find, and is it the right one? */
async function rival({ pool }: Database): Promise<{ wall: number[]; found: number; of: number }> {
  await pool.query(`create extension if not exists pg_trgm`);
  await pool.query(`create index articles_trigrams on articles using gist (text gist_trgm_ops(siglen=64))`);
  const { rows } = await pool.query<{ key: string; text: string; at: Date }>(
    `select key, text, published_at as at from articles where key like 'copy %' order by id limit 60`,
  );
  const wall: number[] = [];
  let found = 0;
  for (const { key, text } of rows) {
    const start = performance.now();
    const near = await pool.query<{ key: string }>(
      `select key from articles where key <> $2 order by text <-> $1 limit 1`,
      [text, key],
    );
    wall.push(performance.now() - start);
    if (near.rows[0]?.key === key.replace('copy', 'root')) found += 1;
  }
  await pool.query('drop index articles_trigrams');
  return { wall: wall.sort((a, b) => a - b), found, of: rows.length };
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(sorted.length * share)] ?? Number.NaN;

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'halfstep-bench-'));
  const database = await openDatabase({
    url: undefined,
    dataFolder: folder,
    logger: createLogger({ level: 'silent' }),
  });
  try {
    const filer = await loadFiler(new URL('../../../seeds/weights/stories.json', import.meta.url));
    const filings = createFilingStore(database.db);
    await makeBase(database.pool, filer);
    let filled = 0;
    let first: { p95: number; cpu: number } | undefined;
    for (const size of SIZES) {
      const start = performance.now();
      await fill(database, filled, size);
      filled = size;
      console.log(
        `${size} articles stored (load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors, filled in ${((performance.now() - start) / 1000).toFixed(0)} s)`,
      );
      const { wall, cpu, found, memory, rate } = await probe(database, filings, filer, size);
      const spent = cpu.database + cpu.node;
      first ??= { p95: at(wall, 0.95), cpu: spent };
      console.log(
        `  an article: median ${at(wall, 0.5).toFixed(1)} ms, p95 ${at(wall, 0.95).toFixed(1)} ms (${(at(wall, 0.95) / first.p95).toFixed(2)} × the smallest); ` +
          `processor: database ${cpu.database.toFixed(1)} ms, program ${cpu.node.toFixed(1)} ms (${(spent / first.cpu).toFixed(2)} × the smallest)`,
      );
      console.log(
        `  planted copies found: ${found} of ${PLANTED}; memory ${(memory / 1e6).toFixed(0)} MB; two at once: ${rate.toFixed(0)} articles/s`,
      );
      if (size !== SIZES[0]) continue;
      const other = await rival(database);
      console.log(
        `  pg_trgm: median ${at(other.wall, 0.5).toFixed(1)} ms, p95 ${at(other.wall, 0.95).toFixed(1)} ms, found ${other.found} of ${other.of}; ratio of medians ${(at(other.wall, 0.5) / at(wall, 0.5)).toFixed(1)}`,
      );
    }
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
