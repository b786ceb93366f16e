/** Renders an edition or notice as a single self-contained HTML document, for mail and web. */
import { fitStories, keepStrongest } from '../../edition/keep-strongest.js';
import { isNotice, type Publication } from '../../edition/notice.js';
import type { RenderOptions } from '../../view/render-options.js';
import { EditionPage, NoticePage } from './page.js';

/** Gmail clips messages above about 102 KB, unsubscribe link included; this leaves room for what relays add, and stays light on a phone. */
export const HTML_BUDGET_BYTES = 70_000;

const DOCTYPE = '<!doctype html>';
const UTF8 = new TextEncoder();

/** The document. If it would be clipped, the weakest events are left to the web edition. */
export function renderHtml(publication: Publication, options: RenderOptions = {}): string {
  if (isNotice(publication)) return `${DOCTYPE}${(<NoticePage notice={publication} />).toString()}`;
  const edition = publication;
  const total = edition.items.length;
  const render = (count: number) => {
    const page = <EditionPage edition={keepStrongest(edition, count)} options={options} dropped={total - count} />;
    return `${DOCTYPE}${page.toString()}`;
  };
  const budget = options.budgetBytes ?? HTML_BUDGET_BYTES;
  return fitStories(total, render, (html) => UTF8.encode(html).length <= budget).rendered;
}
