/**
 * What does filing remember of the texts it compares?
 * Fingerprints as they were written; one that another version of the model wrote is taken anew from the article's text, since
 * only those of one version can be compared. The most recent ones are kept at hand with what comparing worked out of them.
 */
import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { articleText } from '../../core/entries/article-text.js';
import type { Filer } from '../../core/stories/create-filer.js';
import { packFingerprint, unpackFingerprint } from '../../core/stories/describe/pack-fingerprint.js';
import type { Fingerprint, Signature } from '../../core/stories/describe/signature.js';
import { hashKeys, listAgain, type Tx } from './story-index.js';

/** Enough for the stories of the day; some 20 KB each with what comparing adds. */
const KEPT = 500;
/** Names of texts that were met once. Most are never met again; keeping them would only make work for the collector. */
const MET = 5_000;

/** A filed text at one revision. */
interface Text {
  id: string;
  revision: string;
}

/** What the database has of one. */
export interface Stored {
  version: string;
  fingerprint: string;
}

export type FingerprintShelf = ReturnType<typeof createFingerprintShelf>;

/** Serves one process for as long as it lives. */
export function createFingerprintShelf() {
  const kept = new Map<string, Fingerprint>();
  const met = new Set<string>();
  const keep = (name: string, fingerprint: Fingerprint): void => {
    kept.delete(name);
    kept.set(name, fingerprint);
    dropOldest(kept, KEPT);
  };
  const meet = (name: string, fingerprint: Fingerprint): void => {
    if (kept.has(name) || met.delete(name)) keep(name, fingerprint);
    else met.add(name);
    dropOldest(met, MET);
  };

  return {
    /** The view of one transaction. */
    open(tx: Tx, filer: Filer) {
      const opened = new Map<string, Fingerprint>();
      const brought = new Map<string, Stored>();
      const atHand = (text: Text): Fingerprint | undefined => {
        const known = kept.get(nameOf(text));
        return opened.get(text.id) ?? (known?.version === filer.version ? known : undefined);
      };
      const unpack = ({ id }: Text): Fingerprint | undefined => {
        const stored = brought.get(id);
        return stored?.version === filer.version ? unpackFingerprint(stored.fingerprint) : undefined;
      };
      return {
        /** Remembers the fingerprint of an article that is being filed. */
        put(text: Text, fingerprint: Fingerprint): void {
          opened.set(text.id, fingerprint);
          keep(nameOf(text), fingerprint);
        },

        /** Takes in what another question has brought from the database. */
        bring: (id: string, stored: Stored): void => void brought.set(id, stored),

        /** By article id; an article is left out where another version described it and its text is gone. */
        async of(texts: readonly Text[]): Promise<Map<string, Fingerprint>> {
          const missing = texts.filter((text) => !brought.has(text.id) && !atHand(text));
          for (const [id, stored] of await read(tx, missing)) brought.set(id, stored);
          const found = new Map<string, Fingerprint>();
          for (const text of texts) {
            const known = atHand(text) ?? unpack(text) ?? (await describeAnew(tx, text.id, filer));
            if (!known) continue;
            found.set(text.id, known);
            if (!opened.has(text.id)) meet(nameOf(text), known);
            opened.set(text.id, known);
          }
          return found;
        },
      };
    },
  };
}

const nameOf = ({ id, revision }: Text): string => `${id} ${revision}`;

/** Maps and sets keep the order in which their entries came. */
function dropOldest(of: Map<string, unknown> | Set<string>, most: number): void {
  const oldest = of.size > most ? of.keys().next().value : undefined;
  if (oldest !== undefined) of.delete(oldest);
}

/** Names what was described and when it was published; another text, date or version has another name. */
export function revisionOf(packed: string, { keys }: Signature, at: Date): string {
  const all = [at.toISOString(), packed, ...keys.map(({ key }) => key)].join('\n');
  return hash('sha256', all, 'base64url').slice(0, 16);
}

async function read(tx: Tx, texts: readonly Text[]): Promise<Map<string, Stored>> {
  if (texts.length === 0) return new Map();
  const rows = await tx
    .selectFrom('story_fingerprints')
    .selectAll()
    .where(
      'article_id',
      'in',
      texts.map(({ id }) => id),
    )
    .execute();
  return new Map(rows.map(({ article_id, version, fingerprint }) => [article_id, { version, fingerprint }]));
}

async function describeAnew(tx: Tx, id: string, filer: Filer): Promise<Fingerprint | undefined> {
  const article = await tx
    .selectFrom('articles as a')
    .innerJoin('filings as f', 'f.article_id', 'a.id')
    .leftJoin('story_fingerprints as s', 's.article_id', 'a.id')
    .select(['a.id', 'a.url', 'a.title', 'a.text', 'a.published_at', 'a.lang', 'a.site', 'a.outlet', 'f.at'])
    .select(LENGTH)
    .where('a.id', '=', id)
    .executeTakeFirst();
  // An article of a headline alone can be described again; one whose text was given up cannot.
  if (!article || (article.text === '' && article.length > 0)) return undefined;
  const signature = filer.describeForFiling(articleText(article));
  const { at } = article;
  await writeAgain(tx, { id, at, revision: revisionOf(packFingerprint(signature), signature, at) }, signature);
  return signature;
}

/** How long the text was when it was described, whatever version did it. */
export const LENGTH = sql<number>`coalesce((s.fingerprint::jsonb->>'length')::int, 0)`.as('length');

/** Replaces all that is remembered of an article's text. */
export async function writeAgain(
  tx: Tx,
  { id, at, revision }: { id: string; at: Date; revision: string },
  signature: Signature,
): Promise<void> {
  const stored = { version: signature.version, fingerprint: packFingerprint(signature) };
  await tx
    .insertInto('story_fingerprints')
    .values({ article_id: id, ...stored })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(stored))
    .execute();
  await tx.updateTable('filings').set({ at, revision }).where('article_id', '=', id).execute();
  await listAgain(tx, { id, at, keys: hashKeys(signature.keys) });
}
