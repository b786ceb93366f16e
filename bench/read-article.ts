/**
 * Time to read an article's page, and what pruning the page saves.
 * Baseline on the same pages: Readability on linkedom alone, which finds text but no date, source, next page or paywall.
 * Run: npx tsc -p bench && node var/bench/bench/read-article.js
 */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { extractArticle } from '../src/core/article/extract-article.js';
import { htmlToText } from '../src/core/article/html-to-text.js';
import { bodyOf, page, paragraphs } from '../tests/support/made-up-page.js';

const ROUNDS = 9;
const ADDRESS = 'https://www.news.example/a/1.html';

/** Page sizes as on real sites: a plain blog, a news site, a portal with menus, scripts and lists. */
const KINDS = [
  { name: 'blog', texts: 12, links: 25, scriptKb: 10 },
  { name: 'news site', texts: 20, links: 150, scriptKb: 60 },
  { name: 'portal', texts: 30, links: 400, scriptKb: 250 },
];

function madeUp(kind: (typeof KINDS)[number], n: number): string {
  const info = `<h1>高端机型的平均售价再创新高 ${n}</h1><div class="info"><span>2026年11月19日 18:30</span><span>来源：某某财经</span></div>`;
  const main = `<div class="main">${info}<div class="article-content">${bodyOf(paragraphs(kind.texts))}</div></div>`;
  return page(main, `<title>高端机型的平均售价再创新高 ${n}_某某网</title>`, kind);
}

/** CPU time, which other load hardly affects: the median of several rounds after two warm-up rounds. */
function msPerPage(pages: readonly string[], read: (html: string) => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS + 2; round++) {
    const start = process.cpuUsage();
    for (const html of pages) read(html);
    const { user, system } = process.cpuUsage(start);
    if (round >= 2) times.push((user + system) / 1000 / pages.length);
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
}

function readPlainly(html: string): string {
  const { document } = parseHTML(html);
  const found = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse();
  return found?.textContent ?? '';
}

console.log('page       KB   extractArticle   Readability alone   ratio   htmlToText (whole page)');
for (const kind of KINDS) {
  const pages = Array.from({ length: 20 }, (_, n) => madeUp(kind, n));
  const wanted = paragraphs(kind.texts);
  const found = extractArticle(pages[0] ?? '', ADDRESS).text.split('\n');
  if (found.join('\n') !== wanted.join('\n')) throw new Error(`the ${kind.name} was not read whole`);
  const ours = msPerPage(pages, (html) => extractArticle(html, ADDRESS));
  const plain = msPerPage(pages, readPlainly);
  const text = msPerPage(pages, htmlToText);
  const kb = (pages[0]?.length ?? 0) / 1000;
  const figures = [
    `${ours.toFixed(1)} ms`.padStart(14),
    `${plain.toFixed(1)} ms`.padStart(19),
    (ours / plain).toFixed(2).padStart(7),
  ];
  console.log(`${kind.name.padEnd(10)}${kb.toFixed(0).padStart(4)} ${figures.join('')}   ${text.toFixed(1)} ms`);
}
