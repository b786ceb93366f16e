/**
 * Cost of filing one article at 10,000, 100,000 and 1,000,000 stored articles, and recall on planted copies.
 * Calls the worker as the queue does, on the real store and the private database. The archive grows by 2,000 articles a day
 * (`file-articles-archive.ts`). Each kind of copy (`file-articles-sample.ts`) comes with as many unrelated articles.
 * Baseline at the first size: a trigram search for the most similar text (pg_trgm with a GiST index).
 * Run: npx tsc -p bench && node var/bench/bench/file-articles.js [--sizes 10000,100000,1000000] [--per-day 2000]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { createArticleStore } from '../src/io/database/articles/article-store.js';
import { createFilingStore } from '../src/io/database/filing-store.js';
import { type Database, openDatabase } from '../src/io/database/open-database.js';
import { createLogger } from '../src/io/logger.js';
import { loadFiler } from '../src/io/stories/load-filer.js';
import { type FileArticleDeps, fileArticle } from '../src/workers/file-article.js';
import { type ArchivePlan, fillArchive, makeBase } from './file-articles-archive.js';
import { chanceFrom, createSampler, type SampleArticle } from './file-articles-sample.js';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    'per-day': { type: 'string', default: '2000' },
  },
});
const SIZES = values.sizes.split(',').map(Number);
const PLAN: ArchivePlan = {
  now: Date.parse('2026-11-20T00:00:00Z'),
  perDay: Number(values['per-day']),
  base: Math.min(20_000, Math.max(...SIZES)),
};
const WARM_UP = 60;
const EACH = 100;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const sampler = createSampler(7);
const late = chanceFrom(8);
const PLANTED = EACH * sampler.edits.length;

async function store(pool: pg.Pool, articles: readonly SampleArticle[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into articles (key, title, text, site, lang, published_at, date_from, text_from, state)
     select key, title, text, site, 'zh', at, 'entry', 'entry', 'judged'
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) as a(key, title, text, site, at) returning id`,
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

interface Times {
  /** In milliseconds, sorted. */
  wall: number[];
  /** CPU time of the database and of this process, in milliseconds per article. */
  cpu: { database: number; program: number };
}

/** CPU time used by the processes of the private database, in milliseconds (Linux). */
function databaseCpu(folder: string): number {
  let ticks = 0;
  const main = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0] ?? '';
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (pid === main || fields[1] === main) ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // The process has ended in the meantime.
    }
  }
  return ticks * 10;
}

/** Files the articles one after the other. */
async function time(ids: readonly string[], deps: FileArticleDeps, folder: string): Promise<Times> {
  const wall: number[] = [];
  const before = { database: databaseCpu(folder), program: process.cpuUsage() };
  for (const articleId of ids) {
    const start = performance.now();
    await fileArticle({ articleId }, deps);
    wall.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before.program);
  const database = (databaseCpu(folder) - before.database) / ids.length;
  const program = (user + system) / 1000 / ids.length;
  return { wall: wall.slice(WARM_UP).sort((a, b) => a - b), cpu: { database, program } };
}

/** Files originals, then their copies of each kind, mixed with as many unrelated articles. */
async function plant(pool: pg.Pool, deps: FileArticleDeps, size: number) {
  const roots = Array.from({ length: PLANTED }, (_, n) =>
    sampler.article(`root ${size} ${n}`, new Date(PLAN.now + n * MINUTE_MS)),
  );
  for (const articleId of await store(pool, roots)) await fileArticle({ articleId }, deps);
  const copies = roots.map((root, n) => sampler.copy(root, `copy ${size} ${n}`, kindOf(n)));
  const others = roots.map((_, n) => sampler.article(`other ${size} ${n}`, new Date(PLAN.now + n * 5 * MINUTE_MS)));
  // In order of time, but up to an hour late, as with polled feeds.
  const mixed = [...copies, ...others]
    .map((article) => ({ article, seen: article.at.getTime() + late() * HOUR_MS }))
    .sort((a, b) => a.seen - b.seen)
    .map(({ article }) => article);
  return store(pool, mixed);
}

const kindOf = (n: number): string => sampler.edits[n % sampler.edits.length] ?? '';

interface Found {
  kind: string;
  inStory: number;
  asCopy: number;
}

/** Copies of each kind filed with their original, and stories that mix different texts. */
async function readFound(pool: pg.Pool, size: number): Promise<{ kinds: Found[]; wronglyMerged: number }> {
  const { rows } = await pool.query<{ n: number; together: boolean; copy: boolean }>(
    `select split_part(c.key, ' ', 3)::int as n, f.story_id = g.story_id as together,
            coalesce(f.copy_of, c.id) = coalesce(g.copy_of, r.id) as copy
     from articles c join filings f on f.article_id = c.id
     join articles r on r.key = replace(c.key, 'copy', 'root') join filings g on g.article_id = r.id
     where c.key like 'copy ${size} %'`,
  );
  const kinds = sampler.edits.map((kind) => {
    const own = rows.filter(({ n }) => kindOf(n) === kind);
    const inStory = own.filter(({ together }) => together).length;
    return { kind, inStory, asCopy: own.filter(({ together, copy }) => together && copy).length };
  });
  const { rows: wrong } = await pool.query<{ count: number }>(
    `select count(*)::int as count from (
       select f.story_id from filings f join articles a on a.id = f.article_id
       where f.story_id in (select g.story_id from filings g join articles b on b.id = g.article_id
                            where b.key like '% ${size} %' and b.key not like 'archive%')
       group by f.story_id
       having count(distinct case when a.key like 'archive%' or a.key like 'other%' then a.key else split_part(a.key, ' ', 3) end) > 1
     ) s`,
  );
  return { kinds, wronglyMerged: wrong[0]?.count ?? 0 };
}

