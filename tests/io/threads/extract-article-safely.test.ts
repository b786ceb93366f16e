/**
 * No page can block or end the process.
 * The threads run the compiled code (`npm run build` comes first).
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArticleExtractor, createArticleExtractor } from '../../../src/io/threads/extract-article-safely.js';
import { bodyOf, page, paragraphs } from '../../support/made-up-page.js';

const ADDRESS = 'https://www.news.example/a/1.html';
const TEXTS = paragraphs(6);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const PAGE = page(`<h1>小米高端化</h1><p>2026-11-19 18:30</p><div class="article">${bodyOf(TEXTS)}</div>`);

const HOSTILE: [what: string, html: () => string][] = [
  ['a million nested elements', () => '<div>'.repeat(900_000)],
  ['a million nested inline elements', () => '<b>'.repeat(1_600_000)],
  ['unfinished links', () => '<a '.repeat(1_600_000)],
  ['elements in the usual depth, far too many', () => '<div><p><a href="x">y</a></p></div>'.repeat(100_000)],
  ['as many elements as are let in', () => `<div class="article">${'<p>x, y, z.</p>'.repeat(19_000)}</div>`],
  ['as deep as is let in', () => `${'<div>'.repeat(149)}x, y, z.${'</div>'.repeat(149)}`.repeat(30)],
  ['one paragraph of 4 MB', () => `<p>${'小米，'.repeat(450_000)}`],
  ['a table of 19,000 cells', () => `<table>${'<tr><td>1</td></tr>'.repeat(9_500)}</table>`],
  [
    'JSON-LD of 4 MB',
    () => `<script type="application/ld+json">${'[{"@type":"NewsArticle","author":['.repeat(120_000)}</script>`,
  ],
  ['a script of 4 MB full of strings', () => `<script>var a=["${`${'x'.repeat(300)}","`.repeat(13_000)}"]</script>`],
  [
    '5 MB of random bytes',
    () => Array.from({ length: 2_000_000 }, (_, n) => String.fromCharCode((n * 7919) % 256)).join(''),
  ],
];

describe('createArticleExtractor', () => {
  let extractor: ArticleExtractor;
  beforeAll(() => {
    extractor = createArticleExtractor({ timeLimitMs: 60_000 });
  });
  afterAll(() => extractor.close());

  it('decodes and reads a page, and leaves the caller its bytes', async () => {
    const body = bytes(PAGE);
    const answer = await extractor.extract(body, 'text/html; charset=utf-8', ADDRESS);
    expect(answer).toMatchObject({
      ok: true,
      article: { text: TEXTS.join('\n'), published: '2026-11-19T10:30:00.000Z' },
    });
    expect(body.length).toBe(bytes(PAGE).length);
  });

  it('follows an operator’s rules', async () => {
    const rules = [{ site: 'news.example', content: '.sidebar' }];
    const answer = await extractor.extract(bytes(PAGE), undefined, ADDRESS, { rules });
    expect(answer.ok && answer.article.text).not.toContain(TEXTS[0]);
  });

  it('refuses a page over its limit', async () => {
    expect(await extractor.extract(new Uint8Array(5_000_001), undefined, ADDRESS)).toMatchObject({
      ok: false,
      reason: 'too-large',
    });
  });

  it.each(HOSTILE)('answers on %s, and reads the next page', async (_what, html) => {
    const body = bytes(html()).subarray(0, 5_000_000);
    expect((await extractor.extract(body, 'text/html', ADDRESS)).ok).toBe(true);
    expect((await extractor.extract(bytes(PAGE), undefined, ADDRESS)).ok).toBe(true);
  });

  it('says so when a page takes too long', async () => {
    const hasty = createArticleExtractor({ timeLimitMs: 1 });
    expect(await hasty.extract(bytes(PAGE), undefined, ADDRESS)).toMatchObject({ ok: false, reason: 'too-slow' });
    await hasty.close();
  });

  it('lets the process end when nothing is to be read', async () => {
    const compiled = new URL('../../../dist/io/threads/extract-article-safely.js', import.meta.url).href;
    const script = `import { createArticleExtractor } from '${compiled}';
      const answer = await createArticleExtractor().extract(new Uint8Array(), undefined, '${ADDRESS}');
      console.log(answer.ok);`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    expect(stdout.trim()).toBe('true');
  });
});
