/**
 * Turns at a host: starts are spaced, few requests are open at once, and a host that says "too many" is left alone as a whole.
 * A caller that comes too early is told when to come back instead of being kept waiting.
 */
import { backOffMs, placeInQueue } from '../../core/http/host-schedule.js';
import type { HttpResult } from '../../core/http/http-result.js';
import { hostOf, isLoopback } from '../../core/http/ssrf-guard.js';
import { sleepInScope } from '../abort-scope.js';
import type { HostState } from './host-state.js';
import { keepOthersAway } from './keep-others-away.js';

/** The host is not due yet; nothing was sent. */
export interface HttpWait {
  kind: 'wait';
  untilMs: number;
  detail: string;
}

export interface HostTurnOptions {
  hosts: HostState;
  /** Requests open to one host at once; 2 by default. */
  perHost?: number;
  /** Loopback hosts need no spacing: tests, demonstrations, an own RSSHub. */
  politeness?: 'everywhere' | 'free-on-loopback';
  now?: () => number;
  random?: () => number;
  sleep?: (ms: number) => Promise<unknown>;
}

export interface Turn {
  /** Silence after the start of the request. */
  gapMs: number;
  /** Longest wait for the host's turn that is slept through; 1.5 s by default. */
  patienceMs: number | undefined;
}

export interface HostTurns {
  /** Sends when it is the host's turn, or returns when that will be. */
  inTurn(url: URL, turn: Turn, send: () => Promise<HttpResult>): Promise<HttpResult | HttpWait>;
  /** Sleeps, unless the host is free of spacing. */
  pause(url: URL, ms: number): Promise<void>;
}

/** Shorter waits are slept through, because putting a task back costs more. */
const SHORT_WAIT_MS = 1500;
/** Hosts whose queue is remembered; forgetting one only costs its waiters an attempt in vain. */
const MAX_QUEUES = 2000;

interface State extends Required<Omit<HostTurnOptions, 'politeness'>> {
  /** Requests open by host. */
  open: Map<string, number>;
  /** Time of the last place given out, by host. */
  tails: Map<string, number>;
}

export function createHostTurns(options: HostTurnOptions): HostTurns {
  const { hosts, perHost = 2, now = Date.now, random = Math.random, sleep = sleepInScope } = options;
  const state: State = { hosts, perHost, now, random, sleep, open: new Map(), tails: new Map() };
  const isFree = (url: URL): boolean => options.politeness === 'free-on-loopback' && isLoopback(url);
  return {
    async inTurn(url, turn, send) {
      if (isFree(url)) return send();
      const host = hostOf(url);
      const others = state.open.get(host) ?? 0;
      if (others >= perHost) return comeBack(state, host, turn.gapMs, turn.gapMs);
      state.open.set(host, others + 1);
      try {
        return await sendInTurn(state, host, turn, send);
      } finally {
        const left = (state.open.get(host) ?? 1) - 1;
        if (left > 0) state.open.set(host, left);
        else state.open.delete(host);
      }
    },
    async pause(url, ms) {
      if (!isFree(url)) await sleep(Math.max(0, ms));
    },
  };
}

async function sendInTurn(
  state: State,
  host: string,
  { gapMs, patienceMs }: Turn,
  send: () => Promise<HttpResult>,
): Promise<HttpResult | HttpWait> {
  const wait = await claimStart(state, host, gapMs, patienceMs);
  if (wait) return wait;
  const { hosts, now, perHost } = state;
  const letOthersCome = keepOthersAway(host, { hosts, now, gapMs, perHost });
  const result = await send().finally(letOthersCome);
  await backOffIfAsked(state, result, host, gapMs);
  return result;
}

/** Null if the request may start now. */
async function claimStart(
  state: State,
  host: string,
  gapMs: number,
  patienceMs = SHORT_WAIT_MS,
): Promise<HttpWait | null> {
  // Never shorter than asked; a little longer keeps several feeds of one host from falling into step.
  const jittered = Math.round(gapMs * (1 + 0.2 * state.random()));
  let { waitMs } = await state.hosts.claimStart(host, jittered);
  if (waitMs > 0 && waitMs <= patienceMs) {
    await state.sleep(waitMs);
    ({ waitMs } = await state.hosts.claimStart(host, jittered));
  }
  return waitMs > 0 ? comeBack(state, host, waitMs, gapMs) : null;
}

function comeBack({ tails, now, random }: State, host: string, waitMs: number, gapMs: number): HttpWait {
  const untilMs = placeInQueue(tails.get(host) ?? 0, now() + waitMs, gapMs);
  // Deleted and set again, so that the oldest entry comes first.
  tails.delete(host);
  tails.set(host, untilMs);
  const [oldest] = tails.keys();
  if (tails.size > MAX_QUEUES && oldest !== undefined) tails.delete(oldest);
  return { kind: 'wait', untilMs: untilMs + Math.round(random() * 1000), detail: `${host} is not due yet` };
}

async function backOffIfAsked(state: State, result: HttpResult, askedHost: string, gapMs: number): Promise<void> {
  const { hosts, now, random } = state;
  const host = URL.canParse(result.finalUrl) ? hostOf(new URL(result.finalUrl)) : askedHost;
  // A redirect started a request to this host, too.
  if (host !== askedHost && result.kind !== 'refused-address') await hosts.claimStart(host, gapMs);
  if (result.kind !== 'throttled' && !('status' in result && result.status === 503)) return;
  const asked = 'retryAfterMs' in result ? result.retryAfterMs : undefined;
  const until = now() + backOffMs(asked, gapMs, random());
  // A host may leave the refusal to another one, to which it redirects; it applies to both.
  for (const one of new Set([host, askedHost])) await hosts.backOff(one, until);
}
