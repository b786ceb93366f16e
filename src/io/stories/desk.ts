/**
 * What is at hand while stories are put in order, and how does one get it for oneself?
 * One at a time: two copies that arrive at the same moment must see each other. The texts are described before; what happens
 * under the lock is one look around, some comparisons and one statement that writes.
 */
import { sql } from 'kysely';
import type { Filer } from '../../core/stories/create-filer.js';
import type { Fingerprint } from '../../core/stories/describe/signature.js';
import type { Db } from '../database/open-database.js';
import type { FingerprintShelf } from './filed-fingerprints.js';
import { lookAround, type View } from './look-around.js';
import { type HashedKey, listArticle, type Tx } from './story-index.js';
import { createStoryShelf, type Member, type StoryShelf } from './story-shelf.js';

export interface FilingOptions {
  /** A story that had no article for so many days has ended: nothing joins or follows it. */
  endAfterDays: number;
}

/** An article that is filed for the first time: nothing of it is in the database yet. */
export interface Newcomer {
  member: Member;
  keys: readonly HashedKey[];
  version: string;
  packed: string;
  isListed: boolean;
}

/** Near articles of either side, nearest first. */
export interface Around {
  before: Member[];
  after: Member[];
}

/** What deciding works with, for one transaction. */
export interface Desk extends FilingOptions {
  tx: Tx;
  shelf: StoryShelf;
  filer: Filer;
  newcomer: Newcomer | null;
  fingerprintsOf(members: readonly Member[]): Promise<Map<string, Fingerprint>>;
  /** Puts the fingerprint of an article that is being filed at hand. */
  remember(member: Member, fingerprint: Fingerprint): void;
  look(view: View): Promise<Around>;
}

/** Any number that no other program uses for an advisory lock on this database. */
const LOCK = 727_002;

/**
 * The others wait for the lock and not for the disk: what a power cut takes of this, it takes together with the article's state,
 * and the article is filed again. Compiling such short queries, or planning them for each article, costs more than running them.
 */
const BEGIN = sql.raw(
  `begin; set local synchronous_commit = off; set local jit = off; set local plan_cache_mode = force_generic_plan;
   select pg_advisory_xact_lock(${LOCK})`,
);

/** Lets `work` decide and move articles while nobody else does. */
export async function atTheDesk<T>(
  db: Db,
  fingerprints: FingerprintShelf,
  filer: Filer,
  options: FilingOptions,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (tx) => {
    try {
      await BEGIN.execute(tx);
      const answer = await work(createDesk(tx, fingerprints, filer, options));
      await sql`commit`.execute(tx);
      return answer;
    } catch (error) {
      // Where the connection is lost there is nothing to take back.
      await sql`rollback`.execute(tx).catch(() => undefined);
      throw error;
    }
  });
}

function createDesk(tx: Tx, shelf: FingerprintShelf, filer: Filer, { endAfterDays }: FilingOptions): Desk {
  const stories = createStoryShelf(tx);
  const fingerprints = shelf.open(tx, filer);
  const desk: Desk = {
    tx,
    shelf: stories,
    filer,
    newcomer: null,
    endAfterDays,
    fingerprintsOf: fingerprints.of,
    remember: fingerprints.put,
    async look(view) {
      await listNewcomer(desk, view);
      const { near, filed } = await lookAround(tx, view);
      stories.take(filed);
      for (const { id, version, fingerprint } of near)
        if (version !== null && fingerprint !== null) fingerprints.bring(id, { version, fingerprint });
      const nearest = (side: 'before' | 'after'): Member[] =>
        near
          .filter((one) => one[side] !== null)
          .sort((a, b) => (a[side] ?? 0) - (b[side] ?? 0))
          .flatMap(({ id }) => stories.get(id) ?? []);
      return { before: nearest('before'), after: nearest('after') };
    },
  };
  return desk;
}

/** Others must find the newcomer; it alone can look before it is listed. */
async function listNewcomer({ tx, newcomer }: Desk, { id, listed }: View): Promise<void> {
  if (newcomer === null || newcomer.isListed || (newcomer.member.id === id && listed.length === 0)) return;
  await listArticle(tx, { id: newcomer.member.id, at: newcomer.member.at, keys: newcomer.keys });
  newcomer.isListed = true;
}
