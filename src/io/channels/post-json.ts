/** Messages as JSON to a web service, at the pace that the service allows. */
import type { HttpResult } from '../../core/http/http-result.js';
import { scopeSignal, sleepInScope, untilAborted } from '../abort-scope.js';
import type { Http } from '../http/create-http.js';
import type { DeliveryMessage } from './channel.js';

export interface WebDeps {
  http: Pick<Http, 'post'>;
  /** Milliseconds since 1970; the system clock by default. */
  now?: () => number;
}

/** Healthy chat services answer in under a second. */
const TIMEOUT_MS = 20_000;

export async function postJson(
  { http }: WebDeps,
  { handOver }: Pick<DeliveryMessage, 'handOver'>,
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<HttpResult> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  // Aborted before the hand-over, nothing has left.
  scopeSignal()?.throwIfAborted();
  await handOver();
  return http.post(url, {
    purpose: 'api',
    timeoutMs: TIMEOUT_MS,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: text,
  });
}

/** Runs sends one after the other, with at least `gapMs` between their starts. One whose abort scope ends while it waits never starts. */
export function inTurn(gapMs: number): <Result>(send: () => Promise<Result>) => Promise<Result> {
  let idle: Promise<unknown> = Promise.resolve();
  let notBefore = 0;
  return (send) => {
    const turn = idle.then(async () => {
      scopeSignal()?.throwIfAborted();
      await sleepInScope(Math.max(0, notBefore - Date.now()));
      notBefore = Date.now() + gapMs;
      return send();
    });
    idle = turn.catch(() => {});
    return untilAborted(turn);
  };
}
