/**
 * HTTP clients that follow edits of the fetch settings.
 * They are created from the current settings and recreated when these change; requests in progress finish on the old client.
 */
import type { FetchConfig } from '../../core/config/fetch-config.js';
import { userAgent } from '../../core/http/user-agent.js';
import { createHttp, type Http } from './create-http.js';
import type { HostState } from './host-state.js';
import { createPoliteHttp, type PoliteHttp } from './polite-http.js';

export interface ConfiguredHttp {
  polite: PoliteHttp;
  /** For the operator's own services (chat webhooks, an ntfy in the same network): any address, without spacing. */
  services: Http;
  /** To an address from a feed: guarded, without spacing. */
  post: Http['post'];
  close(): Promise<void>;
}

/** Old connections are closed after the longest possible request. */
const DRAIN_MS = 300_000;
/** An address that the operator configured for a channel is intended, wherever it is; addresses from feeds are not trusted. */
const EVERYWHERE = ['0.0.0.0/0', '::/0'];

export function createConfiguredHttp(settings: () => FetchConfig, hosts: HostState, version: string): ConfiguredHttp {
  const services = createHttp({ userAgent: userAgent({ version }), allow: EVERYWHERE });
  let built: { of: FetchConfig; http: Http; polite: PoliteHttp } | undefined;
  const current = () => {
    const of = settings();
    if (built?.of === of) return built;
    const former = built?.http;
    if (former) setTimeout(() => void former.close(), DRAIN_MS).unref();
    const http = createHttp({
      userAgent: userAgent({ version, contact: of.userAgentContact }),
      allow: of.allowAddresses,
      ...(of.proxy === null ? {} : { proxy: of.proxy }),
      connections: of.perHostConnections,
    });
    const polite = createPoliteHttp({
      http,
      hosts,
      minGapMs: of.minGapSeconds * 1_000,
      perHost: of.perHostConnections,
      politeness: 'free-on-loopback',
      respectRobots: of.respectRobots,
    });
    built = { of, http, polite };
    return built;
  };
  return {
    polite: {
      get: (url, options) => current().polite.get(url, options),
      getPage: (url, options) => current().polite.getPage(url, options),
      getThenPost: (url, options, next) => current().polite.getThenPost(url, options, next),
    },
    services,
    post: (url, options) => current().http.post(url, options),
    close: async () => {
      await Promise.all([services.close(), built?.http.close()]);
    },
  };
}
