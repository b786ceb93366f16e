/**
 * No feed can block or end the process.
 * The threads run the compiled code (`npm run build` comes first).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFeedParser, type FeedParser } from '../../../src/io/threads/parse-feed-safely.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const RSS = '<rss version="2.0"><channel><title>t</title>';
const FEED = `${RSS}<item><title>小米</title><link>https://a.example/1</link></item></channel></rss>`;
const MB = 1_000_000;

/** Text of about `size` characters. */
const fill = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length));

/** What must be survived; made when needed, so that they do not lie in memory together. */
const HOSTILE: [string, () => string][] = [
  ['a million nesting levels', () => fill('<a>', 3 * MB)],
  ['a million levels inside a channel, closed again', () => RSS + '<a>'.repeat(MB) + '</a>'.repeat(MB)],
  ['a million levels of a web page', () => `<html>${fill('<div>', 5 * MB)}`],
  ['a million ends without a beginning', () => RSS + '</b>'.repeat(MB)],
  ['900 kB of "<a "', () => fill('<a ', 900_000)],
  ['900 kB of "<a " inside a feed', () => RSS + fill('<a ', 900_000)],
  ['20 MB of "<a "', () => fill('<a ', 20 * MB)],
  ['300,000 attributes', () => `${RSS}<x ${Array.from({ length: 300_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`],
  [
    '100,000 namespaces on nested elements',
    () =>
      `${RSS}<x ${Array.from({ length: 100_000 }, (_, n) => `xmlns:a${n}="u"`).join(' ')}>${'<y xmlns:z="q">'.repeat(200)}`,
  ],
  [
    'a billion laughs',
    () =>
      `<!DOCTYPE x [${Array.from({ length: 100 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')}]>${RSS}<title>${'&l100;'.repeat(100_000)}</title>`,
  ],
  [
    'entities that multiply the text',
    () =>
      `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(1000)}">]><rss><channel><title>${'&a;'.repeat(MB)}</title></channel></rss>`,
  ],
  ['a DTD that never ends', () => `<!DOCTYPE x [${'<!ENTITY a "b">'.repeat(300_000)}`],
  ['comments that never end', () => RSS + '<!--'.repeat(MB)],
  ['a million comments before the root', () => `${'<!-- -->'.repeat(MB)}<rss/>`],
  ['CDATA that never ends', () => RSS + '<![CDATA['.repeat(MB)],
  ['ten million "<"', () => '<'.repeat(10 * MB)],
  ['ten million "<" inside a feed', () => RSS + '<'.repeat(10 * MB)],
  ['ten million "&"', () => `${RSS}<title>${'&'.repeat(10 * MB)}`],
  ['50 MB of white space', () => ' '.repeat(50 * MB)],
  ['50 MB of zero bytes', () => '\u0000'.repeat(50 * MB)],
  ['50 MB of empty elements', () => RSS + '<a/>'.repeat(12 * MB)],
  ['50 MB in one title', () => `${RSS}<item><title>${'文'.repeat(16 * MB)}</title></item>`],
  ['JSON of a million levels', () => `{"items":${'['.repeat(MB)}`],
  [
    'JSON of two million entries',
    () => `{"version":"https://jsonfeed.org/version/1","items":[${'{"id":"1"},'.repeat(2 * MB)}{"id":"2"}]}`,
  ],
  [
    'names of object members',
    () => `${RSS}<__proto__ constructor="x"><item><__proto__>y</__proto__></item></__proto__>`,
  ],
  ['what makes rss-parser hang', () => `<channel${fill('<a ', 400_000)}`],
];

