/**
 * Articles split over several pages: finding the next page and joining the texts.
 */
import type { ShortLink } from './prune-html.js';

/** Not "下一篇", which is the next article. */
const NEXT_WORDS = /^(?:下一页|下页|后一页|next page|next|余下全文|›|»|>)\s*[>›»]*$/i;

/** An address's page number and the address without it: `a_2.html`, `a-2.html`, `a/2`, `?page=2`. The first page has no number. */
function pageOf(url: URL): { stem: string; page: number } {
  for (const name of ['page', 'p', 'pn', 'pageno']) {
    const value = url.searchParams.get(name);
    if (value !== null && /^\d{1,3}$/.test(value)) {
      const rest = new URL(url);
      rest.searchParams.delete(name);
      return { stem: stemOf(rest), page: Number(value) };
    }
  }
  const numbered = /^(.*?)(?:[_/]|-|_p|\/page\/|\/p)(\d{1,2})(\.s?html?|\/)?$/.exec(url.pathname);
  if (!numbered) return { stem: stemOf(url), page: 1 };
  return { stem: stemOf(url, numbered[1]), page: Number(numbered[2]) };
}

function stemOf(url: URL, path = url.pathname): string {
  return url.origin + path.replace(/(?:\.s?html?|\/)$/, '') + url.search;
}

/**
 * The next page of the same article: a link marked as next whose address differs in the page number only. The second condition excludes
 * "next" links to other articles, which are common on blogs.
 */
export function findNextPage(links: readonly ShortLink[], address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const here = new URL(address);
  for (const { href, text, rel } of links) {
    if (!/\bnext\b/i.test(rel) && !NEXT_WORDS.test(text.trim())) continue;
    if (href === '' || !URL.canParse(href, here.href)) continue;
    const there = new URL(href, here);
    there.hash = '';
    if (isNextOf(here, there)) return there.href;
  }
  return undefined;
}

function isNextOf(here: URL, there: URL): boolean {
  const [from, to] = [pageOf(here), pageOf(there)];
  if (from.stem === to.stem) return to.page === from.page + 1;
  // The first page's address may end in the article's own number (`/news/12`, followed by `/news/12_2`).
  return to.page === 2 && to.stem === stemOf(here);
}

/** Shorter lines (a subheading, "是的。") may legitimately occur twice. */
const REPEATABLE_CHARS = 20;

/**
 * Joins the pages' texts, leaving out paragraphs that a later page repeats: its heading, its lead, or the whole first page, which some
 * sites return for any page number. @param texts in page order, one paragraph per line
 */
export function joinPages(texts: readonly string[]): string {
  const seen = new Set<string>();
  const kept: string[] = [];
  for (const line of texts.flatMap((text) => text.split('\n'))) {
    if (line === '' || seen.has(line)) continue;
    if (line.length >= REPEATABLE_CHARS) seen.add(line);
    kept.push(line);
  }
  return kept.join('\n');
}
