/**
 * What the client sends, how it follows redirects, and that it reveals no secrets.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttp, type Http, type HttpOptions } from '../../../src/io/http/create-http.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function newHttp(options: Partial<HttpOptions> = {}): Http {
  const http = createHttp({ userAgent: 'halfstep/0 (test)', allow: ['127.0.0.0/8'], ...options });
  closers.push(() => http.close());
  return http;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function listen(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const serve = (handler: Handler): Promise<string> => listen(createServer(handler));

/** A server that answers with the request it got. */
const echo: Handler = (request, response) => {
  let body = '';
  request.on('data', (data) => {
    body += data;
  });
  request.on('end', () => {
    response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body }));
  });
};

function echoed(answer: { kind: string; body?: Uint8Array }) {
  expect(answer.kind).toBe('ok');
  return JSON.parse(Buffer.from(answer.body ?? []).toString()) as {
    method: string;
    url: string;
    headers: Record<string, string>;
    body: string;
  };
}

describe('get', () => {
  it('gives body, headers and type of a good answer', async () => {
    const origin = await serve((_, response) => {
      const headers = {
        'content-type': 'text/xml; charset=gbk',
        'content-encoding': 'gzip',
        etag: '"1"',
        'set-cookie': 'session=secret',
      };
      response.writeHead(200, headers).end(gzipSync('<rss/>'));
    });
    const answer = await newHttp().get(`${origin}/feed?x=1#part`, { purpose: 'feed' });
    expect(answer).toMatchObject({
      kind: 'ok',
      status: 200,
      contentType: 'text/xml; charset=gbk',
      finalUrl: `${origin}/feed?x=1`,
      redirects: [],
      headers: { etag: '"1"' },
    });
    expect('body' in answer && Buffer.from(answer.body).toString()).toBe('<rss/>');
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('says who it is, and what it wants by purpose; the caller’s own headers win', async () => {
    const origin = await serve(echo);
    const http = newHttp();
    const feed = echoed(await http.get(origin, { purpose: 'feed' }));
    expect(feed.headers['user-agent']).toBe('halfstep/0 (test)');
    expect(feed.headers.accept).toContain('rss');
    expect(feed.headers['accept-encoding']).toContain('gzip');
    const page = echoed(
      await http.get(origin, { purpose: 'page', headers: { 'User-Agent': 'mine', 'Accept-Language': 'en' } }),
    );
    expect(page.headers).toMatchObject({ 'user-agent': 'mine', 'accept-language': 'en' });
    expect(page.headers.accept).toContain('html');
  });

  it('asks conditionally with what the server said last, and understands 304', async () => {
    const origin = await serve((request, response) => {
      const same = request.headers['if-none-match'] === 'W/"1"' && request.headers['if-modified-since'] === 'yesterday';
      response.writeHead(same ? 304 : 200, { etag: 'W/"1"' }).end();
    });
    const answer = await newHttp().get(origin, { purpose: 'feed', etag: 'W/"1"', lastModified: 'yesterday' });
    expect(answer).toMatchObject({ kind: 'not-modified', status: 304, headers: { etag: 'W/"1"' } });
  });

  it('keeps asking conditionally behind a redirect, whose end the validators came from', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new' }).end();
      else response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 200).end();
    });
    expect((await newHttp().get(`${origin}/old`, { purpose: 'feed', etag: '"1"' })).kind).toBe('not-modified');
  });

  it('follows redirects and tells each', async () => {
    const origin = await serve((request, response) => {
      const step = Number(request.url?.slice(1));
      if (step < 5) response.writeHead(step % 2 ? 301 : 307, { location: `/${step + 1}` }).end('moved');
      else response.end('here');
    });
    const answer = await newHttp().get(`${origin}/0`, { purpose: 'feed' });
    expect(answer).toMatchObject({
      kind: 'ok',
      finalUrl: `${origin}/5`,
      redirects: [0, 1, 2, 3, 4].map((n) => ({ url: `${origin}/${n}`, status: n % 2 ? 301 : 307 })),
    });
  });

  it.each<[status: number, headers: Record<string, string>, expected: object]>([
    [401, {}, { kind: 'forbidden' }],
    [403, {}, { kind: 'forbidden' }],
    [404, {}, { kind: 'not-found' }],
    [410, {}, { kind: 'gone' }],
    [418, {}, { kind: 'client-error' }],
    [429, { 'retry-after': '120' }, { kind: 'throttled', retryAfterMs: 120_000 }],
    [429, { 'retry-after': 'Thu, 19 Nov 2026 10:02:00 GMT' }, { kind: 'throttled', retryAfterMs: 120_000 }],
    [503, { 'retry-after': '5' }, { kind: 'throttled', retryAfterMs: 5000 }],
    [503, {}, { kind: 'server-error' }],
    [500, {}, { kind: 'server-error' }],
  ])('tells %i with its reason: %j', async (status, headers, expected) => {
    const origin = await serve((_, response) => response.writeHead(status, headers).end('{"reason":"because"}'));
    const answer = await newHttp({ now: () => Date.parse('2026-11-19T10:00:00Z') }).get(origin, { purpose: 'api' });
    expect(answer).toMatchObject({ status, ...expected });
    expect('body' in answer && Buffer.from(answer.body).toString()).toContain('because');
    expect('detail' in answer && answer.detail).toContain(`answered ${status}`);
  });

  it('cuts robots.txt at its limit instead of refusing it', async () => {
    const origin = await serve((_, response) => response.end('a'.repeat(5000)));
    const answer = await newHttp().get(origin, { purpose: 'robots', maxBytes: 1000 });
    expect('body' in answer && answer.body.length).toBe(1000);
  });

  it.each(['', 'not an address', 'http://', '/feed', 'http://exa mple/'])(
    'answers %j with a value',
    async (address) => {
      expect((await newHttp().get(address, { purpose: 'feed' })).kind).toBe('refused-address');
    },
  );

  it.each<[name: string, value: string]>([
    ['x', 'a\r\nEvil: 1'],
    ['a b', 'c'],
    ['x', '新'],
    ['transfer-encoding', 'chunked'],
  ])('answers the impossible header %j: %j with a value', async (name, value) => {
    const origin = await serve(echo);
    expect((await newHttp().get(origin, { purpose: 'feed', headers: { [name]: value } })).kind).toBe('network');
  });
});

