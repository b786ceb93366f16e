/** How do plain paragraphs become safe markup, and how much of them does a feed show? */
import type { Article } from './tell-articles.js';

/** Escapes for element content and quoted attributes of XML and HTML alike. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The paragraphs as HTML. */
export function paragraphsHtml(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`).join('\n');
}

/** The beginning of an article as teaser feeds give it: about a line, cut off in mid-sentence. */
export function teaserOf(article: Article): string {
  const text = article.paragraphs[0] ?? '';
  const most = /\p{Script=Han}/u.test(text) ? 45 : 120;
  return `${text.slice(0, Math.min(most, text.length - 1)).trimEnd()}…`;
}
