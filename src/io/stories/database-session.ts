/**
 * The filing session: one transaction that holds the filing lock and provides everything a decision may read.
 * Articles are filed one at a time, because two copies that arrive at the same moment must see each other. Texts are described
 * before; under the lock are one search for neighbours, some comparisons and one statement that writes.
 */
import { sql } from 'kysely';
import type { Filer } from '../../core/stories/decide/create-filer.js';
import type { FilingSession, View } from '../../core/stories/settle/filing-session.js';
import type { Member } from '../../core/stories/settle/story-member.js';
import { createWorkingSet } from '../../core/stories/settle/working-set.js';
import type { Db } from '../database/open-database.js';
import type { FingerprintCache } from './filed-fingerprints.js';
import { findNeighbours } from './find-neighbours.js';
import { articlesOfGroup, loadStoriesOf } from './load-members.js';
import { type HashedKey, listArticle, type Tx } from './story-index.js';

export interface FilingOptions {
  /** See `FilingSession`. */
  endAfterDays: number;
}

/** The installation's filing rules and settings. */
export interface FilingPolicy extends FilingOptions {
  filer: Filer;
}

/** An article that is filed for the first time, with nothing stored about it yet. */
export interface Newcomer {
  member: Member;
  keys: readonly HashedKey[];
  version: string;
  packed: string;
  /** Whether the index already holds its keys. */
  isListed: boolean;
}

/** A session on the database. */
export interface DatabaseSession extends FilingSession {
  tx: Tx;
  newcomer: Newcomer | null;
  fingerprints: ReturnType<FingerprintCache['open']>;
}

/** Arbitrary number for the advisory lock, not used by another program on this database. */
const LOCK = 727_002;

/**
 * Others wait for the lock but not for the disk: if a power cut loses this commit, it loses the article's new state with it, and the
 * article is filed again. Compiling such short queries, or planning them for each article, costs more than running them.
 */
const BEGIN = sql.raw(
  `begin; set local synchronous_commit = off; set local jit = off; set local plan_cache_mode = force_generic_plan;
   select pg_advisory_xact_lock(${LOCK})`,
);

/** Runs `work` while no other process files or moves articles. */
export async function inFilingSession<T>(
  db: Db,
  fingerprints: FingerprintCache,
  policy: FilingPolicy,
  work: (session: DatabaseSession) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (tx) => {
    try {
      await BEGIN.execute(tx);
      const answer = await work(openSession(tx, fingerprints, policy));
      await sql`commit`.execute(tx);
      return answer;
    } catch (error) {
      // Fails if the connection is lost; then there is nothing to roll back.
      await sql`rollback`.execute(tx).catch(() => undefined);
      throw error;
    }
  });
}

function openSession(tx: Tx, cache: FingerprintCache, { filer, endAfterDays }: FilingPolicy): DatabaseSession {
  const set = createWorkingSet();
  const fingerprints = cache.open(tx, filer);
  const session: DatabaseSession = {
    tx,
    set,
    filer,
    endAfterDays,
    newcomer: null,
    // Ids depend on the order of arrival.
    nameOf: ({ order }) => order,
    fingerprints,
    fingerprintsOf: fingerprints.of,
    async findNeighbours(view) {
      await listNewcomer(session, view);
      const { near, filed } = await findNeighbours(tx, view);
      set.load(filed);
      for (const { id, version, fingerprint } of near)
        if (version !== null && fingerprint !== null) fingerprints.supply(id, { version, fingerprint });
      const nearest = (side: 'before' | 'after'): Member[] =>
        near
          .filter((one) => one[side] !== null)
          .sort((a, b) => (a[side] ?? 0) - (b[side] ?? 0))
          .flatMap(({ id }) => set.get(id) ?? []);
      return { before: nearest('before'), after: nearest('after') };
    },
    async pinnedWith(group) {
      const ids = await articlesOfGroup(tx, group);
      await loadStoriesOf(tx, set, ids);
      return ids.flatMap((id) => set.get(id) ?? []);
    },
  };
  return session;
}

/** Other searches must find the new article; its own first search need not wait until it is listed. */
async function listNewcomer({ tx, newcomer }: DatabaseSession, { id, listed }: View): Promise<void> {
  if (newcomer === null || newcomer.isListed || (newcomer.member.id === id && listed.length === 0)) return;
  await listArticle(tx, { id: newcomer.member.id, date: newcomer.member.date, keys: newcomer.keys });
  newcomer.isListed = true;
}
