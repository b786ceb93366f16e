/**
 * Does the page that came instead of a feed name the feed that was meant?
 */
import { decodeHtml } from '../bytes/decode-html.js';
import { findFeeds } from '../feed/find-feeds.js';
import type { HttpAnswer } from '../http/http-answer.js';

/** Only what the page names itself, other than what led to it; guesses are for a person to try. */
export function namedFeed(answer: HttpAnswer, asked: string): string | null {
  if (!('body' in answer) || !/html/i.test(answer.contentType ?? '')) return null;
  const html = decodeHtml(answer.body, answer.contentType);
  const named = findFeeds(html, answer.finalUrl).find(({ source, url }) => source === 'link' && url !== asked);
  return named?.url ?? null;
}
