/** Reads a chat service's response before its own codes are considered. */
import type { HttpResult } from '../../http/http-result.js';
import { rejected, retry, type Sent, unknown } from '../sent.js';

/** A response with its body as text and, if it is JSON, as an object. */
export interface ChannelReply {
  status: number;
  text: string;
  json: Record<string, unknown>;
}

const DECODER = new TextDecoder();

function asObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The reply of any service that responded, whatever the status. */
export function replyOf(answer: HttpResult): ChannelReply | null {
  if (!('body' in answer)) return null;
  const text = DECODER.decode(answer.body).slice(0, 4_000);
  return { status: answer.status, text, json: asObject(text) };
}

/** What the status alone means; null for 2xx, where the body decides. */
export function readStatus(answer: HttpResult, service: string): Sent | null {
  switch (answer.kind) {
    case 'ok':
      return null;
    case 'throttled':
      return retry(`${service} is rate-limiting us`, answer.retryAfterMs ?? null);
    case 'server-error':
      return retry(`${service} reports a server error (HTTP ${answer.status})`, answer.retryAfterMs ?? null);
    case 'not-found':
    case 'gone':
      return rejected(
        `${service} does not recognise this address (HTTP ${answer.status}): the robot was removed, or the address is mistyped. Correct it, or create a new robot and enter its address.`,
      );
    case 'forbidden':
      return rejected(
        `${service} rejects this key (HTTP ${answer.status}): create a new one and enter it. ${said(answer.body)}`,
      );
    case 'client-error':
      return rejected(`${service} rejected the message (HTTP ${answer.status}): ${said(answer.body)}`);
    case 'refused-address':
      return rejected(
        `The address of ${service} may not be called: ${answer.detail}. If it is meant to be reachable, add its host to the allowed private addresses.`,
      );
    case 'bad-redirect':
    case 'not-modified':
      return rejected(`${service} responded with a redirect instead of accepting the message: check its address.`);
    case 'too-large':
      return unknown(`${service} sent a response too long to read; the message may have arrived`);
    case 'timeout':
    case 'network':
      return answer.neverLeft === true
        ? retry(`${service} cannot be reached: ${answer.detail}`)
        : unknown(`${service} did not respond: ${answer.detail}; the message may have arrived`);
  }
}

function said(body: Uint8Array): string {
  return DECODER.decode(body).replace(/\s+/g, ' ').slice(0, 200);
}
