/** An edition as a Discord message, and the meaning of the webhook's responses. */

import type { Publication } from '../../digest/edition/notice.js';
import { escapeMarkdown } from '../../digest/render/render-markdown.js';
import type { RenderOptions } from '../../digest/view/render-options.js';
import type { HttpResult } from '../../http/http-result.js';
import { clipLine } from '../../text/clean-text.js';
import { accepted, rejected, retry, type Sent } from '../sent.js';
import { type Card, fitCard } from './card.js';
import { readStatus, replyOf } from './read-reply.js';

/** Limits of an embed's title and description, and of all embeds of a message together (6,000). */
export const DISCORD_LIMITS = { title: 256, description: 4_000, total: 5_500 };

/** Discord does not decode entities, so "&" is kept. */
const md = (text: string) => escapeMarkdown(text).replace(/&amp;/g, '&');

function link(text: string, url: string | null): string {
  return url === null
    ? md(text)
    : `[${md(text)}](${url.replace(/[()<>\s]/g, encodeURIComponent).replace(/[()]/g, (one) => (one === '(' ? '%28' : '%29'))})`;
}

const COLOURS = { supports: 0x1864ab, weakens: 0xb4530a, even: 0x7d8793 };

function write(card: Card) {
  const stories = card.stories.map(({ place, title, url, about }) => `**${place}.** ${link(title, url)}\n${md(about)}`);
  const description = [
    md(card.subtitle),
    card.sentences.map(md).join('\n'),
    ...(card.figures.length === 0 ? [] : [card.figures.map((line) => `• ${md(line)}`).join('\n')]),
    ...stories,
    ...(card.more === null ? [] : [link(card.more, card.editionUrl)]),
  ].join('\n\n');
  const embed = {
    title: clipLine(card.heading, DISCORD_LIMITS.title / 2),
    ...(card.editionUrl === null ? {} : { url: card.editionUrl }),
    description,
    color: COLOURS[card.lean],
  };
  // No mentions, whatever a headline contains.
  return { embeds: [embed], allowed_mentions: { parse: [] } };
}

/** The request body. `wait=true` belongs in the address, so that the response names the message. */
export function discordMessage(publication: Publication, options: RenderOptions) {
  return fitCard(
    publication,
    options,
    write,
    ({ embeds: [embed] }) => (embed?.description.length ?? 0) <= DISCORD_LIMITS.description,
  );
}

/** 429 gives seconds in its body; 404 and code 10015 mean that the webhook no longer exists. */
export function readDiscord(answer: HttpResult): Sent {
  const reply = replyOf(answer);
  const { retry_after: seconds, code, id } = reply?.json ?? {};
  if (reply?.status === 429) {
    return retry('Discord is rate-limiting us', typeof seconds === 'number' ? Math.ceil(seconds * 1_000) : null);
  }
  if (code === 10015 || code === 50027)
    return rejected('Discord does not recognise this webhook: create a new one and enter its address.');
  if (code === 50035) return rejected(`Discord rejected the message: ${reply?.text.slice(0, 200)}`);
  return (
    readStatus(answer, 'Discord') ?? accepted(id === undefined ? `HTTP ${reply?.status}` : `message ${String(id)}`)
  );
}