/** Articles per second with a concurrency of two, as in the service. */
async function rateOf(pool: pg.Pool, deps: FileArticleDeps, size: number): Promise<number> {
  const articles = Array.from({ length: 300 }, (_, n) =>
    sampler.article(`rate ${size} ${n}`, new Date(PLAN.now + n * MINUTE_MS)),
  );
  const queue = await store(pool, articles);
  const start = performance.now();
  const work = async () => {
    for (let articleId = queue.pop(); articleId; articleId = queue.pop()) await fileArticle({ articleId }, deps);
  };
  await Promise.all([work(), work()]);
  return (articles.length / (performance.now() - start)) * 1000;
}

/** Removes the planted articles from the archive. */
async function weed(pool: pg.Pool): Promise<void> {
  await pool.query(`delete from articles where key not like 'archive %'`);
  await pool.query(`delete from stories s where not exists (select 1 from filings f where f.story_id = s.id)`);
  await pool.query('vacuum analyze');
}

/** Time and recall of a search for the most similar text by trigrams. */
async function baseline(pool: pg.Pool): Promise<{ wall: number[]; found: number; of: number }> {
  await pool.query(`create extension if not exists pg_trgm`);
  await pool.query(`create index articles_trigrams on articles using gist (text gist_trgm_ops(siglen=64))`);
  const { rows } = await pool.query<{ key: string; text: string }>(
    `select key, text from articles where key like 'copy %' order by id limit 60`,
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
const load = (): string => loadavg()[0]?.toFixed(1) ?? '?';

async function measure(database: Database, deps: FileArticleDeps, folder: string, size: number): Promise<Times> {
  const { pool } = database;
  const ids = await plant(pool, deps, size);
  const loadBefore = load();
  const times = await time(ids, deps, folder);
  const { wall, cpu } = times;
  console.log(
    `  an article: median ${at(wall, 0.5).toFixed(1)} ms, p95 ${at(wall, 0.95).toFixed(1)} ms, p99 ${at(wall, 0.99).toFixed(1)} ms; ` +
      `processor: database ${cpu.database.toFixed(1)} ms, program ${cpu.program.toFixed(1)} ms ` +
      `(load ${loadBefore} to ${load()} on ${availableParallelism()} processors, this run included)`,
  );
  const { kinds, wronglyMerged } = await readFound(pool, size);
  for (const { kind, inStory, asCopy } of kinds)
    console.log(`    ${kind.padEnd(32)} found ${inStory} of ${EACH}, called a copy ${asCopy}`);
  const found = kinds.reduce((sum, { inStory }) => sum + inStory, 0);
  console.log(
    `  planted copies found: ${found} of ${PLANTED} (${(found / PLANTED).toFixed(3)}); stories of unlike texts: ${wronglyMerged}`,
  );
  const rate = await rateOf(pool, deps, size);
  console.log(
    `  memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB; two at once: ${rate.toFixed(0)} articles/s`,
  );
  return times;
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'halfstep-bench-'));
  const logger = createLogger({ level: 'silent' });
  const database = await openDatabase({ url: undefined, dataFolder: folder, logger });
  const { db, pool } = database;
  try {
    const filer = await loadFiler(new URL('../../../seeds/weights/stories.json', import.meta.url));
    const settings = () => ({ stories: { endAfterDays: 30 } });
    const deps = { store: { articles: createArticleStore(db), filings: createFilingStore(db) }, filer, settings };
    await makeBase(pool, filer, sampler, PLAN);
    let filled = 0;
    let smallest: Times | undefined;
    for (const size of SIZES) {
      const start = performance.now();
      await fillArchive(pool, PLAN, filled, size);
      filled = size;
      console.log(`${size} articles stored (filled in ${((performance.now() - start) / 1000).toFixed(0)} s)`);
      const times = await measure(database, deps, folder, size);
      smallest ??= times;
      if (times !== smallest) console.log(`  growth: ${growth(times, smallest)}`);
      if (size === SIZES[0]) {
        const other = await baseline(pool);
        console.log(
          `  pg_trgm: median ${at(other.wall, 0.5).toFixed(1)} ms, p95 ${at(other.wall, 0.95).toFixed(1)} ms, found ${other.found} of ${other.of}`,
        );
      }
      await weed(pool);
    }
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function growth(large: Times, small: Times): string {
  const spent = ({ cpu }: Times): number => cpu.database + cpu.program;
  const p95 = at(large.wall, 0.95) / at(small.wall, 0.95);
  return `p95 ${p95.toFixed(2)} ×, processor ${(spent(large) / spent(small)).toFixed(2)} × the smallest`;
}

await main();
