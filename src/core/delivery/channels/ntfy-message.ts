/** An edition as an ntfy push message, and the meaning of the server's responses. */

import type { Publication } from '../../digest/edition/notice.js';
import type { RenderOptions } from '../../digest/view/render-options.js';
import type { HttpResult } from '../../http/http-result.js';
import { accepted, rejected, type Sent } from '../sent.js';
import { byteLength, type Card, fitCard } from './card.js';
import { readStatus, replyOf } from './read-reply.js';

/** Above 4,096 bytes a message becomes an attachment. */
export const NTFY_BYTES = 3_800;

function write(card: Card, topic: string) {
  const stories = card.stories.map(({ place, title, about }) => `${place}. ${title}\n${about}`);
  const message = [
    card.subtitle,
    card.sentences.join('\n'),
    ...card.figures,
    ...stories,
    ...(card.more === null ? [] : [card.more]),
  ].join('\n\n');
  return { topic, title: card.heading, message, ...(card.editionUrl === null ? {} : { click: card.editionUrl }) };
}

/** The body for the server's root; in headers, Chinese titles would be garbled. Plain text, so nothing needs escaping. */
export function ntfyMessage(publication: Publication, options: RenderOptions, topic: string) {
  return fitCard(
    publication,
    options,
    (card) => write(card, topic),
    ({ title, message }) => byteLength(title) + byteLength(message) <= NTFY_BYTES,
  );
}

export function readNtfy(answer: HttpResult): Sent {
  const reply = replyOf(answer);
  if (reply?.status === 401 || reply?.status === 403) {
    return rejected(
      `ntfy rejects the token for this topic (HTTP ${reply.status}): enter one that is allowed to publish to it.`,
    );
  }
  return readStatus(answer, 'ntfy') ?? accepted(`message ${String(reply?.json.id ?? '')}`);
}
