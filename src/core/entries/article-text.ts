/**
 * How does a kept article look to judging and matching?
 */
import type { ArticleText } from '../model.js';

/** What is kept, under the names of the database. */
export interface KeptArticle {
  id: string;
  url: string | null;
  title: string;
  text: string;
  published_at: Date;
  lang: string;
  site: string;
  outlet: string;
}

export function articleText(kept: KeptArticle): ArticleText {
  return {
    id: kept.id,
    url: kept.url,
    title: kept.title,
    text: kept.text,
    date: kept.published_at.toISOString(),
    lang: kept.lang,
    site: siteOf(kept),
  };
}

/** Matching asks whether two texts come from one outlet: an address without a name tells that worse than the feed's name. */
function siteOf({ site, outlet }: KeptArticle): string {
  return site === '' || /^[\d.]+$|^\[|^localhost$/.test(site) ? outlet : site;
}
