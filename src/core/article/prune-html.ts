/**
 * Pruning a page before a tree is built from it.
 * The tree is the expensive part of extraction: every element, attribute and bit of white space becomes an object, and a hostile page's
 * depth would overflow the recursion over them. One linear pass over the tokens drops what extraction never looks at (two thirds of a
 * typical page), measures the nesting, and collects a few things that are easier to find on the way.
 */

import { type HtmlTokens, scanHtml } from '../text/scan-html.js';
import {
  FORMATTING,
  INLINE,
  isKeptAttribute,
  isMeaningful,
  REMOVED,
  REMOVED_VOID,
  SELF_CLOSED,
  VOID,
} from './pruning-rules.js';

/** A link with a short text, such as "next page". */
export interface ShortLink {
  href: string;
  text: string;
  rel: string;
}

export interface PrunedPage {
  html: string;
  /** Contents of `<script type="application/ld+json">`. */
  jsonLd: string[];
  /** Contents of other long scripts and of textareas: the data of a page rendered in the browser. */
  embedded: string[];
  /** Visible text between any two tags, entities as written. Separates a date and a source that appear side by side. */
  textRuns: string[];
  shortLinks: ShortLink[];
  elements: number;
  /** Ancestors summed over all elements, which is the cost of searching the tree. Not less than a parser would count. */
  ancestors: number;
  /** Maximum nesting. Not less than a parser would count. */
  depth: number;
}

/** Longer link texts are headlines. */
const SHORT_LINK_CHARS = 12;
/** Shorter scripts cannot contain an article. */
const MIN_EMBEDDED_CHARS = 400;

function attributeValue(raw: string): string {
  const value = raw.slice(raw.indexOf('=') + 1).trim();
  const bare = /^["']/.test(value) ? value.slice(1, -1) : value;
  return bare.replaceAll('&amp;', '&').trim();
}

class Pruner implements HtmlTokens {
  readonly page: PrunedPage = {
    html: '',
    jsonLd: [],
    embedded: [],
    textRuns: [],
    shortLinks: [],
    elements: 0,
    ancestors: 0,
    depth: 0,
  };
  readonly out: string[] = [];
  private readonly keepAll: boolean;
  private openElements = 0;
  private name = '';
  private tag = '';
  private isMeaningful = false;
  /** The element being removed with its content, and the content of a script or textarea. */
  private removing = '';
  private block = '';
  private isJsonLd = false;
  private link: ShortLink | null = null;
  private spaceBefore = false;
  private afterInline = false;
  /** For each open formatting element, whether it was kept: the end tag of a removed one must not close another. */
  private readonly formatting: boolean[] = [];

  constructor(keepAll: boolean) {
    this.keepAll = keepAll;
  }

  text(text: string): void {
    if (this.removing === 'script' || this.removing === 'textarea') this.block += text;
    if (this.removing !== '') return;
    if (this.link && this.link.text.length <= SHORT_LINK_CHARS) this.link.text += text;
    if (text.trim() === '') this.spaceBefore = true;
    else {
      this.emit(true, text);
      this.page.textRuns.push(text);
    }
  }

  open(name: string): void {
    [this.name, this.tag, this.isMeaningful] = [name, `<${name}`, false];
    if (this.removing !== '') return;
    if (REMOVED.has(name)) this.removing = name;
    if (name === 'a') this.link = { href: '', text: '', rel: '' };
  }

  attribute(attribute: string, raw: string): void {
    if (this.removing === 'script') this.isJsonLd ||= attribute === 'type' && raw.toLowerCase().includes('ld+json');
    if (this.removing !== '') return;
    if (this.link && this.name === 'a' && (attribute === 'href' || attribute === 'rel'))
      this.link[attribute] = attributeValue(raw);
    if (!this.keepAll && !isKeptAttribute(this.name, attribute, raw)) return;
    // linkedom treats attribute names as case-sensitive.
    this.tag += ` ${attribute}${raw.slice(attribute.length)}`;
    this.isMeaningful ||= isMeaningful(attribute, raw);
  }

  opened(selfClosing: boolean): void {
    const { name } = this;
    if (this.removing !== '') {
      if (selfClosing && this.removing === name) this.endRemoving();
      return;
    }
    if (REMOVED_VOID.has(name)) return;
    const kept = this.keepAll || this.isMeaningful || !FORMATTING.has(name);
    if (FORMATTING.has(name)) this.formatting.push(kept);
    this.emit(INLINE.has(name), kept ? `${this.tag}>` : '');
    this.page.elements += 1;
    this.page.ancestors += this.openElements;
    if (VOID.has(name) || SELF_CLOSED.has(name)) return;
    this.openElements += 1;
    this.page.depth = Math.max(this.page.depth, this.openElements);
  }

  close(name: string): void {
    if (this.removing !== '') {
      if (this.removing === name) this.endRemoving();
      return;
    }
    if (name === 'a' && this.link) {
      if (this.link.text.length <= SHORT_LINK_CHARS && this.link.href !== '') this.page.shortLinks.push(this.link);
      this.link = null;
    }
    this.emit(INLINE.has(name), FORMATTING.has(name) && !this.formatting.pop() ? '' : `</${name}>`);
    if (!VOID.has(name) && !SELF_CLOSED.has(name)) this.openElements = Math.max(0, this.openElements - 1);
  }

  private endRemoving(): void {
    if (this.isJsonLd) this.page.jsonLd.push(this.block);
    else if (this.block.length >= MIN_EMBEDDED_CHARS) this.page.embedded.push(this.block);
    [this.removing, this.block, this.isJsonLd] = ['', '', false];
  }

  /** White space between two inline tokens is kept as one space. */
  private emit(inline: boolean, html: string): void {
    if (this.spaceBefore && inline && this.afterInline) this.out.push(' ');
    [this.spaceBefore, this.afterInline] = [false, inline];
    if (html !== '') this.out.push(html);
  }
}

/**
 * Prunes a page. Linear time; never throws.
 * @param keepAll keeps all attributes and inline elements, for an operator's selectors.
 */
export function pruneHtml(html: string, keepAll = false): PrunedPage {
  const pruner = new Pruner(keepAll);
  scanHtml(html, pruner, false);
  return { ...pruner.page, html: pruner.out.join('') };
}
