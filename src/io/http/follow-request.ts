/**
 * Carries out one request, including its redirects.
 */
import type { Dispatcher } from 'undici';
import type { AllowList } from '../../core/http/allow-list.js';
import type { HttpFailure, HttpRefusal, HttpResult, Redirect } from '../../core/http/http-result.js';
import { classifyStatus } from '../../core/http/http-result.js';
import { type Hop, nextHop } from '../../core/http/redirects.js';
import { retryAfterMs } from '../../core/http/response-headers.js';
import { hostOf, refuseUrl } from '../../core/http/ssrf-guard.js';
import { untilAborted } from '../abort-scope.js';
import { describeFailure } from './describe-failure.js';
import { codingsOf, inflateBody, TooLarge } from './inflate-body.js';
import { readBody } from './read-body.js';

/** What all hops of a request share. */
export interface Flight {
  allow: AllowList;
  dispatcher: Dispatcher;
  /** Time limit of the whole request. */
  timeout: AbortSignal;
  /** The caller's abort signal, if it has one. */
  scope: AbortSignal | undefined;
  maxBytes: number;
  cutAtLimit: boolean;
  now: () => number;
}

const MAX_REDIRECTS = 5;
/** Real responses have 10 to 40. */
const MAX_HEADERS = 200;
/** How much of an error page is read: enough for an API's reason, or to recognise a captcha. */
const ERROR_BODY_BYTES = 64 * 1024;
/** Longest silence before the headers, and between two chunks of a body. */
const HEADERS_TIMEOUT_MS = 20_000;
const STALL_MS = 10_000;

/** Servers, networks and addresses never make it throw; only an aborted scope does, with the scope's reason. */
export async function followRequest(first: Hop, flight: Flight): Promise<HttpResult> {
  const redirects: Redirect[] = [];
  const seen = new Set<string>();
  let hop = first;
  for (;;) {
    const trace = { finalUrl: hop.url.href, redirects };
    const refused = refuseUrl(hop.url, flight.allow);
    if (refused) return { kind: 'refused-address', detail: refused, ...trace };
    const step = await oneHop(hop, flight, trace).catch((error) => ({
      ...describeFailure(error, hostOf(hop.url)),
      ...trace,
    }));
    // An abort is not a failure of the server.
    flight.scope?.throwIfAborted();
    if ('kind' in step) return step;
    redirects.push({ url: hop.url.href, status: step.status });
    seen.add(hop.url.href);
    const fault = chainFault(step.hop, seen, redirects.length);
    if (fault) return badRedirect(hop, redirects, fault, step.status);
    hop = step.hop;
  }
}

function chainFault(next: Hop, seen: Set<string>, count: number): string | null {
  if (seen.has(next.url.href)) return 'redirects lead in a circle';
  return count > MAX_REDIRECTS ? `more than ${MAX_REDIRECTS} redirects` : null;
}

function badRedirect(hop: Hop, redirects: Redirect[], fault: string, status: number): HttpFailure {
  return { kind: 'bad-redirect', detail: `${hostOf(hop.url)}: ${fault}`, status, finalUrl: hop.url.href, redirects };
}

type Trace = Pick<HttpResult, 'finalUrl' | 'redirects'>;

async function oneHop(hop: Hop, flight: Flight, trace: Trace): Promise<HttpResult | { hop: Hop; status: number }> {
  const signal = flight.scope ? AbortSignal.any([flight.timeout, flight.scope]) : flight.timeout;
  signal.throwIfAborted();
  const request = flight.dispatcher.request({
    origin: hop.url.origin,
    path: hop.url.pathname + hop.url.search,
    method: hop.method,
    // A copy, because for a proxy undici writes this hop's Host into it, and the next hop would send that to another server.
    headers: { ...hop.headers },
    body: hop.body ?? null,
    signal,
    headersTimeout: HEADERS_TIMEOUT_MS,
    bodyTimeout: STALL_MS,
  });
  // undici itself heeds the signal only once the request has a socket.
  const response = await untilAborted(request, signal).catch((error) => {
    request.then(({ body }) => body.on('error', () => {}).destroy()).catch(() => undefined);
    throw error;
  });
  // A body discarded half-read emits an error that nobody else handles.
  response.body.on('error', () => {});
  try {
    return await settle(response, hop, flight, trace);
  } finally {
    if (!response.body.readableEnded) response.body.destroy();
  }
}

