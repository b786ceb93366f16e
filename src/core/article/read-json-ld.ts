/**
 * Article metadata in a page's JSON-LD.
 */
import { omitUndefined } from '../omit-undefined.js';

/** All optional and as written. */
export interface JsonLdArticle {
  headline?: string;
  published?: string;
  author?: string;
  body?: string;
  /** False if the publisher declares a paywall. */
  isFree?: boolean;
  language?: string;
}

type Json = Record<string, unknown>;

const ARTICLE_TYPE = /Article|BlogPosting|Report|SocialMediaPosting|NewsItem/;
/** Real blocks are under 100 KB, including articleBody. */
const MAX_CHARS = 1_000_000;
const MAX_NODES = 200;

function parseLoosely(text: string): unknown {
  // The most common defects are raw line breaks inside strings, then CDATA or HTML comments around the block.
  const bare = text.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)/, '').replace(/(?:-->|\/\/\]\]>|\]\]>)\s*$/, '');
  for (const attempt of [bare, bare.replace(/\p{Cc}+/gu, ' ')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // Try the repaired form, or give up below.
    }
  }
  return null;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects at the top level and in arrays, @graph and mainEntity, outermost first. */
function nodesOf(root: unknown): Json[] {
  const found: Json[] = [];
  const queue: unknown[] = [root];
  for (let at = 0; at < queue.length && found.length < MAX_NODES; at += 1) {
    const value = queue[at];
    if (Array.isArray(value)) queue.push(...value.slice(0, MAX_NODES));
    else if (isJson(value)) {
      found.push(value);
      queue.push(value['@graph'], value.mainEntity, value.mainEntityOfPage);
    }
  }
  return found;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Names from a string, an object with a name, or an array of either. */
function namesOf(value: unknown): string | undefined {
  const people = Array.isArray(value) ? value.slice(0, 5) : [value];
  const names = people.map((one) => textOf(isJson(one) ? one.name : one)).filter((name) => name !== undefined);
  return names.length > 0 ? names.join(', ') : undefined;
}

function describe(node: Json): JsonLdArticle {
  const free = node.isAccessibleForFree;
  return omitUndefined({
    headline: textOf(node.headline),
    // pubDate and upDate are Baidu's own terms.
    published: textOf(node.datePublished) ?? textOf(node.pubDate) ?? textOf(node.dateCreated),
    author: namesOf(node.author),
    body: textOf(node.articleBody),
    isFree: free === undefined ? undefined : !(free === false || String(free).toLowerCase() === 'false'),
    language: textOf(node.inLanguage),
  });
}

/** Skips unreadable blocks; never throws. @param blocks contents of the `application/ld+json` scripts */
export function readJsonLd(blocks: readonly string[]): JsonLdArticle {
  const nodes = blocks.filter((text) => text.length <= MAX_CHARS).flatMap((text) => nodesOf(parseLoosely(text)));
  const article = nodes.find((node) => ARTICLE_TYPE.test(String(node['@type'])));
  const dated = nodes.find((node) => textOf(node.datePublished) !== undefined || textOf(node.pubDate) !== undefined);
  return { ...(dated && describe(dated)), ...(article && describe(article)) };
}
