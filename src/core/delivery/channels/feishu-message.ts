/** An edition as a Feishu or Lark card, and the meaning of the robot's responses. */

import type { Publication } from '../../digest/edition/notice.js';
import type { RenderOptions } from '../../digest/view/render-options.js';
import type { HttpResult } from '../../http/http-result.js';
import { accepted, rejected, retry, type Sent } from '../sent.js';
import { byteLength, type Card, fitCard } from './card.js';
import { chatMarkdown, chatText } from './chat-markdown.js';
import { readStatus, replyOf } from './read-reply.js';

/** The robot accepts request bodies up to 20 KB; 2 KB are reserved for signature and timestamp. */
export const FEISHU_BYTES = 18_000;

/** Robots are rate-limited by the minute, most severely on the hour, when everybody's fire; retry after that. */
const THROTTLED_MS = 90_000;

const COLOURS = { supports: 'blue', weakens: 'orange', even: 'grey' } as const;

function write(card: Card) {
  const button = {
    tag: 'action',
    actions: [
      {
        tag: 'button',
        text: { tag: 'plain_text', content: card.more ?? '' },
        type: 'primary',
        url: card.editionUrl ?? '',
      },
    ],
  };
  return {
    msg_type: 'interactive',
    card: {
      config: { wide_screen_mode: true },
      header: { title: { tag: 'plain_text', content: chatText(card.heading) }, template: COLOURS[card.lean] },
      elements: [
        {
          tag: 'markdown',
          content: chatMarkdown(
            { ...card, more: card.editionUrl === null ? card.more : null },
            { extracts: true, newline: '\n' },
          ),
        },
        ...(card.editionUrl === null ? [] : [button]),
      ],
    },
  };
}

/** The request body, without signature. */
export function feishuCard(publication: Publication, options: RenderOptions) {
  const fits = (body: object) => byteLength(JSON.stringify(body)) <= FEISHU_BYTES;
  return fitCard(publication, options, write, fits);
}

const ADVICE: Record<number, string> = {
  19021:
    'The signature does not match: enter the robot’s signature secret (签名校验), and check this machine’s clock, which may be off by an hour at most.',
  19022:
    'The robot accepts messages only from listed addresses: add this machine’s public address to its IP whitelist.',
  19024:
    'The robot accepts only messages that contain one of its keywords: put one into the digest’s title, or switch the check off.',
  9499: 'The robot cannot read the message, or it is longer than 20 KB: reduce the digest’s length.',
};

/** Failures arrive with status 200. */
export function readFeishu(answer: HttpResult): Sent {
  const reply = replyOf(answer);
  const code = Number(reply?.json.code ?? reply?.json.StatusCode ?? Number.NaN);
  if (code === 11232 || code === 99991400) return retry('Feishu is rate-limiting us', THROTTLED_MS);
  const advice = ADVICE[code];
  if (advice !== undefined) return rejected(`Feishu ${code}: ${advice}`);
  const byStatus = readStatus(answer, 'Feishu');
  if (byStatus !== null) return byStatus;
  if (code === 0) return accepted(reply?.text ?? '');
  return rejected(`Feishu rejected the message: ${reply?.text.slice(0, 200)}`);
}