describe('createFeedParser', () => {
  let parser: FeedParser;
  beforeAll(() => {
    parser = createFeedParser({ workers: 1 });
  });
  afterAll(() => parser.close());

  it('parses as parseFeed does, and leaves the bytes to the caller', async () => {
    const body = bytes(FEED);
    const answer = await parser.parse(body, 'application/rss+xml', { url: 'https://a.example/feed', now: new Date() });
    expect(answer).toMatchObject({
      ok: true,
      feed: { kind: 'rss', items: [{ title: '小米', link: 'https://a.example/1' }] },
    });
    expect(body.length).toBe(bytes(FEED).length);
  });

  it('answers each of many at once with its own feed', async () => {
    const titles = Array.from({ length: 200 }, (_, n) => `t${n}`);
    const answers = await Promise.all(
      titles.map((title) => parser.parse(bytes(`<rss><channel><title>${title}</title></channel></rss>`))),
    );
    expect(answers.map((answer) => answer.ok && answer.feed.title)).toEqual(titles);
  });

  it('says what came instead of a feed', async () => {
    expect(await parser.parse(bytes('<html><title>首页</title></html>'))).toEqual({
      ok: false,
      reason: 'not-a-feed',
      detail: 'a page titled “首页”',
    });
    expect(await parser.parse(bytes('<html><title>安全验证</title></html>'))).toMatchObject({
      reason: 'not-a-feed',
      hint: 'captcha page',
    });
    expect(await parser.parse(bytes('<html><title>x</title><input type=password>'))).toMatchObject({
      reason: 'not-a-feed',
      hint: 'login page',
    });
  });

  it.each(HOSTILE)('survives %s', async (_what, make) => {
    const body = bytes(make());
    const answer = await parser.parse(body);
    // Whichever way it ends, it ends in an answer, and the next feed is read.
    expect(answer.ok || ['not-a-feed', 'too-slow', 'out-of-memory', 'unreadable'].includes(answer.reason)).toBe(true);
    expect(await parser.parse(bytes(FEED))).toMatchObject({ ok: true });
    expect({}).not.toHaveProperty('constructor.x');
  });

  it.each([
    ['a million levels', '<div>'],
    ['five million elements', '<p>x</p>'],
  ])('survives a list page of %s', async (_what, piece) => {
    const page = bytes(`<li><a href="/1">一</a></li>${fill(piece, 40 * MB)}`);
    const answer = await parser.parse(page, 'text/html', { url: 'https://a.example/', selectors: { item: 'li' } });
    expect(answer).toMatchObject({ ok: true, feed: { items: [{ title: '一' }] } });
  });

  it('lets the caller do other work while a large feed is read', async () => {
    const entry = `<item><title>t</title><description>${'x'.repeat(200)}</description></item>`;
    const order: string[] = [];
    const reading = parser.parse(bytes(`${RSS}${entry.repeat(50_000)}</channel></rss>`)).then(() => order.push('feed'));
    for (let n = 0; n < 10; n += 1) await new Promise((tick) => setImmediate(tick));
    order.push('other work');
    await reading;
    expect(order).toEqual(['other work', 'feed']);
  });

  it('replaces a thread that takes too long', async () => {
    const hurried = createFeedParser({ workers: 1, timeLimitMs: 1 });
    const body = bytes(RSS + '<a x="1"/>'.repeat(2 * MB));
    const waiting = [hurried.parse(body), hurried.parse(body)];
    expect(await Promise.all(waiting)).toMatchObject([{ reason: 'too-slow' }, { reason: 'too-slow' }]);
    await hurried.close();
  });

  it('replaces a thread that takes too much memory', async () => {
    const small = createFeedParser({ workers: 1, memoryMb: 16, timeLimitMs: 60_000 });
    const body = bytes(RSS + '<item><title>t</title><a/><b/><c/></item>'.repeat(150_000));
    expect(await small.parse(body)).toMatchObject({ ok: false, reason: 'out-of-memory' });
    expect(await small.parse(bytes(FEED))).toMatchObject({ ok: true });
    await small.close();
  });

  it('does not look at what is too long, and answers what waits when it is closed', async () => {
    const closing = createFeedParser({ workers: 1, maxBytes: 100 });
    expect(await closing.parse(bytes(' '.repeat(101)))).toMatchObject({ reason: 'unreadable' });
    const waiting = closing.parse(bytes('<rss/>'));
    await closing.close();
    expect(await waiting).toMatchObject({ ok: false });
    expect(await closing.parse(bytes('<rss/>'))).toMatchObject({ ok: false, detail: 'the threads are closed' });
  });
});
