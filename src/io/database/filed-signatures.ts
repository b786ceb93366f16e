/**
 * What does filing remember of the texts it compares?
 * Signatures as they were written; one that another version of the model wrote is described anew from the article's text, since
 * only signatures of one version can be compared. The most recent ones are kept at hand with what comparing worked out of them.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { articleText } from '../../core/entries/article-text.js';
import type { Filer } from '../../core/stories/create-filer.js';
import { Signature } from '../../core/stories/signature.js';
import { type Tx, writeKeys } from './story-index.js';

/** Enough for the stories of the day; about 100 KB each with what comparing adds. */
const KEPT = 400;

/** A filed text at one revision. */
interface Filed {
  id: string;
  revision: string;
}

export type SignatureShelf = ReturnType<typeof createSignatureShelf>;

/** Serves one process for as long as it lives. */
export function createSignatureShelf() {
  const kept = new Map<string, Signature>();
  const keep = (name: string, signature: Signature): void => {
    kept.delete(name);
    kept.set(name, signature);
    const oldest = kept.size > KEPT ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
  };
  return {
    /** Remembers the signature of an article that is being filed. */
    put: ({ id, revision }: Filed, signature: Signature): void => keep(`${id} ${revision}`, signature),

    /** Signatures by article id; an article is left out where another version described it and its text is gone. */
    async of(tx: Tx, filed: readonly Filed[], filer: Filer): Promise<Map<string, Signature>> {
      const found = new Map<string, Signature>();
      const missing = filed.filter(({ id, revision }) => {
        const signature = kept.get(`${id} ${revision}`);
        if (signature?.version !== filer.version) return true;
        keep(`${id} ${revision}`, signature);
        found.set(id, signature);
        return false;
      });
      for (const [id, signature] of await read(tx, missing, filer)) {
        found.set(id, signature);
        keep(`${id} ${missing.find((one) => one.id === id)?.revision}`, signature);
      }
      return found;
    },
  };
}

/** Names what was described and when it was published; another text, date or version has another name. */
export function revisionOf(signature: Signature, at: Date): string {
  return createHash('sha256')
    .update(`${at.toISOString()}${JSON.stringify(signature)}`)
    .digest('base64url')
    .slice(0, 16);
}

async function read(tx: Tx, filed: readonly Filed[], filer: Filer): Promise<Map<string, Signature>> {
  const found = new Map<string, Signature>();
  if (filed.length === 0) return found;
  const rows = await tx
    .selectFrom('filings')
    .select(['article_id', 'version', 'signature'])
    .where(
      'article_id',
      'in',
      filed.map(({ id }) => id),
    )
    .execute();
  for (const { article_id: id, version, signature } of rows) {
    // Where the schema grew without a new version, what was kept is as good as none.
    const parsed = version === filer.version ? Signature.safeParse(signature) : undefined;
    const usable = parsed?.success ? parsed.data : await describeAnew(tx, id, filer);
    if (usable) found.set(id, usable);
  }
  return found;
}

async function describeAnew(tx: Tx, id: string, filer: Filer): Promise<Signature | undefined> {
  const article = await tx
    .selectFrom('articles as a')
    .innerJoin('filings as f', 'f.article_id', 'a.id')
    .select(['a.id', 'a.url', 'a.title', 'a.text', 'a.published_at', 'a.lang', 'a.site', 'a.outlet', 'f.at'])
    .select(sql<number>`coalesce((f.signature->>'length')::int, 0)`.as('length'))
    .where('a.id', '=', id)
    .executeTakeFirst();
  // An article of a headline alone can be described again; one whose text was given up cannot.
  if (!article || (article.text === '' && article.length > 0)) return undefined;
  const signature = filer.describeForFiling(articleText(article));
  await tx
    .updateTable('filings')
    .set({
      signature: JSON.stringify(signature),
      version: signature.version,
      revision: revisionOf(signature, article.at),
    })
    .where('article_id', '=', id)
    .execute();
  await writeKeys(tx, { id, at: article.at, keys: signature.keys }, true);
  return signature;
}
