/**
 * Agents that never connect to a private address.
 * The check is made at connect time: a name is resolved once, its addresses are filtered, and the socket gets only what remains, so that
 * no second DNS answer can slip in between (rebinding).
 */
import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, Pool, ProxyAgent } from 'undici';
import type { AllowList } from '../../core/http/allow-list.js';
import { allowedDnsAnswers, isLoopback, portOf } from '../../core/http/ssrf-guard.js';

/** Thrown inside undici if a name resolves to private addresses only; {@link describeFailure} turns it into a value. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
}

/** All addresses of a host name. Replaced in tests by a resolver that lies. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

export interface AgentLimits {
  allow: AllowList;
  resolve: Resolve;
  /** Sockets per origin. */
  connections: number;
  connectTimeoutMs: number;
  maxHeaderBytes: number;
}

/** The system's resolver (hosts file and DNS), all addresses in the system's order. */
export const resolveWithSystem: Resolve = (host) =>
  new Promise((done, fail) => {
    lookup(host, { all: true, verbatim: true }, (error, addresses) => (error ? fail(error) : done(addresses)));
  });

/** `dns.lookup` for one port, limited to allowed addresses. It supports both callback forms: one address, or all. */
export function guardedLookup(
  port: number,
  { allow, resolve }: Pick<AgentLimits, 'allow' | 'resolve'>,
): LookupFunction {
  return (host, options, callback) => {
    const fail = (error: Error) => callback(error as NodeJS.ErrnoException, []);
    resolve(host).then((answers) => {
      const wanted =
        options.family === 4 || options.family === 6 ? answers.filter((one) => one.family === options.family) : answers;
      const verdict = allowedDnsAnswers(host, port, wanted, allow);
      if ('refused' in verdict) return fail(new RefusedAddress(verdict.refused));
      const first = verdict.allowed[0];
      if (options.all) return callback(null, verdict.allowed);
      return first ? callback(null, first.address, first.family) : fail(new RefusedAddress(`${host} has no address`));
    }, fail);
  };
}

/** Loopback is this machine and needs no sparing; tests and a local RSSHub are faster this way. */
const LOOPBACK_CONNECTIONS = 64;

/** An agent that connects only where the guard allows. Literal addresses never reach the lookup; the caller checks them first. */
export function guardedAgent(limits: AgentLimits): Agent {
  return new Agent({
    maxHeaderSize: limits.maxHeaderBytes,
    factory: (origin, options) => {
      const url = new URL(origin);
      return new Pool(url, {
        ...options,
        connections: isLoopback(url) ? Math.max(limits.connections, LOOPBACK_CONNECTIONS) : limits.connections,
        connect: {
          timeout: limits.connectTimeoutMs,
          lookup: guardedLookup(portOf(url), limits),
          autoSelectFamily: true,
        },
      });
    },
  });
}

/**
 * An agent that connects through a proxy (http, https or socks5). The proxy resolves names, so the guard can refuse only URLs, not DNS
 * answers; what the proxy may reach is up to its operator.
 */
export function proxyAgent(proxy: string, limits: AgentLimits): ProxyAgent {
  return new ProxyAgent({ uri: proxy, maxHeaderSize: limits.maxHeaderBytes, connections: limits.connections });
}
