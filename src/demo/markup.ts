/** Markup, teasers and dates shared by the sample pages and feeds. */
import type { SampleArticle } from './sample-articles.js';

/** Escapes text for elements and quoted attributes, in XML and HTML. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The paragraphs as HTML. */
export function paragraphsHtml(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`).join('\n');
}

/** The beginning of an article as in teaser feeds: about a line, cut off in mid-sentence. */
export function teaserOf(article: SampleArticle): string {
  const text = article.paragraphs[0] ?? '';
  const most = /\p{Script=Han}/u.test(text) ? 45 : 120;
  return `${text.slice(0, Math.min(most, text.length - 1)).trimEnd()}…`;
}

/** "2026-11-18 09:30": Shanghai time without a zone, as on Chinese sites. */
export function shanghaiTime(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
