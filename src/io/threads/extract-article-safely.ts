/**
 * Extracts articles from pages in a thread, so that no page can block or end the process.
 */
import type { ExtractedArticle, ExtractOptions } from '../../core/article/extract-article.js';
import type { ArticleTask } from './article-thread.js';
import { compiledFile, createThreadPool } from './thread-pool.js';

export type ArticleAnswer =
  | { ok: true; article: ExtractedArticle }
  | { ok: false; reason: 'too-large' | 'too-slow' | 'out-of-memory' | 'failed'; detail: string };

export interface ArticleExtractor {
  /**
   * Decodes a page and extracts its article. Rejects only when aborted. The caller keeps its bytes.
   * @param url the page's final address.
   */
  extract(
    body: Uint8Array,
    contentType: string | undefined,
    url: string,
    options?: ExtractOptions,
  ): Promise<ArticleAnswer>;
  /** Terminates the threads; pages still waiting are answered `failed`. */
  close(): Promise<void>;
}

export interface ArticleExtractorLimits {
  threads?: number;
  /** For one page; real ones take 10 to 100 ms. */
  timeLimitMs?: number;
  /** Heap of one thread; the worst pages tried fit into 64 MB. */
  memoryMb?: number;
  maxBytes?: number;
  /** Compiled thread file, if it is not next to this one. */
  file?: URL;
}

/** Larger pages are archives, dumps or attacks. */
const MAX_BYTES = 5_000_000;

export function createArticleExtractor(limits: ArticleExtractorLimits = {}): ArticleExtractor {
  const { threads = 1, timeLimitMs = 5000, memoryMb = 256, maxBytes = MAX_BYTES } = limits;
  const file = limits.file ?? compiledFile('article-thread.js', import.meta.url);
  const pool = createThreadPool<ArticleTask, ExtractedArticle>({ file, threads, timeLimitMs, memoryMb });
  return {
    extract: async (body, contentType, url, options = {}) => {
      if (body.length > maxBytes)
        return { ok: false, reason: 'too-large', detail: `the page is over ${maxBytes} bytes` };
      // A copy, because a transfer would take the bytes from the caller.
      const bytes = Uint8Array.from(body);
      const done = await pool.run({ bytes, contentType, url, options: { now: new Date(), ...options } }, [
        bytes.buffer,
      ]);
      return done.ok
        ? { ok: true, article: done.answer }
        : { ...done, detail: `the page could not be read: ${done.detail}` };
    },
    close: () => pool.close(),
  };
}
