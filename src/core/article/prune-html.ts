/**
 * What of a page is needed to find its article?
 * Building a page's tree is the dear part of reading it: every element, attribute and scrap of white space becomes an object, and a hostile
 * page's depth would break the recursion over them. One linear pass over the tokens drops what finding the article never looks at
 * (two thirds of a usual page), measures the nesting, and keeps aside the few things that are easier seen in passing.
 */

import { type HtmlTokens, scanHtml } from '../text/scan-html.js';
import {
  DRESS,
  DROPPED,
  DROPPED_VOID,
  INLINE,
  isKeptAttribute,
  isTelling,
  SELF_CLOSED,
  VOID,
} from './pruning-rules.js';

/** A link with few words: what "next page" may be. */
export interface ShortLink {
  href: string;
  text: string;
  rel: string;
}

export interface PrunedPage {
  html: string;
  /** Contents of `<script type="application/ld+json">`. */
  jsonLd: string[];
  /** Contents of other scripts and of textareas, where long: the state of a page that is built in the browser. */
  state: string[];
  /** Visible texts between any two tags, entities as written: where a date and a source stand side by side, they stand apart here. */
  scraps: string[];
  shortLinks: ShortLink[];
  elements: number;
  /** For all elements together, the elements around them: what searching a tree costs. At least as many as a parser would see. */
  ancestors: number;
  /** Deepest nesting, at least as deep as a parser would see it. */
  depth: number;
}

/** Longer link texts are headlines. */
const SHORT_LINK_CHARS = 12;
/** Shorter scripts hold no article. */
const STATE_CHARS = 400;

function attributeValue(raw: string): string {
  const value = raw.slice(raw.indexOf('=') + 1).trim();
  const bare = /^["']/.test(value) ? value.slice(1, -1) : value;
  return bare.replaceAll('&amp;', '&').trim();
}

class Lightener implements HtmlTokens {
  readonly page: PrunedPage = {
    html: '',
    jsonLd: [],
    state: [],
    scraps: [],
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
  private isTelling = false;
  /** The element that is being dropped with its content, and that content where it may be of use. */
  private dropping = '';
  private block = '';
  private isJsonLd = false;
  private link: ShortLink | null = null;
  private spaceBefore = false;
  private afterInline = false;
  /** For each open element of dress: was it kept? The end of one that was dropped must not end another. */
  private readonly dress: boolean[] = [];

  constructor(keepAll: boolean) {
    this.keepAll = keepAll;
  }

  text(text: string): void {
    if (this.dropping === 'script' || this.dropping === 'textarea') this.block += text;
    if (this.dropping !== '') return;
    if (this.link && this.link.text.length <= SHORT_LINK_CHARS) this.link.text += text;
    if (text.trim() === '') this.spaceBefore = true;
    else {
      this.emit(true, text);
      this.page.scraps.push(text);
    }
  }

  open(name: string): void {
    [this.name, this.tag, this.isTelling] = [name, `<${name}`, false];
    if (this.dropping !== '') return;
    if (DROPPED.has(name)) this.dropping = name;
    if (name === 'a') this.link = { href: '', text: '', rel: '' };
  }

  attribute(attribute: string, raw: string): void {
    if (this.dropping === 'script') this.isJsonLd ||= attribute === 'type' && raw.toLowerCase().includes('ld+json');
    if (this.dropping !== '') return;
    if (this.link && this.name === 'a' && (attribute === 'href' || attribute === 'rel'))
      this.link[attribute] = attributeValue(raw);
    if (!this.keepAll && !isKeptAttribute(this.name, attribute, raw)) return;
    // linkedom tells attribute names apart by case.
    this.tag += ` ${attribute}${raw.slice(attribute.length)}`;
    this.isTelling ||= isTelling(attribute, raw);
  }

  opened(selfClosing: boolean): void {
    const { name } = this;
    if (this.dropping !== '') {
      if (selfClosing && this.dropping === name) this.endDropping();
      return;
    }
    if (DROPPED_VOID.has(name)) return;
    const kept = this.keepAll || this.isTelling || !DRESS.has(name);
    if (DRESS.has(name)) this.dress.push(kept);
    this.emit(INLINE.has(name), kept ? `${this.tag}>` : '');
    this.page.elements += 1;
    this.page.ancestors += this.openElements;
    if (VOID.has(name) || SELF_CLOSED.has(name)) return;
    this.openElements += 1;
    this.page.depth = Math.max(this.page.depth, this.openElements);
  }

  close(name: string): void {
    if (this.dropping !== '') {
      if (this.dropping === name) this.endDropping();
      return;
    }
    if (name === 'a' && this.link) {
      if (this.link.text.length <= SHORT_LINK_CHARS && this.link.href !== '') this.page.shortLinks.push(this.link);
      this.link = null;
    }
    this.emit(INLINE.has(name), DRESS.has(name) && !this.dress.pop() ? '' : `</${name}>`);
    if (!VOID.has(name) && !SELF_CLOSED.has(name)) this.openElements = Math.max(0, this.openElements - 1);
  }

  private endDropping(): void {
    if (this.isJsonLd) this.page.jsonLd.push(this.block);
    else if (this.block.length >= STATE_CHARS) this.page.state.push(this.block);
    [this.dropping, this.block, this.isJsonLd] = ['', '', false];
  }

  /** White space is kept, as one space, where it stands between two inline things. */
  private emit(inline: boolean, html: string): void {
    if (this.spaceBefore && inline && this.afterInline) this.out.push(' ');
    [this.spaceBefore, this.afterInline] = [false, inline];
    if (html !== '') this.out.push(html);
  }
}

/**
 * @param keepAll keeps all attributes and inline elements, for selectors that an operator wrote.
 * Never throws; takes time linear in the length.
 */
export function pruneHtml(html: string, keepAll = false): PrunedPage {
  const lightener = new Lightener(keepAll);
  scanHtml(html, lightener, false);
  return { ...lightener.page, html: lightener.out.join('') };
}
