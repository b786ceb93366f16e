/**
 * Articles over several pages; pages that fail permanently and pages that may succeed later.
 */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../src/core/article/extract-article.js';
import { createReadPage } from '../../../src/io/fetch/read-page.js';
import type { PoliteHttp } from '../../../src/io/http/polite-http.js';
import { bodyOf, page, paragraphs } from '../../support/made-up-page.js';

const TEXTS = paragraphs(9);

/** Pages by address; whatever else is asked for ends as given. */
function reader(pages: Record<string, string>, otherwise: object = { kind: 'not-found', detail: 'not there' }) {
  const asked: string[] = [];
  const getPage = async (url: string) => {
    asked.push(url);
    const html = pages[url];
    const body = new TextEncoder().encode(html ?? '');
    return html === undefined
      ? otherwise
      : { kind: 'ok', finalUrl: url, redirects: [], status: 200, headers: {}, body };
  };
  const read = createReadPage({
    http: { getPage, get: getPage } as unknown as PoliteHttp,
    extractor: {
      extract: async (body, _type, url) => ({ ok: true, article: extractArticle(new TextDecoder().decode(body), url) }),
      close: async () => {},
    },
    limits: () => ({ maxBytes: 1_000_000, timeoutMs: 1000 }),
    rules: () => [],
  });
  return { read, asked };
}

const partOf = (n: number, next: string) =>
  page(
    `<h1>${TEXTS[0]?.slice(0, 12)}</h1><div class="article">${bodyOf(TEXTS.slice(3 * n - 3, 3 * n))}</div><a href="${next}">下一页</a>`,
  );

describe('createReadPage', () => {
  it('joins the pages of an article', async () => {
    const { read, asked } = reader({
      'https://a.example/1.html': partOf(1, '1_2.html'),
      'https://a.example/1_2.html': partOf(2, '1_3.html'),
      'https://a.example/1_3.html': partOf(3, '1_3.html'),
    });
    const found = await read('https://a.example/1.html');
    expect(found.kind === 'page' && found.article.text.split('\n')).toEqual(TEXTS);
    expect(asked).toHaveLength(3);
  });

  it('keeps the pages it has when a further one cannot be had', async () => {
    const { read } = reader({ 'https://a.example/1.html': partOf(1, '1_2.html') });
    const found = await read('https://a.example/1.html');
    expect(found.kind === 'page' && found.article.text.split('\n')).toEqual(TEXTS.slice(0, 3));
  });

  it.each([
    [
      { kind: 'wait', untilMs: 5 },
      { kind: 'wait', untilMs: 5 },
    ],
    [
      { kind: 'timeout', detail: 'too slow' },
      { kind: 'failed', passing: true, detail: 'too slow' },
    ],
    [
      { kind: 'gone', detail: 'gone' },
      { kind: 'failed', passing: false, detail: 'gone' },
    ],
    [
      { kind: 'robots', detail: 'not wanted' },
      { kind: 'failed', passing: false, detail: 'not wanted' },
    ],
  ])('tells %j', async (answer, told) => {
    expect(await reader({}, answer).read('https://a.example/1.html')).toMatchObject(told);
  });
});