describe('post', () => {
  it('sends a body, and what the server makes of it comes back', async () => {
    const origin = await serve(echo);
    const answer = await newHttp().post(`${origin}/hook`, {
      purpose: 'api',
      body: '{"text":"半步"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(echoed(answer)).toMatchObject({ method: 'POST', url: '/hook', body: '{"text":"半步"}' });
  });

  it('does not carry a body to another origin', async () => {
    const other = await serve(echo);
    const origin = await serve((_, response) => response.writeHead(307, { location: other }).end());
    expect((await newHttp().post(origin, { purpose: 'api', body: 'secret' })).kind).toBe('bad-redirect');
  });
});

describe('secrets', () => {
  it('turns user info into credentials for this origin only', async () => {
    const other = await serve(echo);
    const origin = await serve((request, response) => {
      if (request.url === '/away') response.writeHead(302, { location: `${other}/` }).end();
      else echo(request, response);
    });
    const withUser = (path: string) => `${origin.replace('://', '://us%40er:pass@')}${path}`;
    const here = await newHttp().get(withUser('/here'), { purpose: 'feed' });
    expect(echoed(here).headers.authorization).toBe(`Basic ${Buffer.from('us@er:pass').toString('base64')}`);
    expect(here.finalUrl).toBe(`${origin}/here`);
    const away = await newHttp().get(withUser('/away'), { purpose: 'feed' });
    expect(echoed(away).headers.authorization).toBeUndefined();
  });

  it('keeps path, query and user info out of what it says', async () => {
    const gone = await serve((_, response) => response.writeHead(410).end());
    const reset = await serve((_, response) => response.destroy());
    const path = '/bot-token/feed?key=token';
    for (const address of [
      gone + path,
      reset + path,
      `http://user:token@10.0.0.1${path}`,
      `http://127.0.0.1:1${path}`,
      `ftp://token@x${path}`,
    ]) {
      const answer = await newHttp().get(address, { purpose: 'feed' });
      expect('detail' in answer && answer.detail).toMatch(/\S/);
      expect('detail' in answer && answer.detail).not.toContain('token');
    }
  });
});

describe('the address guard at connect time', () => {
  it('dials only what it has checked: a name is resolved once for a connection', async () => {
    const origin = await serve(echo);
    const port = new URL(origin).port;
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      // A rebinding name: harmless when checked, inner when dialled.
      return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    };
    const http = newHttp({ resolve, allow: [`127.0.0.1:${port}`] });
    expect((await http.get(`http://rebind.example:${port}/`, { purpose: 'feed' })).kind).toBe('ok');
    expect(asked).toBe(1);
  });

  it('leaves out the inner addresses of a name that has others', async () => {
    const origin = await serve(echo);
    const port = new URL(origin).port;
    const resolve = async () =>
      ['10.0.0.1', '::1', '127.0.0.1'].map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const http = newHttp({ resolve, allow: [`127.0.0.1:${port}`] });
    expect((await http.get(`http://mixed.example:${port}/`, { purpose: 'feed' })).kind).toBe('ok');
  });

  it('refuses a name that leads inwards, and says where', async () => {
    const http = newHttp({ resolve: async () => [{ address: '::ffff:169.254.169.254', family: 6 }], allow: [] });
    const answer = await http.get('https://metadata.example/', { purpose: 'feed' });
    expect(answer).toMatchObject({
      kind: 'refused-address',
      detail: expect.stringMatching(/^metadata\.example resolves to .*link-local/),
    });
  });

  it('refuses loopback where nothing is opened', async () => {
    const origin = await serve(echo);
    expect((await newHttp({ allow: [] }).get(origin, { purpose: 'feed' })).kind).toBe('refused-address');
    expect((await newHttp({ allow: [] }).get(origin.replace('127.0.0.1', 'localhost'), { purpose: 'feed' })).kind).toBe(
      'refused-address',
    );
  });
});

describe('a proxy', () => {
  /** A plain CONNECT proxy that notes whom it was asked for and connects to `target` instead. */
  async function startProxy(target: string, asked: string[]): Promise<string> {
    const server = createServer();
    server.on('connect', (request, client, head) => {
      asked.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`);
      const upstream = connect(Number(new URL(target).port), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        upstream.write(head);
        upstream.pipe(client).pipe(upstream);
      });
      upstream.on('error', () => client.destroy());
      client.on('error', () => upstream.destroy());
    });
    return listen(server);
  }

  it('makes the connection and resolves the name', async () => {
    const asked: string[] = [];
    const proxy = await startProxy(await serve(echo), asked);
    const http = newHttp({ resolve: async () => Promise.reject(new Error('not to be asked')) });
    const answer = await http.get('http://far.example/feed', {
      purpose: 'feed',
      proxy: proxy.replace('://', '://user:pass@'),
    });
    expect(echoed(answer).url).toBe('/feed');
    expect(asked).toEqual([`far.example:80 Basic ${Buffer.from('user:pass').toString('base64')}`]);
  });

  it('is not asked for inner addresses', async () => {
    const asked: string[] = [];
    const proxy = await startProxy(await serve(echo), asked);
    const http = newHttp({ proxy, allow: [] });
    for (const address of [
      'http://10.0.0.1/',
      'http://localhost/',
      'http://metadata.google.internal/',
      'http://[::ffff:127.0.0.1]/',
    ]) {
      expect((await http.get(address, { purpose: 'feed' })).kind).toBe('refused-address');
    }
    expect(asked).toEqual([]);
  });

  it('that is not there is a value, too', async () => {
    const answer = await newHttp({ proxy: 'http://127.0.0.1:1' }).get('http://far.example/', { purpose: 'feed' });
    expect(answer.kind).toBe('network');
  });
});
