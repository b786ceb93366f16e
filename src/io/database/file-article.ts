/**
 * How is one article filed while others are being filed?
 * One at a time: two copies that arrive at the same moment must see each other. The texts are described before; what happens
 * under the lock is a lookup, some comparisons and a few rows.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Filer } from '../../core/stories/create-filer.js';
import type { Signature } from '../../core/stories/signature.js';
import type { Desk } from './decide-place.js';
import { revisionOf, type SignatureShelf } from './filed-signatures.js';
import type { Db } from './open.js';
import { type Moved, saveStories } from './save-stories.js';
import { laterWith, settleStories } from './settle-stories.js';
import { keysOf, writeKeys } from './story-index.js';
import { createStoryShelf, type Member, orderOf } from './story-shelf.js';

/** An article with what is to be remembered of it. */
export interface ToFile {
  id: string;
  /** Tells articles of one moment apart; the same wherever and whenever the article is seen. */
  key: string;
  publishedAt: Date;
  site: string;
  signature: Signature;
}

export interface FilingOptions {
  /** A story that had no article for so many days has ended: nothing joins or follows it. */
  endAfterDays: number;
}

/** What became of an article that was filed. */
export interface Filed {
  storyId: string;
  role: 'original' | 'report' | 'copy';
  /** Articles with which it was compared. */
  compared: number;
  /** Articles filed before that are now in another story. */
  moved: Moved[];
}

/** Any number that no other program uses for an advisory lock on this database. */
const LOCK = 727_002;

/** Lets `work` decide and move articles while nobody else does. */
export async function atTheDesk<T>(
  db: Db,
  signatures: SignatureShelf,
  filer: Filer,
  { endAfterDays }: FilingOptions,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    // The others wait for the lock and not for the disk: what a power cut takes of this, it takes together with the article's
    // state, and the article is filed again. Compiling such short queries costs more than running them.
    await sql`
      select set_config('synchronous_commit', 'off', true), set_config('jit', 'off', true), pg_advisory_xact_lock(${LOCK})`.execute(
      tx,
    );
    const newest = await tx.selectFrom('filings').select('at').orderBy('at', 'desc').limit(1).executeTakeFirst();
    const shelf = createStoryShelf(tx);
    const fresh = new Map<string, Signature>();
    const signaturesOf: Desk['signaturesOf'] = async (members) => {
      const known = await signatures.of(
        tx,
        members.filter(({ id }) => !fresh.has(id)),
        filer,
      );
      for (const { id } of members) {
        const own = fresh.get(id);
        if (own) known.set(id, own);
      }
      return known;
    };
    const remember: Desk['remember'] = (member, signature) => {
      fresh.set(member.id, signature);
      signatures.put(member, signature);
    };
    return work({ tx, shelf, filer, signaturesOf, remember, endAfterDays, newest: newest?.at ?? null });
  });
}

/** Files one article at the desk; `again` decides it anew even where nothing about it has changed. */
export async function fileArticle(desk: Desk, self: ToFile, again = false): Promise<Filed> {
  const { tx, shelf } = desk;
  const revision = revisionOf(self.signature, self.publishedAt);
  const { storyId: before, party } = await lookUp(desk, self.id);
  if (before !== null) await shelf.loadStories([before]);
  const known = shelf.get(self.id);
  if (known && known.revision === revision && !again)
    return { storyId: known.storyId, role: known.role, compared: 0, moved: [] };
  const isChanged = known?.revision !== revision;
  const touched = known && isChanged ? await lookBehind(desk, known) : [];
  const member = known ?? newMember(self.id, party);
  const { publishedAt: at, site } = self;
  Object.assign(member, { at, order: orderOf(at, self.key), site, revision });
  desk.remember(member, self.signature);
  if (known && isChanged) await renew(desk, member, self.signature);
  // Listed before anything is decided: the later ones must find it.
  if (isChanged) await writeKeys(tx, { id: self.id, at, keys: self.signature.keys }, known !== undefined);
  // Where nothing changed, nothing need be looked at again unless the decision comes out otherwise.
  const { compared } = isChanged
    ? await settleStories(desk, [member], touched)
    : await settleStories(desk, [], [member]);
  const moved = await saveStories(desk);
  const { storyId, role } = member;
  return { storyId, role, compared, moved };
}

const Standing = z.object({ storyId: z.string().nullable(), party: z.string().nullable() });

/** Where an article stands, if anywhere, and what readers tied it to. */
async function lookUp({ tx }: Desk, id: string): Promise<z.infer<typeof Standing>> {
  const { rows } = await sql`
    select f.story_id as "storyId", p.party from (select ${id}::bigint as id) one
    left join filings f on f.article_id = one.id left join story_pins p on p.article_id = one.id`.execute(tx);
  return Standing.parse(rows[0]);
}

const newMember = (id: string, party: string | null): Member => ({
  id,
  at: new Date(0),
  order: '',
  site: '',
  revision: '',
  namesOrigin: false,
  party,
  storyId: '',
  role: 'original',
  copyOf: null,
});

/** Those that were decided while the article read otherwise or stood elsewhere. */
async function lookBehind(desk: Desk, known: Member): Promise<Member[]> {
  const near = await laterWith(desk, known, await keysOf(desk.tx, known.id), desk.endAfterDays);
  return [...near, ...desk.shelf.membersOf(known.storyId)].filter((one) => one !== known && one.order > known.order);
}

async function renew({ tx }: Desk, { id, at, revision }: Member, signature: Signature): Promise<void> {
  await tx
    .updateTable('filings')
    .set({ at, revision, version: signature.version, signature: JSON.stringify(signature) })
    .where('article_id', '=', id)
    .execute();
}
