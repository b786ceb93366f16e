/**
 * Reads an article from its page, and from its further pages if it has any.
 */
import type { ExtractedArticle } from '../../core/article/extract-article.js';
import { joinPages } from '../../core/article/pagination.js';
import type { SiteRule } from '../../core/article/site-rule.js';
import type { PoliteHttp } from '../http/polite-http.js';
import type { ArticleExtractor } from '../threads/extract-article-safely.js';

export type PageRead =
  | { kind: 'page'; article: ExtractedArticle; finalUrl: string }
  | { kind: 'wait'; untilMs: number }
  /** `passing`: the next attempt may succeed. */
  | { kind: 'failed'; passing: boolean; detail: string };

export type ReadPage = (url: string) => Promise<PageRead>;

/** Long reports have three or four pages; more is a gallery. */
const MOST_PAGES = 5;
/** A further page waits for its host's turn here: a snoozed task would begin with the first page again. */
const PATIENCE_MS = 10_000;
const PASSING = new Set(['throttled', 'server-error', 'timeout', 'network']);

/** Further pages that cannot be read are left out, because the first ones are worth keeping. */
export function createReadPage(deps: {
  http: PoliteHttp;
  extractor: ArticleExtractor;
  limits(): { maxBytes: number; timeoutMs: number };
  /** How to read sites where the general method fails. */
  rules(): readonly SiteRule[];
}): ReadPage {
  const readOne = async (url: string, patience: { patienceMs?: number } = {}): Promise<PageRead> => {
    const answer = await deps.http.getPage(url, { ...deps.limits(), ...patience });
    if (answer.kind === 'wait') return answer;
    if (answer.kind !== 'ok') {
      const detail = 'detail' in answer ? answer.detail : 'an answer without content';
      return { kind: 'failed', passing: PASSING.has(answer.kind), detail };
    }
    const extracted = await deps.extractor.extract(answer.body, answer.contentType, answer.finalUrl, {
      rules: deps.rules(),
    });
    if (!extracted.ok) return { kind: 'failed', passing: false, detail: extracted.detail };
    return { kind: 'page', article: extracted.article, finalUrl: answer.finalUrl };
  };
  return async (url) => {
    const first = await readOne(url);
    if (first.kind !== 'page') return first;
    const seen = new Set([url, first.finalUrl]);
    const texts = [first.article.text];
    let { nextPageUrl } = first.article;
    for (let page = 2; page <= MOST_PAGES && nextPageUrl !== undefined && !seen.has(nextPageUrl); page++) {
      seen.add(nextPageUrl);
      const more: PageRead = await readOne(nextPageUrl, { patienceMs: PATIENCE_MS });
      if (more.kind !== 'page') break;
      texts.push(more.article.text);
      nextPageUrl = more.article.nextPageUrl;
    }
    return { ...first, article: { ...first.article, text: joinPages(texts) } };
  };
}
