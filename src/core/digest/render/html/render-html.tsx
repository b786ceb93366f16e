/** How does an edition look as a mail or a page: one HTML document without any outside part? */
import type { Edition } from '../../edition/edition.js';
import { fitStories, keepStrongest, storiesByRank } from '../../edition/keep-strongest.js';
import type { RenderOptions } from '../../view/render-options.js';
import { Page } from './page.js';

/** Gmail hides what lies beyond about 102 KB, the footer with the way out included; 90 KB leaves room for what relays add. */
export const HTML_BUDGET_BYTES = 90_000;

const UTF8 = new TextEncoder();

/** The document, with the weakest stories left to the web edition where all of them would be clipped. */
export function renderHtml(edition: Edition, options: RenderOptions = {}): string {
  const total = storiesByRank(edition).length;
  const render = (count: number) => {
    const page = <Page edition={keepStrongest(edition, count)} options={options} dropped={total - count} />;
    return `<!doctype html>${page.toString()}`;
  };
  const budget = options.budgetBytes ?? HTML_BUDGET_BYTES;
  return fitStories(total, render, (html) => UTF8.encode(html).length <= budget).rendered;
}
