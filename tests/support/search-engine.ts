/**
 * Simulated Google News (search feeds and decoding of tokens) behind a simulated proxy: real sockets, real HTTP, and the search
 * engine's real host name.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

export interface SearchEngine {
  /** Value for `fetch.proxy`; requests to other hosts are passed through. */
  proxy: string;
  /** Returns an opaque address for an article. */
  tokenFor(target: string): { id: string; link: string };
  /** Items of the search feed, in the engine's format. */
  feed(items: { link: string; title: string; outlet: string; home: string; date: Date }[]): string;
  /** Requested paths without queries, in order. */
  asked: string[];
  /** Arrival time of each request. */
  askedAt: number[];
  /** Replaces the answers until reset to null. */
  fault: 'throttled' | 'consent' | 'changed page' | 'garbage' | 'no address' | 'sorry' | null;
  serveFeed(body: string): void;
  close(): Promise<void>;
}

const HOST = 'news.google.com';
const SIGNED = /garturlreq.*"(?<id>[\w-]+)",(?<at>\d+),"(?<signature>[^"\\]+)"/;

export async function startSearchEngine(): Promise<SearchEngine> {
  const targets = new Map<string, string>();
  let feedBody = '';
  const site = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    engine.asked.push(url.hostname === HOST ? url.pathname : `${url.hostname}${url.pathname}`);
    engine.askedAt.push(Date.now());
    if (url.hostname === 'www.google.com') response.writeHead(429).end('<html>unusual traffic</html>');
    else if (url.hostname !== HOST) respond(response, '<html><title>Before you continue</title></html>', 'text/html');
    else if (url.pathname === '/rss/search') respond(response, feedBody, 'application/rss+xml');
    else if (request.method === 'POST') void answer(request, response);
    else page(url, response);
  });

  const page = (url: URL, response: ServerResponse): void => {
    const id = url.pathname.split('/').at(-1) ?? '';
    const leave = (to: string) => response.writeHead(302, { location: to }).end();
    if (engine.fault === 'throttled') response.writeHead(429).end('<html>Sorry</html>');
    else if (engine.fault === 'sorry') leave('http://www.google.com/sorry/index');
    else if (engine.fault === 'consent') leave(`http://consent.google.com/m?continue=${encodeURIComponent(url.href)}`);
    else if (engine.fault === 'changed page') respond(response, '<html><div data-x="1"></div></html>', 'text/html');
    else {
      const signed = `<!-- data-n-a-sg="no" data-n-a-ts="1" --><c-wiz><div data-n-a-id="${id}" jscontroller="x" data-n-a-ts="1763600000" data-n-a-sg="${sign(id)}"></div></c-wiz>`;
      respond(response, `<!doctype html><html><body>${signed}</body></html>`, 'text/html; charset=utf-8');
    }
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const question = new URLSearchParams(body).get('f.req') ?? '';
    const { id, signature } = SIGNED.exec(question.replaceAll('\\"', '"'))?.groups ?? {};
    const target = targets.get(id ?? '');
    if (target === undefined || signature !== sign(id ?? '')) return void response.writeHead(400).end();
    if (engine.fault === 'garbage')
      return respond(response, `)]}'\n\n[["wrb.fr","Fbv4je","[\\"gart`, 'application/json');
    const inner = engine.fault === 'no address' ? null : JSON.stringify(['garturlres', target, 1]);
    const frames = [
      ['wrb.fr', 'Fbv4je', inner, null, null, null, 'generic'],
      ['di', 21],
    ];
    respond(response, `)]}'\n\n${JSON.stringify(frames)}`, 'application/json; charset=utf-8');
  };

  const proxy = createServer().on('connect', (request, socket) => {
    const [host, port] = (request.url ?? '').split(':');
    socket.on('error', () => socket.destroy());
    if (host?.endsWith('google.com')) {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      site.emit('connection', socket);
      return;
    }
    const onwards = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onwards.pipe(socket).pipe(onwards);
    });
    onwards.on('error', () => socket.destroy());
  });
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));

  const engine: SearchEngine = {
    proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    tokenFor: (target) => {
      const token = Buffer.from(`AU_yqL${'0123456789'.repeat(4)}${targets.size}`);
      const id = Buffer.concat([Buffer.from([0x08, 0x13, 0x22, token.length]), token]).toString('base64url');
      targets.set(id, target);
      return { id, link: `http://${HOST}/rss/articles/${id}?oc=5` };
    },
    feed: (items) => {
      const item = (one: (typeof items)[number]) => `<item><title>${one.title} - ${one.outlet}</title>
        <link>${one.link}</link><guid isPermaLink="false">${one.link}</guid><pubDate>${one.date.toUTCString()}</pubDate>
        <description>&lt;a href="${one.link}"&gt;${one.title}&lt;/a&gt;&amp;nbsp;&lt;font&gt;${one.outlet}&lt;/font&gt;</description>
        <source url="${one.home}">${one.outlet}</source></item>`;
      return `<?xml version="1.0"?><rss version="2.0"><channel><title>搜索</title>${items.map(item).join('')}</channel></rss>`;
    },
    asked: [],
    askedAt: [],
    fault: null,
    serveFeed: (body) => {
      feedBody = body;
    },
    close: () =>
      new Promise((closed) => {
        site.closeAllConnections();
        proxy.closeAllConnections();
        proxy.close(() => closed());
      }),
  };
  return engine;
}

const sign = (id: string): string => `AVvZ${id.length}-${id.slice(-6)}`;

function respond(response: ServerResponse, body: string, type: string): void {
  response.writeHead(200, { 'content-type': type }).end(body);
}
