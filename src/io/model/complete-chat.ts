/**
 * Sends messages to the configured model: any service with OpenAI's chat completions API.
 * Each question counts against the daily limit. Failures are values, not exceptions.
 */
import { DateTime } from 'luxon';
import { z } from 'zod';
import type { ModelConfig } from '../../core/config/model-config.js';
import type { HttpResult } from '../../core/http/http-result.js';
import type { Message } from '../../core/judge/second-opinion/model-question.js';
import type { ModelStore } from '../database/judge/model-store.js';
import type { Http } from '../http/create-http.js';

export interface CompleteChatDeps {
  settings(): { zone: string };
  http: Pick<Http, 'post'>;
  store: Pick<ModelStore, 'claim' | 'spend'>;
  now(): Date;
}

/** An answer takes a few hundred tokens; reasoning models think before it. */
const MOST_TOKENS = 2_000;

const Reply = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage: z.object({ total_tokens: z.number().nonnegative() }).optional(),
});

/**
 * Returns 'limit' when the day's questions are used up.
 * @param timeoutMs set it when the caller has less time than the model's own limit
 */
export async function completeChat(
  { settings, http, store, now }: CompleteChatDeps,
  model: ModelConfig,
  messages: readonly Message[],
  timeoutMs = model.timeoutSeconds * 1_000,
): Promise<{ content: string } | { wrong: string } | 'limit'> {
  const day = DateTime.fromJSDate(now(), { zone: settings().zone }).toISODate() ?? '';
  if (!(await store.claim(day, model.perDay))) return 'limit';
  const answer = await http.post(`${model.baseUrl.replace(/\/+$/, '')}/chat/completions`, {
    purpose: 'api',
    timeoutMs,
    headers: {
      'content-type': 'application/json',
      ...(model.apiKey === null ? {} : { authorization: `Bearer ${model.apiKey.reveal()}` }),
    },
    body: JSON.stringify({ model: model.name, messages, temperature: 0, max_tokens: MOST_TOKENS }),
  });
  const reply = readReply(answer);
  if ('wrong' in reply) return reply;
  if (reply.tokens > 0) await store.spend(day, reply.tokens);
  return { content: reply.content };
}

function readReply(answer: HttpResult): { content: string; tokens: number } | { wrong: string } {
  if (answer.kind !== 'ok') return { wrong: 'detail' in answer ? answer.detail : answer.kind };
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder().decode(answer.body));
  } catch {
    return { wrong: 'the reply is not JSON' };
  }
  const reply = Reply.safeParse(data);
  if (!reply.success) return { wrong: 'the reply is no chat completion' };
  const content = reply.data.choices[0]?.message.content ?? '';
  return { content, tokens: Math.round(reply.data.usage?.total_tokens ?? 0) };
}
