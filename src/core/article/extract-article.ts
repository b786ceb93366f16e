/**
 * What does an article's page say?
 * Text without the page around it, and the data that pages give about it. Pure and synchronous; for pages of strangers run it through
 * `io/threads/extract-article-safely.ts`, which bounds its time and memory.
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
  /** Plain text, one paragraph a line, boilerplate removed; '' where the page holds no article. */
  text: string;
  /** BCP 47 primary tag. */
  lang?: string;
  /** ISO 8601 instant. */
  published?: string;
  author?: string;
  /** The outlet that the page names as its source ("来源：…"), without the label. */
  sourceLine?: string;
  /** The address that the page calls its own, where that is on the same site. */
  canonicalUrl?: string;
  /** The publisher keeps the rest for those who pay or log in. */
  paywalled: boolean;
  /** Too short for an article, or it says itself that there is more elsewhere. */
  stub: boolean;
  nextPageUrl?: string;
}

export interface ExtractOptions {
  rules?: readonly SiteRule[];
  /** IANA zone for dates that name none; by default China's for Chinese pages, else UTC. */
  zone?: string;
  /** The present; lets relative dates be read and future ones be refused. */
  now?: Date;
}

/** Real pages have up to 10,000 elements, 60 deep. Beyond these bounds no tree is built, and the page's whole text is given instead. */
const MAX_ELEMENTS = 20_000;
const MAX_DEPTH = 150;
const MAX_ANCESTORS = 400_000;

/**
 * @param url the page's final address; resolves links and chooses the rule.
 * Never throws for any HTML; pages too deep or too large for a tree give their text without data.
 */
export function extractArticle(html: string, url: string, options: ExtractOptions = {}): ExtractedArticle {
  const rule = ruleFor(url, options.rules ?? []);
  const page = pruneHtml(html, rule !== undefined);
  const isHuge = page.elements > MAX_ELEMENTS || page.depth > MAX_DEPTH || page.ancestors > MAX_ANCESTORS;
  if (isHuge) return textOnly(page, html);
  try {
    return extract(page, url, rule, options);
  } catch {
    // linkedom and css-select may fail on trees that nobody foresaw; the words are still there.
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
  const byline = readByline(page.scraps, title ?? '');
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
    paywalled: isPaywalled(text, page.scraps, jsonLd.isFree),
    stub: isStub(text),
  };
}

/** The rule's own text where it finds one: a selector that matches nothing any more must not cost the article. */
function mainText(document: PageDocument, page: PrunedPage, rule: SiteRule | undefined): string {
  return ruledText(document, rule) || findMainText(document, page);
}

function nextPage(document: PageDocument, page: PrunedPage, url: string): string | undefined {
  const heads = [...document.querySelectorAll('link[rel="next"]')].map((link) => link.getAttribute('href') ?? '');
  return findNextPage([...page.shortLinks, ...heads.map((href) => ({ href, text: '', rel: 'next' }))], url);
}

/** Pages that are built in the browser hold their text in JSON-LD alone. */
function longer(text: string, body: string | undefined): string {
  const other = body === undefined ? '' : htmlToText(body);
  return proseLength(other) > 1.5 * proseLength(text) ? other : text;
}

function withoutTitle(text: string, title: string | undefined): string {
  return title !== undefined && text.startsWith(`${title}\n`) ? text.slice(title.length + 1) : text;
}
