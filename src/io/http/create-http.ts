/**
 * The HTTP client: one request to an untrusted server.
 * Addresses are checked before and while connecting, redirects are followed by hand, everything has a limit, and every failure is a
 * value. Only an aborted scope makes a request reject.
 */
import type { Dispatcher } from 'undici';
import { parseAllowList } from '../../core/http/allow-list.js';
import type { HttpResult } from '../../core/http/http-result.js';
import type { Hop } from '../../core/http/redirects.js';
import { scopeSignal } from '../abort-scope.js';
import { followRequest } from './follow-request.js';
import { type AgentLimits, guardedAgent, proxyAgent, type Resolve, resolveWithSystem } from './guarded-agent.js';
import type { Purpose, RequestOptions } from './request.js';
import { requestHeaders } from './request-headers.js';

export interface HttpOptions {
  /** See `core/http/user-agent.ts`. */
  userAgent: string;
  /** Private addresses that may be requested: `127.0.0.0/8`, `rsshub:1200`, `mirror.example`. None by default. */
  allow?: readonly string[];
  /** Default proxy: an http, https or socks5 address. Names are then resolved by the proxy. */
  proxy?: string;
  /** Sockets per origin; 2 by default, 64 on loopback. */
  connections?: number;
  /** Resolves a host name to all its addresses; the system's resolver by default. */
  resolve?: Resolve;
  now?: () => number;
}

export interface PostOptions extends RequestOptions {
  body: string | Uint8Array;
}

export interface Http {
  get(url: string, options: RequestOptions): Promise<HttpResult>;
  post(url: string, options: PostOptions): Promise<HttpResult>;
  /** Closes all connections; requests in progress are answered `network`. */
  close(): Promise<void>;
}

/** The largest real feeds seen are near 0.5 MB; a sitemap of 50,000 addresses needs more. Pages above 5 MB are not articles. */
const MAX_BYTES: Record<Purpose, number> = { feed: 20_000_000, page: 5_000_000, robots: 512 * 1024, api: 2_000_000 };
/** Slow hosts across a border need 10 s and more; after 30 s they no longer answer. */
const TIMEOUT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** Real headers stay under 10 KB. */
const MAX_HEADER_BYTES = 32 * 1024;

function bytesOf(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}

/** Creates the client, which keeps connections until closed. @throws RangeError if the allow list is invalid. */
export function createHttp(options: HttpOptions): Http {
  const allow = parseAllowList(options.allow ?? []);
  const limits: AgentLimits = {
    allow,
    resolve: options.resolve ?? resolveWithSystem,
    connections: options.connections ?? 2,
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
    maxHeaderBytes: MAX_HEADER_BYTES,
  };
  const agents = new Map<string, Dispatcher>([['', guardedAgent(limits)]]);
  const agentFor = (proxy: string): Dispatcher => {
    const agent = agents.get(proxy) ?? proxyAgent(proxy, limits);
    agents.set(proxy, agent);
    return agent;
  };

  const run = async (
    address: string,
    method: Hop['method'],
    request: RequestOptions,
    body?: Uint8Array,
  ): Promise<HttpResult> => {
    const proxy = request.proxy ?? options.proxy ?? '';
    if (!URL.canParse(address)) return unusable('not an address that can be read');
    if (proxy !== '' && !URL.canParse(proxy)) return unusable('the proxy is not an address that can be read');
    const url = new URL(address);
    const headers = requestHeaders(url, options.userAgent, request);
    // Neither credentials nor fragment may be sent, stored or logged.
    url.username = url.password = url.hash = '';
    return followRequest(
      { url, method, headers, ...(body && { body }) },
      {
        allow,
        dispatcher: agentFor(proxy),
        timeout: AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS),
        scope: scopeSignal(),
        maxBytes: request.maxBytes ?? MAX_BYTES[request.purpose],
        cutAtLimit: request.purpose === 'robots',
        now: options.now ?? Date.now,
      },
    );
  };

  return {
    get: (url, request) => run(url, 'GET', request),
    post: (url, request) => run(url, 'POST', request, bytesOf(request.body)),
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
    },
  };
}

/** The address is omitted from the result, because secrets cannot be removed from what cannot be parsed. */
function unusable(detail: string): HttpResult {
  return { kind: 'refused-address', detail, finalUrl: '', redirects: [] };
}