async function settle(
  response: Dispatcher.ResponseData,
  hop: Hop,
  flight: Flight,
  trace: Trace,
): Promise<HttpResult | { hop: Hop; status: number }> {
  const { statusCode: status } = response;
  const headers = plainHeaders(response.headers);
  const reply = { ...trace, status, headers };
  const meaning = classifyStatus(status, headers['retry-after'] !== undefined);
  if (meaning === 'ok') {
    const body = await wholeBody(response, headers, flight);
    return { kind: 'ok', ...reply, ...contentType(headers), body };
  }
  if (meaning === 'redirect') {
    const next = nextHop(hop, status, headers.location);
    return 'problem' in next ? badRedirect(hop, trace.redirects, next.problem, status) : { hop: next, status };
  }
  if (meaning === 'not-modified' && isConditional(hop)) return { kind: 'not-modified', ...reply };
  if (meaning === 'not-modified' || meaning === 'odd') {
    return { kind: 'network', detail: `${hostOf(hop.url)}: status ${status} makes no sense here`, status, ...trace };
  }
  return refusal(meaning, response, { ...reply, ...contentType(headers) }, flight);
}

function isConditional(hop: Hop): boolean {
  return 'if-none-match' in hop.headers || 'if-modified-since' in hop.headers;
}

function contentType(headers: Record<string, string>): { contentType?: string } {
  const type = headers['content-type'];
  return type === undefined ? {} : { contentType: type };
}

/** @throws TooLarge if there are more headers than any real server sends. */
function plainHeaders(raw: Dispatcher.ResponseData['headers']): Record<string, string> {
  const pairs = Object.entries(raw).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const count = pairs.reduce((sum, [, value]) => sum + (Array.isArray(value) ? value.length : 1), 0);
  if (count > MAX_HEADERS) throw new TooLarge(`${count} headers are over the limit`);
  const kept = pairs.filter(([name]) => name !== 'set-cookie');
  return Object.fromEntries(kept.map(([name, value]) => [name, typeof value === 'string' ? value : value.join(', ')]));
}

async function wholeBody(
  response: Dispatcher.ResponseData,
  headers: Record<string, string>,
  flight: Flight,
): Promise<Uint8Array> {
  const codings = codingsOf(headers['content-encoding']);
  const limit = { maxBytes: flight.maxBytes, over: flight.cutAtLimit ? 'cut' : 'refuse' } as const;
  const packed = await readBody(response.body, headers['content-length'], limit);
  // Compressed sitemaps are served as files (sitemap.xml.gz), and no text begins with these two bytes.
  const isFile = codings.length === 0 && packed[0] === 0x1f && packed[1] === 0x8b;
  return inflateBody(packed, isFile ? ['gzip'] : codings, flight.maxBytes);
}

type RefusalReply = Pick<HttpRefusal, 'status' | 'headers' | 'finalUrl' | 'redirects' | 'contentType'>;

/** The status alone decides, even if the body cannot be read. */
async function refusal(
  kind: HttpRefusal['kind'],
  response: Dispatcher.ResponseData,
  reply: RefusalReply,
  flight: Flight,
): Promise<HttpRefusal> {
  const wait = retryAfterMs(reply.headers['retry-after'], flight.now());
  const body = await errorBody(response, reply.headers).catch(() => new Uint8Array(0));
  const detail = `${new URL(reply.finalUrl).host} answered ${reply.status}`;
  return { kind, detail, ...reply, ...(wait !== undefined && { retryAfterMs: wait }), body };
}

async function errorBody(response: Dispatcher.ResponseData, headers: Record<string, string>): Promise<Uint8Array> {
  const packed = await readBody(response.body, headers['content-length'], { maxBytes: ERROR_BODY_BYTES, over: 'cut' });
  return inflateBody(packed, codingsOf(headers['content-encoding']), ERROR_BODY_BYTES);
}
