/**
 * Extracting an article from its page: the main text and its metadata.
 *
 *     html ──pruneHtml──► small page, JSON-LD, scripts, text runs
 *                           ├─ site rule, else findMainText (Readability, common containers, embedded text)
 *                           ├─ readJsonLd, readMetadata, readByline ──► choose-metadata
 *                           └─ removeBoilerplate ──► ExtractedArticle
 *
 * Pure and synchronous. For pages from the network, use `io/threads/extract-article-safely.ts`, which bounds time and memory.
 */
import { omitUndefined } from '../omit-undefined.js';
import { chooseDate, chooseLanguage, chooseTitle, dateFromUrl } from './choose-metadata.js';
import { isPaywalled, isStub } from './detect-paywall.js';
import { findMainText } from './find-main-text.js';
import { htmlToText } from './html-to-text.js';
import { proseLength } from './measure-prose.js';
import { type PageDocument, parsePage } from './page-dom.js';
import { findNextPage } from './pagination.js';
import { type PrunedPage, pruneHtml } from './prune-html.js';
import { readByline } from './read-byline.js';
import { readJsonLd } from './read-json-ld.js';
import { readMetadata } from './read-metadata.js';
import { removeBoilerplate } from './remove-boilerplate.js';
import { ruledNextPage, ruledText, ruledTitle, ruleFor, type SiteRule } from './site-rule.js';

export interface ExtractedArticle {
  title?: string;
  /** Plain text, one paragraph per line, boilerplate removed; '' if the page holds no article. */
  text: string;
  /** BCP 47 primary tag. */
  lang?: string;
  /** ISO 8601 instant. */
  published?: string;
  author?: string;
  /** The outlet that the page credits as its source ("来源：…"), without the label. */
  sourceLine?: string;
  /** The page's canonical address, if it is on the same site. */
  canonicalUrl?: string;
  /** The rest is for readers who pay or log in. */
  paywalled: boolean;
  /** Too short for an article, or ends with a link to the full text. */
  stub: boolean;
  nextPageUrl?: string;
}

export interface ExtractOptions {
  rules?: readonly SiteRule[];
  /** IANA zone for dates that name none; by default China's for Chinese pages, else UTC. */
  zone?: string;
  /** The current time, for reading relative dates and refusing future ones. */
  now?: Date;
}

/** Real pages have up to 10,000 elements, nested 60 deep. Beyond these limits no tree is built, and the page's whole text is returned. */
const MAX_ELEMENTS = 20_000;
const MAX_DEPTH = 150;
const MAX_ANCESTORS = 400_000;

/**
 * Never throws. Pages too deep or too large for a tree yield their text without metadata.
 * @param url the page's final address; resolves links and selects the site rule.
 */
export function extractArticle(html: string, url: string, options: ExtractOptions = {}): ExtractedArticle {
  const rule = ruleFor(url, options.rules ?? []);
  const page = pruneHtml(html, rule !== undefined);
  const isHuge = page.elements > MAX_ELEMENTS || page.depth > MAX_DEPTH || page.ancestors > MAX_ANCESTORS;
  if (isHuge) return textOnly(page, html);
  try {
    return extract(page, url, rule, options);
  } catch {
    // linkedom and css-select can fail on unusual trees; the text is still readable.
    return textOnly(page, html);
  }
}

function textOnly(page: PrunedPage, html: string): ExtractedArticle {
  const text = removeBoilerplate(htmlToText(html));
  const { headline } = readJsonLd(page.jsonLd);
  return { ...(headline !== undefined && { title: headline }), text, paywalled: false, stub: isStub(text) };
}

function extract(page: PrunedPage, url: string, rule: SiteRule | undefined, options: ExtractOptions): ExtractedArticle {
  const document = parsePage(page.html);
  const jsonLd = readJsonLd(page.jsonLd);
  const metadata = readMetadata(document, url);
  const title = chooseTitle({
    chosen: ruledTitle(document, rule),
    jsonLd: jsonLd.headline,
    openGraph: metadata.ogTitle,
    page: metadata.pageTitle,
    headings: metadata.headings,
  });
  const byline = readByline(page.textRuns, title ?? '');
  const nextPageUrl = ruledNextPage(document, rule, url) ?? nextPage(document, page, url);
  const found = mainText(document, page, rule);
  const text = withoutTitle(removeBoilerplate(longer(found, jsonLd.body)), title);
  const lang = chooseLanguage(text, metadata.lang);
  const zone = options.zone ?? (lang === 'zh' ? 'Asia/Shanghai' : 'UTC');
  const dates = [jsonLd.published, ...metadata.dates, byline.date, dateFromUrl(url)];
  return {
    ...omitUndefined({
      title,
      lang,
      published: chooseDate(dates, zone, options.now),
      author: jsonLd.author ?? byline.author ?? metadata.author,
      sourceLine: byline.source ?? metadata.source,
      canonicalUrl: metadata.canonicalUrl,
      nextPageUrl,
    }),
    text,
    paywalled: isPaywalled(text, page.textRuns, jsonLd.isFree),
    stub: isStub(text),
  };
}

/** The site rule's text, if any: a selector that no longer matches must not lose the article. */
function mainText(document: PageDocument, page: PrunedPage, rule: SiteRule | undefined): string {
  return ruledText(document, rule) || findMainText(document, page);
}

function nextPage(document: PageDocument, page: PrunedPage, url: string): string | undefined {
  const heads = [...document.querySelectorAll('link[rel="next"]')].map((link) => link.getAttribute('href') ?? '');
  return findNextPage([...page.shortLinks, ...heads.map((href) => ({ href, text: '', rel: 'next' }))], url);
}

/** Pages rendered in the browser may have their text only in JSON-LD. */
function longer(text: string, body: string | undefined): string {
  const other = body === undefined ? '' : htmlToText(body);
  return proseLength(other) > 1.5 * proseLength(text) ? other : text;
}

function withoutTitle(text: string, title: string | undefined): string {
  return title !== undefined && text.startsWith(`${title}\n`) ? text.slice(title.length + 1) : text;
}
