/**
 * The DOM behind linkedom, reduced to the members used here, so that they are typed without the browser's types.
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

/** Builds a tree. Takes more than linear time for deep nesting, so measure that first (see `prune-html.ts`). */
export function parsePage(html: string): PageDocument {
  // Given bare text, linkedom builds a document without a root and then fails on it.
  const whole = /<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  return (parseHTML(whole) as unknown as { document: PageDocument }).document;
}

/** First match of an operator's selector; null if nothing matches or the selector is invalid. */
export function findOne(within: PageElement, selector: string): PageElement | null {
  try {
    return within.querySelector(selector);
  } catch {
    return null;
  }
}

/** Removes everything that the selectors match. Invalid selectors match nothing. */
export function removeAll(within: PageElement, selectors: readonly string[]): void {
  for (const selector of selectors) {
    try {
      for (const element of [...within.querySelectorAll(selector)]) element.remove();
    } catch {
      // Invalid selectors are reported by the configuration check; here they must not lose the article.
    }
  }
}
