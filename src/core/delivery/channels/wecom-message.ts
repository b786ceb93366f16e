/** An edition as a WeCom message, and the meaning of the robot's responses. */

import type { Publication } from '../../digest/edition/notice.js';
import type { RenderOptions } from '../../digest/view/render-options.js';
import type { HttpResult } from '../../http/http-result.js';
import { accepted, rejected, retry, type Sent } from '../sent.js';
import { byteLength, type Card, fitCard } from './card.js';
import { chatMarkdown, chatText } from './chat-markdown.js';
import { readStatus, replyOf } from './read-reply.js';

/** A markdown message holds 4,096 bytes (not characters) of UTF-8: about 1,300 字. */
export const WECOM_BYTES = 3_900;

/** The limit is twenty messages a minute; the next minute starts afresh. */
const THROTTLED_MS = 65_000;

function write(card: Card) {
  // In so little space, more headlines are more useful than extracts of a few.
  const content = `**${chatText(card.heading)}**\n${chatMarkdown(card, { extracts: false, newline: '\n' })}`;
  return { msgtype: 'markdown', markdown: { content } };
}

/** The request body. */
export function wecomMessage(publication: Publication, options: RenderOptions) {
  return fitCard(publication, options, write, (body) => byteLength(body.markdown.content) <= WECOM_BYTES);
}

/** Failures arrive with status 200. */
export function readWecom(answer: HttpResult): Sent {
  const reply = replyOf(answer);
  const code = Number(reply?.json.errcode ?? Number.NaN);
  if (code === 45009) return retry('WeCom is rate-limiting us: more than 20 messages in a minute', THROTTLED_MS);
  if (code === 93000)
    return rejected(
      'WeCom 93000: the key is invalid, or the robot was removed: create a new robot and enter its address.',
    );
  if (code === 40058)
    return rejected('WeCom 40058: the message is longer than 4,096 bytes: reduce the digest’s length.');
  const byStatus = readStatus(answer, 'WeCom');
  if (byStatus !== null) return byStatus;
  if (code === 0) return accepted(reply?.text ?? '');
  return rejected(`WeCom rejected the message: ${reply?.text.slice(0, 200)}`);
}
