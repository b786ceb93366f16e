/** An edition as a Telegram message, and the meaning of the bot's responses. */

import type { Publication } from '../../digest/edition/notice.js';
import type { RenderOptions } from '../../digest/view/render-options.js';
import type { HttpResult } from '../../http/http-result.js';
import { accepted, rejected, retry, type Sent } from '../sent.js';
import { type Card, fitCard } from './card.js';
import { readStatus, replyOf } from './read-reply.js';

/** 4,096 UTF-16 code units after the tags are parsed, and 100 tags. */
export const TELEGRAM_LIMITS = { units: 3_900, entities: 95 };

/** The only characters with a meaning in HTML mode. */
function html(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function link(text: string, url: string | null): string {
  return url === null ? html(text) : `<a href="${html(url).replace(/"/g, '&quot;')}">${html(text)}</a>`;
}

function write(card: Card, chat: string) {
  const stories = card.stories.map(
    ({ place, title, url, about }) => `${place}. ${link(title, url)}\n<i>${html(about)}</i>`,
  );
  const parts = [
    `<b>${html(card.heading)}</b>\n${html(card.subtitle)}`,
    card.sentences.map(html).join('\n'),
    ...(card.figures.length === 0 ? [] : [card.figures.map((line) => `• ${html(line)}`).join('\n')]),
    ...stories,
    ...(card.more === null ? [] : [link(card.more, card.editionUrl)]),
  ];
  return { chat_id: chat, text: parts.join('\n\n'), parse_mode: 'HTML', link_preview_options: { is_disabled: true } };
}

/** The text as Telegram counts it: without tags, each entity as the one character it stands for. */
function shown(text: string): string {
  return text.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot);/g, '&');
}

function fits({ text }: { text: string }): boolean {
  const entities = text.match(/<(?:a|b|i)[ >]/g)?.length ?? 0;
  return shown(text).length <= TELEGRAM_LIMITS.units && entities <= TELEGRAM_LIMITS.entities;
}

/** The body of `sendMessage`. */
export function telegramMessage(publication: Publication, options: RenderOptions, chat: string) {
  return fitCard(publication, options, (card) => write(card, chat), fits);
}

/** Errors are JSON with a description. */
export function readTelegram(answer: HttpResult): Sent {
  const reply = replyOf(answer);
  const { ok, description, parameters, error_code: code } = reply?.json ?? {};
  const said = String(description ?? reply?.text ?? '').slice(0, 200);
  if (code === 429) {
    const seconds = Number((parameters as { retry_after?: unknown } | undefined)?.retry_after);
    return retry('Telegram is rate-limiting us', Number.isFinite(seconds) ? seconds * 1_000 : null);
  }
  // Telegram answers a wrong token with 404 on unknown paths, otherwise with 401.
  if (code === 401 || code === 404)
    return rejected(`Telegram does not recognise the bot’s token: get a new one from @BotFather. (${said})`);
  if (code === 403)
    return rejected(
      `The bot is not allowed to write to this chat: add it to the chat, or ask the reader to start it. (${said})`,
    );
  if (code === 400) return rejected(`Telegram rejected the message; check “chat”: ${said}`);
  const byStatus = readStatus(answer, 'Telegram');
  if (byStatus !== null) return byStatus;
  return ok === true ? accepted(reply?.text.slice(0, 500) ?? '') : rejected(`Telegram rejected the message: ${said}`);
}
