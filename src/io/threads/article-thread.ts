/**
 * The thread of `extract-article-safely.ts`: takes the bytes of a page and answers with its article.
 */
import { parentPort } from 'node:worker_threads';
import { type ExtractOptions, extractArticle } from '../../core/article/extract-article.js';
import { decodeHtml } from '../../core/bytes/decode-bytes.js';

export interface ArticleTask {
  bytes: Uint8Array<ArrayBuffer>;
  contentType: string | undefined;
  /** The page's final address. */
  url: string;
  options: ExtractOptions;
}

parentPort?.on('message', ({ bytes, contentType, url, options }: ArticleTask) => {
  parentPort?.postMessage(extractArticle(decodeHtml(bytes, contentType), url, options));
});
