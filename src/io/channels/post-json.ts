/** How does a message reach a web service, at the pace that the service allows? */
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpResult } from '../../core/http/http-result.js';
import type { Http } from '../http/create-http.js';
import type { DeliveryMessage } from './channel.js';

/** What the web channels need of the outside world. */
export interface WebDeps {
  http: Pick<Http, 'post'>;
  /** Milliseconds since 1970; the clock by default. */
  now?: () => number;
}

/** Chat services answer in under a second or are in trouble. */
const TIMEOUT_MS = 20_000;

export async function postJson(
  { http }: WebDeps,
  { handOver }: Pick<DeliveryMessage, 'handOver'>,
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<HttpResult> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  await handOver();
  return http.post(url, {
    purpose: 'api',
    timeoutMs: TIMEOUT_MS,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: text,
  });
}

/** Runs one task after the other, with at least `gapMs` between their starts. */
export function inTurn(gapMs: number): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let idle: Promise<unknown> = Promise.resolve();
  let notBefore = 0;
  return (task) => {
    const turn = idle.then(async () => {
      await sleep(Math.max(0, notBefore - Date.now()));
      notBefore = Date.now() + gapMs;
      return task();
    });
    idle = turn.catch(() => {});
    return turn;
  };
}
