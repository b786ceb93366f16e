/** How does an edition look as a mail or a page: one HTML document without any outside part? */
import { fitStories, keepStrongest, storiesByRank } from '../../edition/keep-strongest.js';
import { isNotice, type Publication } from '../../edition/notice.js';
import type { RenderOptions } from '../../view/render-options.js';
import { EditionPage, NoticePage } from './page.js';

/** Gmail hides what lies beyond about 102 KB, the footer with the way out included; 90 KB leaves room for what relays add. */
export const HTML_BUDGET_BYTES = 90_000;

const DOCTYPE = '<!doctype html>';
const UTF8 = new TextEncoder();

/** The document, with the weakest stories left to the web edition where all of them would be clipped. */
export function renderHtml(publication: Publication, options: RenderOptions = {}): string {
  if (isNotice(publication)) return `${DOCTYPE}${(<NoticePage notice={publication} />).toString()}`;
  const edition = publication;
  const total = storiesByRank(edition).length;
  const render = (count: number) => {
    const page = <EditionPage edition={keepStrongest(edition, count)} options={options} dropped={total - count} />;
    return `${DOCTYPE}${page.toString()}`;
  };
  const budget = options.budgetBytes ?? HTML_BUDGET_BYTES;
  return fitStories(total, render, (html) => UTF8.encode(html).length <= budget).rendered;
}
