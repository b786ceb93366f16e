/** Invented articles around the topic, for tests of the opening. */
import type { AroundArticle } from '../../../../src/core/digest/edition/around-article.js';

let count = 0;

/** An article with this headline, of its own outlet and moment unless told otherwise. */
export function around(title: string, more: Partial<AroundArticle> = {}): AroundArticle {
  count += 1;
  return {
    id: `a${count}`,
    title,
    text: '',
    url: `https://news.example/${count}`,
    outlet: `报社${count}`,
    site: `outlet${count}.example`,
    tier: 2,
    publishedAt: '2026-11-10T04:00:00.000Z',
    ...more,
  };
}
