/** Serves the fictional outlets of the demo on loopback addresses. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { FeedDeclaration } from '../core/config/feed-config.js';
import { type Outlet, readOutlets } from './outlet.js';
import { publishOutlet, type SampleResponse } from './publish-outlet.js';
import { createSampleArticles } from './sample-articles.js';
import { listSelectors } from './write-list-page.js';

export interface SampleSite {
  /** Address of the first outlet. Each outlet has its own address within 127.0.0.0/8. */
  origin: string;
  feeds: FeedDeclaration[];
  close(): Promise<void>;
}

/** The same path from `src/demo/` and from `dist/demo/`. */
const siteFolder = fileURLToPath(new URL('../../demo/site/', import.meta.url));

/**
 * Starts one server per outlet, on loopback only. Article dates are relative to `now` and do not change while the site runs,
 * so a second poll is answered with 304. `port` is used on every address; a free port each by default.
 */
export async function startSampleSite(options: { now: Date; port?: number }): Promise<SampleSite> {
  const outlets = await readOutlets(siteFolder);
  const articles = createSampleArticles(outlets, options.now);
  const servers: Server[] = [];
  const feeds: FeedDeclaration[] = [];
  for (const [index, outlet] of outlets.entries()) {
    let pages = new Map<string, SampleResponse>();
    const server = createServer((request, response) => answer(request, response, pages, outlet.fault === 'silent'));
    const origin = await listen(server, outlet.host, options.port ?? 0, index);
    pages = publishOutlet(outlet, articles[index] ?? [], origin);
    servers.push(server);
    feeds.push(feedOf(outlet, origin));
  }
  return {
    origin: new URL(feeds[0]?.url ?? 'http://127.0.0.1').origin,
    feeds,
    close: async () => {
      await Promise.all(servers.map(stop));
    },
  };
}

/** Listens on the outlet's own loopback address, or on 127.0.0.1 where the system has no other (macOS). */
async function listen(server: Server, host: number, port: number, index: number): Promise<string> {
  const attempt = (address: string, at: number): Promise<string> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, address, () => {
        server.off('error', reject);
        const bound = server.address();
        resolve(`http://${address}:${typeof bound === 'object' && bound !== null ? bound.port : at}`);
      });
    });
  return attempt(`127.0.0.${host}`, port).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL')) throw error;
    server.removeAllListeners('error');
    return attempt('127.0.0.1', port === 0 ? 0 : port + index);
  });
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  pages: ReadonlyMap<string, SampleResponse>,
  silent: boolean,
): void {
  if (silent) return;
  const page = pages.get(new URL(request.url ?? '/', 'http://sample').pathname);
  if (page === undefined) {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>404</h1>');
    return;
  }
  const headers = { etag: page.etag, 'last-modified': page.lastModified };
  if (isUnchanged(request, page)) {
    response.writeHead(304, headers).end();
    return;
  }
  const encoding = page.contentEncoding === null ? {} : { 'content-encoding': page.contentEncoding };
  const length = { 'content-length': page.body.byteLength };
  response.writeHead(200, { ...headers, ...encoding, ...length, 'content-type': page.contentType });
  response.end(request.method === 'HEAD' ? undefined : page.body);
}

/** If-None-Match takes precedence over If-Modified-Since (RFC 9110, 13.2.2). */
function isUnchanged(request: IncomingMessage, page: SampleResponse): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === page.etag);
  const since = request.headers['if-modified-since'];
  return since !== undefined && Date.parse(since) >= Date.parse(page.lastModified);
}

function feedOf(outlet: Outlet, origin: string): FeedDeclaration {
  return {
    name: outlet.name,
    url: `${origin}${outlet.path}`,
    kind: outlet.format === 'rdf' ? 'rss' : outlet.format,
    language: outlet.language === 'zh-Hant' ? 'zh-TW' : outlet.language,
    tier: outlet.tier,
    zone: 'Asia/Shanghai',
    // No charset here, so that the demo also tests charset detection on the GBK feed.
    ...(outlet.format === 'html' ? { selectors: listSelectors } : {}),
  };
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
