/**
 * Site rules: an operator's selectors for sites where general extraction fails.
 */
import { htmlToText } from './html-to-text.js';
import { findOne, type PageDocument, removeAll } from './page-dom.js';

/** An operator's rule; selectors are CSS. */
export interface SiteRule {
  /** Host name; also matches its subdomains. */
  site: string;
  title?: string | undefined;
  content?: string | undefined;
  remove?: readonly string[] | undefined;
  nextPage?: string | undefined;
}

export function ruleFor(url: string, rules: readonly SiteRule[]): SiteRule | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  return rules.find(({ site }) => hostname === site || hostname.endsWith(`.${site}`));
}

/** The headline at the rule's selector, or ''. */
export function ruledTitle(document: PageDocument, rule: SiteRule | undefined): string {
  return rule?.title ? htmlToText(findOne(document, rule.title)?.innerHTML ?? '') : '';
}

/** Removes what the rule says to remove and returns the text at its selector, or ''. */
export function ruledText(document: PageDocument, rule: SiteRule | undefined): string {
  if (rule?.remove) removeAll(document, rule.remove);
  return rule?.content ? htmlToText(findOne(document, rule.content)?.innerHTML ?? '') : '';
}

/** The address of the next page at the rule's selector. */
export function ruledNextPage(document: PageDocument, rule: SiteRule | undefined, url: string): string | undefined {
  const href = rule?.nextPage ? findOne(document, rule.nextPage)?.getAttribute('href') : null;
  return href && URL.canParse(href, url) ? new URL(href, url).href : undefined;
}
