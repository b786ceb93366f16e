/** An edition as a Slack message, and the meaning of the webhook's responses. */

import type { Publication } from '../../digest/edition/notice.js';
import type { RenderOptions } from '../../digest/view/render-options.js';
import type { HttpResult } from '../../http/http-result.js';
import { clipLine } from '../../text/clean-text.js';
import { accepted, rejected, type Sent } from '../sent.js';
import { type Card, fitCard } from './card.js';
import { readStatus, replyOf } from './read-reply.js';

/** 50 blocks and 3,000 characters per section; above about 13,200 in total, Slack answers msg_blocks_too_long although each block is legal. */
export const SLACK_LIMITS = { blocks: 45, section: 2_900, header: 150, total: 12_000 };

/** The three characters that Slack interprets. Escaping them prevents mentions (<!channel>) and links. */
export function slackText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function slackLink(text: string, url: string | null): string {
  if (url === null) return slackText(text);
  return `<${url.replace(/[|<>]/g, (one) => encodeURIComponent(one))}|${slackText(text.replace(/\|/g, '¦'))}>`;
}

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const context = (text: string) => ({ type: 'context', elements: [{ type: 'mrkdwn', text }] });

function write(card: Card) {
  const stories = card.stories.map(({ place, title, url, about, extract }) =>
    section(
      `*${place}. ${slackLink(title, url)}*\n${slackText(about)}${extract === '' ? '' : `\n${slackText(extract)}`}`,
    ),
  );
  return {
    text: slackText(`${card.heading} · ${card.subtitle}`),
    unfurl_links: false,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: clipLine(card.heading, SLACK_LIMITS.header / 2) } },
      context(slackText(card.subtitle)),
      section(card.sentences.map(slackText).join('\n')),
      ...(card.figures.length === 0 ? [] : [section(card.figures.map((line) => `• ${slackText(line)}`).join('\n'))]),
      { type: 'divider' },
      ...stories,
      ...(card.more === null ? [] : [context(slackLink(card.more, card.editionUrl))]),
    ],
  };
}

type SlackMessage = ReturnType<typeof write>;

function textsOf({ blocks }: SlackMessage): string[] {
  return blocks.flatMap((block) => {
    if ('elements' in block) return block.elements.map(({ text }) => text);
    return 'text' in block ? [block.text.text] : [];
  });
}

function fits(message: SlackMessage): boolean {
  const texts = textsOf(message);
  const total = texts.reduce((sum, text) => sum + text.length, message.text.length);
  return (
    message.blocks.length <= SLACK_LIMITS.blocks &&
    total <= SLACK_LIMITS.total &&
    texts.every((text) => text.length <= SLACK_LIMITS.section)
  );
}

/** The request body. */
export function slackMessage(publication: Publication, options: RenderOptions) {
  return fitCard(publication, options, write, fits);
}

const ADVICE: Record<string, string> = {
  invalid_token: 'the address is no longer valid: create a new incoming webhook and enter its address.',
  no_service: 'the webhook was removed or switched off: create a new one and enter its address.',
  no_team: 'the workspace no longer exists: create a webhook in another.',
  channel_not_found: 'the channel no longer exists: create a webhook for another.',
  channel_is_archived: 'the channel is archived: create a webhook for another.',
  action_prohibited: 'an administrator has blocked this webhook: ask them to allow it.',
  invalid_blocks: 'Slack cannot read the message; please report this as a bug.',
  msg_blocks_too_long: 'the message is too long: reduce the digest’s length.',
};

/** Success is the body "ok", whatever else comes with status 200. */
export function readSlack(answer: HttpResult): Sent {
  const text = replyOf(answer)?.text.trim() ?? '';
  const advice = ADVICE[text];
  if (advice !== undefined) return rejected(`Slack “${text}”: ${advice}`);
  const byStatus = readStatus(answer, 'Slack');
  if (byStatus !== null) return byStatus;
  return text === 'ok' ? accepted('ok') : rejected(`Slack rejected the message: ${text.slice(0, 200)}`);
}
