/**
 * A stored article in the form that judging and matching use.
 */
import type { ArticleText } from '../model.js';

/** The columns of the articles table that they need. */
export interface StoredText {
  id: string;
  url: string | null;
  title: string;
  text: string;
  published_at: Date;
  lang: string;
  site: string;
  outlet: string;
}

export function articleText(row: StoredText): ArticleText {
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    text: row.text,
    date: row.published_at.toISOString(),
    lang: row.lang,
    site: siteOrOutlet(row),
  };
}

/** Matching asks whether two texts come from the same outlet; the feed's name is a better indication than a bare IP address. */
function siteOrOutlet({ site, outlet }: StoredText): string {
  return site === '' || /^[\d.]+$|^\[|^localhost$/.test(site) ? outlet : site;
}
