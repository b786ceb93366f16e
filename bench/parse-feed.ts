/**
 * Speed of feed parsing, compared with feedsmith alone and rss-parser alone on the same bytes.
 * All start from the raw bytes; the two libraries need decoded text, so decoding is included in their time.
 * Run: npx vite build --ssr bench/parse-feed.ts --outDir var/bench --logLevel error && node var/bench/parse-feed.js
 */
import { parseFeed as feedsmith } from 'feedsmith';
import RssParser from 'rss-parser';
import { parseFeed } from '../src/core/feed/parse-feed.js';

/** Long enough for JIT warm-up, and for garbage collection pauses not to matter. */
const MEGABYTES_EACH = 40;
const ROUNDS = 5;

const SENTENCE =
  '小米在发布会上公布了这一代旗舰的起售价，<a href="https://a.example/x?a=1&amp;b=2">首月交付</a>已经超过预期。';

function rss(entries: number, sentences: number): string {
  const item = (
    n: number,
  ) => `<item><title>第 ${n} 条：旗舰 &amp; 汽车</title><link>https://a.example/${n}?x=1&amp;y=2</link>
<guid isPermaLink="false">id-${n}</guid><pubDate>Tue, 10 Jun 2025 04:00:00 GMT</pubDate><dc:creator>张三</dc:creator><category>手机</category>
<description><![CDATA[<p>${SENTENCE.repeat(2)}</p>]]></description><content:encoded><![CDATA[<p>${SENTENCE.repeat(sentences)}</p>]]></content:encoded></item>`;
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>半步</title>${Array.from({ length: entries }, (_, n) => item(n)).join('\n')}</channel></rss>`;
}

function atom(entries: number, sentences: number): string {
  const escaped = `<p>${SENTENCE.repeat(sentences)}</p>`.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const entry = (
    n: number,
  ) => `<entry><id>urn:a:${n}</id><title>第 ${n} 条</title><link rel="alternate" href="https://a.example/${n}"/>
<published>2025-06-10T04:00:00Z</published><updated>2025-06-11T04:00:00Z</updated><author><name>张三</name></author><summary>短</summary>
<content type="html">${escaped}</content></entry>`;
  return `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>半步</title><updated>2025-06-11T04:00:00Z</updated>${Array.from({ length: entries }, (_, n) => entry(n)).join('\n')}</feed>`;
}

const FEEDS: [string, string][] = [
  ['RSS, 30 teasers', rss(30, 0)],
  ['RSS, 30 full texts', rss(30, 60)],
  ['RSS, 2,000 full texts', rss(2000, 60)],
  ['Atom, 30 full texts', atom(30, 60)],
];

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const PARSERS: [string, (bytes: Uint8Array) => unknown][] = [
  ['half step', (bytes) => parseFeed(bytes)],
  ['feedsmith', (bytes) => feedsmith(decode(bytes))],
  ['rss-parser', (bytes) => new RssParser().parseString(decode(bytes))],
];

/** MB per second of CPU time on all threads, which other load on the machine hardly affects. */
async function speed(parse: (bytes: Uint8Array) => unknown, bytes: Uint8Array): Promise<number> {
  const times = Math.max(1, Math.round((MEGABYTES_EACH * 1e6) / ROUNDS / bytes.length));
  const before = process.cpuUsage();
  for (let n = 0; n < times; n += 1) await parse(bytes);
  const { user, system } = process.cpuUsage(before);
  return (bytes.length * times) / (user + system);
}

for (const [name, text] of FEEDS) {
  const bytes = new TextEncoder().encode(text);
  const best = PARSERS.map(() => 0);
  // Interleaved rounds spread disturbances evenly; the best round shows what the code can do.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [n, [, parse]] of PARSERS.entries()) best[n] = Math.max(best[n] ?? 0, await speed(parse, bytes));
  }
  const cells = PARSERS.map(([parser], n) => {
    const ratio = n === 0 ? '' : ` (half step: ${((best[0] ?? 0) / (best[n] ?? 1)).toFixed(2)} times that)`;
    return `${parser} ${(best[n] ?? 0).toFixed(0)} MB/s${ratio}`;
  });
  console.log(`${name} (${(bytes.length / 1000).toFixed(0)} kB): ${cells.join(', ')}`);
}
