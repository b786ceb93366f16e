/**
 * The stored fingerprints of filed articles, with a cache.
 * A fingerprint made by another version of the model is recomputed from the article's text, because only fingerprints of the same
 * version are comparable. The most recent ones stay in memory together with their prepared comparison data.
 */
import { sql } from 'kysely';
import { articleText } from '../../core/entries/article-text.js';
import type { Filer } from '../../core/stories/decide/create-filer.js';
import { packFingerprint, revisionOf, unpackFingerprint } from '../../core/stories/describe/pack-fingerprint.js';
import type { Fingerprint, Signature } from '../../core/stories/describe/signature.js';
import { hashKeys, relistArticle, type Tx } from './story-index.js';

/** Enough for the stories of a day; about 20 KB each with the comparison data. */
const MOST_CACHED = 500;
/** Texts seen once. Most are never seen again; caching them would only burden the garbage collector. */
const MOST_MET = 5_000;

/** A filed text at one revision. */
interface Text {
  id: string;
  revision: string;
}

interface StoredFingerprint {
  version: string;
  fingerprint: string;
}

export type FingerprintCache = ReturnType<typeof createFingerprintCache>;

/** A cache for the life of the process. */
export function createFingerprintCache() {
  const cached = new Map<string, Fingerprint>();
  const met = new Set<string>();
  const put = (text: Text, fingerprint: Fingerprint): void => {
    cached.delete(nameOf(text));
    cached.set(nameOf(text), fingerprint);
    dropOldest(cached, MOST_CACHED);
  };
  const cache = {
    put,
    get: (text: Text): Fingerprint | undefined => cached.get(nameOf(text)),
    /** Caches a text from the second access on. */
    meet(text: Text, fingerprint: Fingerprint): void {
      const name = nameOf(text);
      if (cached.has(name) || met.delete(name)) put(text, fingerprint);
      else met.add(name);
      dropOldest(met, MOST_MET);
    },
  };
  return { open: (tx: Tx, filer: Filer) => openFingerprints(cache, tx, filer) };
}

interface Cache {
  put(text: Text, fingerprint: Fingerprint): void;
  get(text: Text): Fingerprint | undefined;
  meet(text: Text, fingerprint: Fingerprint): void;
}

/** The view of one transaction. */
function openFingerprints(cache: Cache, tx: Tx, filer: Filer) {
  const opened = new Map<string, Fingerprint>();
  const supplied = new Map<string, StoredFingerprint>();
  const recall = (text: Text): Fingerprint | undefined => {
    const known = cache.get(text);
    return opened.get(text.id) ?? (known?.version === filer.version ? known : undefined);
  };
  const unpack = ({ id }: Text): Fingerprint | undefined => {
    const stored = supplied.get(id);
    return stored?.version === filer.version ? unpackFingerprint(stored.fingerprint) : undefined;
  };
  return {
    /** Adds the fingerprint of an article that is being filed. */
    put(text: Text, fingerprint: Fingerprint): void {
      opened.set(text.id, fingerprint);
      cache.put(text, fingerprint);
    },

    /** Adds one that another statement has read, to save reading it again. */
    supply: (id: string, stored: StoredFingerprint): void => void supplied.set(id, stored),

    /** By article id; omits articles described by another version whose text is gone. */
    async of(texts: readonly Text[]): Promise<Map<string, Fingerprint>> {
      const missing = texts.filter((text) => !supplied.has(text.id) && !recall(text));
      for (const [id, stored] of await read(tx, missing)) supplied.set(id, stored);
      const found = new Map<string, Fingerprint>();
      for (const text of texts) {
        const known = recall(text) ?? unpack(text) ?? (await describeAnew(tx, text.id, filer));
        if (!known) continue;
        found.set(text.id, known);
        if (!opened.has(text.id)) cache.meet(text, known);
        opened.set(text.id, known);
      }
      return found;
    },
  };
}

const nameOf = ({ id, revision }: Text): string => `${id} ${revision}`;

/** Maps and sets keep their entries in the order of insertion. */
function dropOldest(of: Map<string, unknown> | Set<string>, most: number): void {
  const oldest = of.size > most ? of.keys().next().value : undefined;
  if (oldest !== undefined) of.delete(oldest);
}

async function read(tx: Tx, texts: readonly Text[]): Promise<Map<string, StoredFingerprint>> {
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
    .select(DESCRIBED_LENGTH)
    .where('a.id', '=', id)
    .executeTakeFirst();
  // An article that never had more than a headline can be described again; one whose text was removed cannot.
  if (!article || (article.text === '' && article.length > 0)) return undefined;
  const signature = filer.describeForFiling(articleText(article));
  const date = article.at.toISOString();
  await rewriteText(tx, { id, date, revision: revisionOf(packFingerprint(signature), signature, date) }, signature);
  return signature;
}

/** Length of the text when it was described, by any version; of the table s (story_fingerprints). */
export const DESCRIBED_LENGTH = sql<number>`coalesce((s.fingerprint::jsonb->>'length')::int, 0)`.as('length');

/** Replaces everything stored about an article's text. */
export async function rewriteText(
  tx: Tx,
  { id, date, revision }: { id: string; date: string; revision: string },
  signature: Signature,
): Promise<void> {
  const stored = { version: signature.version, fingerprint: packFingerprint(signature) };
  await tx
    .insertInto('story_fingerprints')
    .values({ article_id: id, ...stored })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(stored))
    .execute();
  await tx
    .updateTable('filings')
    .set({ at: new Date(date), revision })
    .where('article_id', '=', id)
    .execute();
  await relistArticle(tx, { id, date, keys: hashKeys(signature.keys) });
}
