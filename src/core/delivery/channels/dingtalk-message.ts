/** An edition as a DingTalk message, and the meaning of the robot's responses. */

import type { Publication } from '../../digest/edition/notice.js';
import type { RenderOptions } from '../../digest/view/render-options.js';
import type { HttpResult } from '../../http/http-result.js';
import { accepted, rejected, retry, type Sent } from '../sent.js';
import { byteLength, type Card, fitCard } from './card.js';
import { chatMarkdown, chatText } from './chat-markdown.js';
import { readStatus, replyOf } from './read-reply.js';

/** Other senders stay below 20,000 bytes per message; no official figure was found. */
export const DINGTALK_BYTES = 18_000;

/** Above twenty messages a minute the robot is blocked for ten minutes. */
const THROTTLED_MS = 11 * 60_000;

function write(card: Card, keyword: string | undefined) {
  const heading = chatText(card.heading);
  const text = `### ${heading}\n\n${chatMarkdown(card, { extracts: true, newline: '  \n' })}`;
  // If the robot requires a keyword, messages without it are refused.
  const signed = keyword === undefined || text.includes(keyword) ? text : `${text}\n\n${chatText(keyword)}`;
  return { msgtype: 'markdown', markdown: { title: heading, text: signed } };
}

/** The request body. `keyword` is the one the robot requires, if any. */
export function dingtalkMessage(publication: Publication, options: RenderOptions, keyword?: string) {
  const fits = (body: object) => byteLength(JSON.stringify(body)) <= DINGTALK_BYTES;
  return fitCard(publication, options, (card) => write(card, keyword), fits);
}

/** Failures arrive with status 200. */
export function readDingtalk(answer: HttpResult): Sent {
  const reply = replyOf(answer);
  const code = Number(reply?.json.errcode ?? Number.NaN);
  if (code === 130101) return retry('DingTalk is rate-limiting us: more than 20 messages in a minute', THROTTLED_MS);
  if (code === 310000) {
    return rejected(
      `DingTalk 310000: the robot’s security check rejected the message (${String(reply?.json.errmsg ?? '').slice(0, 120)}): enter its secret (加签) and check this machine’s clock, or set “keyword”, or add this machine’s address to its list.`,
    );
  }
  if (code === 300001 || code === 300005)
    return rejected('DingTalk does not recognise this token: create a new robot and enter its address.');
  const byStatus = readStatus(answer, 'DingTalk');
  if (byStatus !== null) return byStatus;
  if (code === 0) return accepted(reply?.text ?? '');
  return rejected(`DingTalk rejected the message: ${reply?.text.slice(0, 200)}`);
}
