/**
 * What does this project use of a DOM?
 * The few members that linkedom has and the readers here need, so that they are typed without the browser's types.
 */
import { parseHTML } from 'linkedom';

export interface PageElement {
  readonly textContent: string | null;
  readonly innerHTML: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
}

export interface PageDocument extends PageElement {
  readonly documentElement: PageElement | null;
}

/** Builds a tree. Costs more than linear time on deep nesting: measure that first (see `prune-html.ts`). */
export function parsePage(html: string): PageDocument {
  // linkedom makes a document without a root of text alone, and then fails on it.
  const whole = /<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  return (parseHTML(whole) as unknown as { document: PageDocument }).document;
}

/** First match of a selector that an operator wrote; null where nothing matches or the selector is no selector. */
export function findOne(within: PageElement, selector: string): PageElement | null {
  try {
    return within.querySelector(selector);
  } catch {
    return null;
  }
}

/** Takes away all that the selectors match. One that is no selector matches nothing. */
export function removeAll(within: PageElement, selectors: readonly string[]): void {
  for (const selector of selectors) {
    try {
      for (const element of [...within.querySelectorAll(selector)]) element.remove();
    } catch {
      // An unreadable selector; the configuration check names it, here it must not cost the article.
    }
  }
}
