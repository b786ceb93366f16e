/**
 * Every kind of misbehaving server ends in a value, in time and within bounds.
 * Each case is a real server on loopback that speaks raw bytes.
 */
import type { Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpResult } from '../../../src/core/http/http-result.js';
import { createHttp, type Http } from '../../../src/io/http/create-http.js';
import { drip, type RawServer, startRawServer, writeForever } from '../../support/raw-server.js';

const MAX_BYTES = 200_000;
/** Those that hang are cut here; for the others time must not decide, however slow the machine. */
const HANGING_MS = 700;
const PATIENT_MS = 30_000;

/** A whole answer with a fitting length. */
function reply(body: string | Buffer, headers = '', status = '200 OK'): Buffer {
  const bytes = Buffer.from(body);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\nContent-Length: ${bytes.length}\r\n${headers}\r\n`), bytes]);
}

function packed(body: Buffer, coding: string): Buffer {
  return reply(body, `Content-Encoding: ${coding}\r\n`);
}

/** A gzip header with all that it may hold: extra field, name, comment. */
function named(gzip: Buffer): Buffer {
  const header = Buffer.from(gzip.subarray(0, 10));
  header[3] = 4 + 8 + 16;
  return Buffer.concat([header, Buffer.from([2, 0, 1, 1]), Buffer.from('feed.xml\0comment\0'), gzip.subarray(10)]);
}

const ZEROS = Buffer.alloc(30_000_000);
const FEED = '<rss version="2.0"><channel/></rss>';

interface Case {
  name: string;
  serve: (socket: Socket) => void;
  expected: HttpResult['kind'];
  body?: string;
  detail?: RegExp;
  secure?: boolean;
}

const say = (bytes: string | Buffer) => (socket: Socket) => void socket.end(bytes);
const keep = (bytes: string | Buffer) => (socket: Socket) => void socket.write(bytes);

const CASES: Case[] = [
  // Without end, or without beginning.
  { name: 'never answers', serve: () => {}, expected: 'timeout' },
  { name: 'sends half a status line and stops', serve: keep('HTTP/1.1 20'), expected: 'timeout' },
  {
    name: 'sends half the headers and stops',
    serve: keep('HTTP/1.1 200 OK\r\nContent-Type: text/x'),
    expected: 'timeout',
  },
  {
    name: 'drips headers one byte at a time',
    serve: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX: ');
      drip(socket, 'a', 20);
    },
    expected: 'timeout',
  },
  {
    name: 'drips whole headers without end',
    serve: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      drip(socket, 'X: a\r\n', 20);
    },
    expected: 'timeout',
  },
  {
    name: 'drips the body one byte at a time',
    serve: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      drip(socket, 'a', 20);
    },
    expected: 'timeout',
  },
  {
    name: 'drips chunks of one byte',
    serve: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
      drip(socket, '1\r\na\r\n', 20);
    },
    expected: 'timeout',
  },
  {
    name: 'drips a chunk size without end',
    serve: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;');
      drip(socket, 'a', 20);
    },
    expected: 'timeout',
  },
  {
    name: 'stops in the middle of the body',
    serve: keep('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'),
    expected: 'timeout',
  },
  {
    name: 'stops in the middle of a gzip body',
    serve: keep(packed(gzipSync(FEED), 'gzip').subarray(0, -8)),
    expected: 'timeout',
  },
  {
    name: 'sends a body without end',
    serve: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      writeForever(socket, 'a'.repeat(65_536));
    },
    expected: 'too-large',
  },
  {
    name: 'sends chunks without end',
    serve: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
      writeForever(socket, `4000\r\n${'a'.repeat(16_384)}\r\n`);
    },
    expected: 'too-large',
  },
  {
    name: 'sends noise as gzip without end',
    serve: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n');
      writeForever(socket, 'a'.repeat(65_536));
    },
    expected: 'too-large',
  },
  {
    name: 'sends informational answers without end',
    serve: (socket) => writeForever(socket, 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(500)),
    expected: 'timeout',
  },
  {
    name: 'drips informational answers',
    serve: (socket) => drip(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n', 20),
    expected: 'timeout',
  },
  { name: 'says "continue" unasked', serve: keep('HTTP/1.1 100 Continue\r\n\r\n'), expected: 'network' },
  {
    name: 'sends a status line without end',
    serve: (socket) => {
      socket.write('HTTP/1.1 200 ');
      writeForever(socket, 'a'.repeat(65_536));
    },
    expected: 'timeout',
  },
  // Too much.
  {
    name: 'declares a body over the limit',
    serve: keep('HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n'),
    expected: 'too-large',
  },
  { name: 'sends one byte over the limit', serve: say(reply('a'.repeat(MAX_BYTES + 1))), expected: 'too-large' },
  { name: 'sends exactly the limit', serve: say(reply('a'.repeat(MAX_BYTES))), expected: 'ok' },
  { name: 'packs 30 MB into gzip', serve: say(packed(gzipSync(ZEROS), 'gzip')), expected: 'too-large' },
  { name: 'packs 30 MB into deflate', serve: say(packed(deflateSync(ZEROS), 'deflate')), expected: 'too-large' },
  { name: 'packs 30 MB into raw deflate', serve: say(packed(deflateRawSync(ZEROS), 'deflate')), expected: 'too-large' },
  { name: 'packs 30 MB into brotli', serve: say(packed(brotliCompressSync(ZEROS), 'br')), expected: 'too-large' },
  {
    name: 'packs 30 MB into gzip within gzip',
    serve: say(packed(gzipSync(gzipSync(ZEROS)), 'gzip, gzip')),
    expected: 'too-large',
  },
  {
    name: 'packs one byte over the limit',
    serve: say(packed(gzipSync('a'.repeat(MAX_BYTES + 1)), 'gzip')),
    expected: 'too-large',
  },
  {
    name: 'nests five codings',
    serve: say(packed(gzipSync(FEED), 'gzip, gzip, gzip, gzip, gzip')),
    expected: 'network',
    detail: /nested/,
  },
  {
    name: 'names a coding a thousand times',
    serve: say(packed(gzipSync(FEED), Array(1000).fill('gzip').join(','))),
    expected: 'network',
  },
  {
    name: 'sends one header of 100 KB',
    serve: say(reply(FEED, `X: ${'a'.repeat(100_000)}\r\n`)),
    expected: 'too-large',
  },
  {
    name: 'sends a header name of 100 KB',
    serve: say(reply(FEED, `${'a'.repeat(100_000)}: x\r\n`)),
    expected: 'too-large',
  },
  {
    name: 'sends 5,000 headers',
    serve: say(reply(FEED, Array.from({ length: 5000 }, (_, n) => `X-${n}: a\r\n`).join(''))),
    expected: 'too-large',
  },
  {
    name: 'sends 300 small headers',
    serve: say(reply(FEED, Array.from({ length: 300 }, (_, n) => `X-${n}: a\r\n`).join(''))),
    expected: 'too-large',
  },
  { name: 'sends one header 300 times', serve: say(reply(FEED, 'X: a\r\n'.repeat(300))), expected: 'too-large' },
  {
    name: 'sends headers without end',
    serve: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      writeForever(socket, 'X: a\r\n'.repeat(1000));
    },
    expected: 'too-large',
  },
  {
    name: 'sends trailers without end',
    serve: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n');
      writeForever(socket, 'X: a\r\n'.repeat(1000));
    },
    expected: 'too-large',
  },
  {
    name: 'sends a status line of 1 MB',
    serve: say(`HTTP/1.1 200 ${'a'.repeat(1_000_000)}\r\n\r\n${FEED}`),
    expected: 'ok',
    body: FEED,
  },
  {
    name: 'sends an error page without end',
    serve: (socket) => {
      socket.write('HTTP/1.1 404 Not Found\r\n\r\n');
      writeForever(socket, 'a'.repeat(65_536));
    },
    expected: 'not-found',
  },
  {
    name: 'sends a bomb as an error page',
    serve: say(reply(gzipSync(ZEROS), 'Content-Encoding: gzip\r\n', '500 Oops')),
    expected: 'server-error',
  },
  {
    name: 'sends a redirect with a body without end',
    serve: (socket) => {
      socket.write('HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\n\r\n');
      writeForever(socket, 'a'.repeat(65_536));
    },
    expected: 'refused-address',
  },
  // Not HTTP, or not quite.
  { name: 'closes at once', serve: (socket) => void socket.end(), expected: 'network' },
  { name: 'resets at once', serve: (socket) => void socket.resetAndDestroy(), expected: 'network' },
  {
    name: 'resets in the middle of the body',
    serve: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf');
      setTimeout(() => socket.resetAndDestroy(), 50);
    },
    expected: 'network',
  },
  { name: 'closes in the middle of the headers', serve: say('HTTP/1.1 200 OK\r\nContent-Ty'), expected: 'network' },
  {
    name: 'closes before the declared length',
    serve: say('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'),
    expected: 'network',
  },
  {
    name: 'closes in the middle of a chunk',
    serve: say('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf'),
    expected: 'network',
  },
  {
    name: 'sends more than the declared length',
    serve: say(`HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhalfmore`),
    expected: 'ok',
    body: 'half',
  },
  {
    name: 'sends two different lengths',
    serve: say('HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nhalf!'),
    expected: 'network',
  },
  {
    name: 'sends a negative length',
    serve: say('HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\nhalf'),
    expected: 'network',
  },
  {
    name: 'sends a length that is no number',
    serve: say('HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhalf'),
    expected: 'network',
  },
  {
    name: 'sends both a length and chunks',
    serve: say('HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n0\r\n\r\n'),
    expected: 'network',
  },
  {
    name: 'sends chunk sizes that are no numbers',
    serve: say('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nhalf\r\n'),
    expected: 'network',
  },
  {
    name: 'sends a chunk size beyond all numbers',
    serve: say('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nhalf\r\n'),
    expected: 'network',
  },
  {
    name: 'greets like a mail server',
    serve: say('220 mail.example ESMTP\r\n'),
    expected: 'network',
    detail: /not HTTP/,
  },
  { name: 'speaks HTTP/0.9', serve: say('<html>hello</html>'), expected: 'network' },
  { name: 'speaks HTTP/9.9', serve: say('HTTP/9.9 200 OK\r\n\r\nhello'), expected: 'network' },
  { name: 'sends status 0', serve: say('HTTP/1.1 000 Zero\r\n\r\n'), expected: 'network' },
  { name: 'sends status 999', serve: say(reply('denied', '', '999 Request Denied')), expected: 'network' },
  { name: 'sends status 20000', serve: say('HTTP/1.1 20000 OK\r\n\r\n'), expected: 'network' },
  {
    name: 'switches protocols unasked',
    serve: say('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
    expected: 'network',
  },
  {
    name: 'says 304 to an unconditional request',
    serve: say('HTTP/1.1 304 Not Modified\r\n\r\n'),
    expected: 'network',
  },
  {
    name: 'sends zero bytes among the headers',
    serve: say('HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\nhello'),
    expected: 'network',
  },
  { name: 'sends a header without a name', serve: say('HTTP/1.1 200 OK\r\n: a\r\n\r\nhello'), expected: 'network' },
  {
    name: 'sends random bytes',
    serve: say(Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256))),
    expected: 'network',
  },
  {
    name: 'answers plain text to a TLS hello',
    serve: say('HTTP/1.1 400 Bad Request\r\n\r\n'),
    expected: 'network',
    secure: true,
    detail: /TLS/,
  },
  { name: 'never answers a TLS hello', serve: () => {}, expected: 'timeout', secure: true },
  // Codings that are not what they are called.
  { name: 'calls plain text gzip', serve: say(packed(Buffer.from(FEED), 'gzip')), expected: 'ok', body: FEED },
  { name: 'calls plain text brotli', serve: say(packed(Buffer.from(FEED), 'br')), expected: 'network', detail: /br/ },
  {
    name: 'calls random bytes gzip',
    serve: say(packed(Buffer.from([0x1f, 0x8b, 8, 0, 9, 9, 9, 9, 9, 9, 255, 255, 255]), 'gzip')),
    expected: 'network',
  },
  { name: 'names an unknown coding', serve: say(packed(Buffer.from(FEED), 'x-rot13')), expected: 'network' },
  { name: 'packs nothing as gzip', serve: say(packed(Buffer.alloc(0), 'gzip')), expected: 'ok', body: '' },
  {
    name: 'leaves off the end of gzip',
    serve: say(packed(gzipSync(FEED).subarray(0, -6), 'gzip')),
    expected: 'ok',
    body: FEED,
  },
  {
    name: 'leaves its name and a comment in gzip',
    serve: say(packed(named(Buffer.concat([gzipSync(FEED), Buffer.from('\r\n')])), 'gzip')),
    expected: 'ok',
    body: FEED,
  },
  {
    name: 'adds garbage after gzip',
    serve: say(packed(Buffer.concat([gzipSync(FEED), Buffer.from('garbage')]), 'gzip')),
    expected: 'ok',
    body: FEED,
  },
  {
    name: 'sends deflate without its wrapper',
    serve: say(packed(deflateRawSync(FEED), 'deflate')),
    expected: 'ok',
    body: FEED,
  },
  {
    name: 'packs twice and says so',
    serve: say(packed(gzipSync(deflateSync(FEED)), 'deflate, gzip')),
    expected: 'ok',
    body: FEED,
  },
  {
    name: 'packs a file without saying so',
    serve: say(reply(gzipSync(FEED), 'Content-Type: application/gzip\r\n')),
    expected: 'ok',
    body: FEED,
  },
  { name: 'sends a bomb as a file', serve: say(reply(gzipSync(ZEROS))), expected: 'too-large' },
  // Redirects.
  {
    name: 'redirects to itself',
    serve: say(reply('', 'Location: /\r\n', '302 Found')),
    expected: 'bad-redirect',
    detail: /circle/,
  },
  {
    name: 'redirects without end',
    serve: (socket) => void socket.end(reply('', `Location: /${Math.random()}\r\n`, '302 Found')),
    expected: 'bad-redirect',
    detail: /more than 5/,
  },
  { name: 'redirects nowhere', serve: say(reply('', '', '301 Moved')), expected: 'bad-redirect' },
  {
    name: 'redirects to nonsense',
    serve: say(reply('', 'Location: http://[::xyz]/\r\n', '301 Moved')),
    expected: 'bad-redirect',
  },
  {
    name: 'redirects twice at once',
    serve: say(reply('', 'Location: /a\r\nLocation: /b\r\n', '301 Moved')),
    expected: 'bad-redirect',
  },
  {
    name: 'redirects to a private address',
    serve: say(reply('', 'Location: http://192.168.0.1/\r\n', '302 Found')),
    expected: 'refused-address',
  },
  {
    name: 'redirects to metadata',
    serve: say(reply('', 'Location: http://169.254.169.254/latest/\r\n', '307 Found')),
    expected: 'refused-address',
  },
  {
    name: 'redirects to metadata in disguise',
    serve: say(reply('', 'Location: //0xa9fea9fe/latest/\r\n', '302 Found')),
    expected: 'refused-address',
  },
  {
    name: 'redirects to mapped loopback of another port',
    serve: say(reply('', 'Location: http://[::ffff:10.0.0.1]:80/\r\n', '302 Found')),
    expected: 'refused-address',
  },
  {
    name: 'redirects to a file',
    serve: say(reply('', 'Location: file:///etc/passwd\r\n', '302 Found')),
    expected: 'refused-address',
  },
  {
    name: 'redirects to data',
    serve: say(reply('', 'Location: data:text/xml,<rss/>\r\n', '302 Found')),
    expected: 'refused-address',
  },
  {
    name: 'redirects to a name that resolves inwards',
    serve: say(reply('', 'Location: http://inner.example/\r\n', '302 Found')),
    expected: 'refused-address',
    detail: /inner\.example resolves to 10\.0\.0\.9/,
  },
  {
    name: 'redirects to a name that does not exist',
    serve: say(reply('', 'Location: http://nowhere.example/\r\n', '302 Found')),
    expected: 'network',
    detail: /does not exist/,
  },
  {
    name: 'redirects to Redis',
    serve: say(reply('', 'Location: http://news.example:6379/\r\n', '302 Found')),
    expected: 'refused-address',
  },
];

describe('a server that', () => {
  let http: Http;

  beforeAll(() => {
    http = createHttp({
      userAgent: 'halfstep/0 (test)',
      allow: ['127.0.0.0/8'],
      resolve: async (host) => {
        if (host === 'inner.example') return [{ address: '10.0.0.9', family: 4 }];
        throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
      },
    });
  });
  afterAll(() => http.close());

  it.concurrent.each(CASES)('$name: $expected', async ({ serve, expected, body, detail, secure }) => {
    const server: RawServer = await startRawServer(serve);
    const url = `${secure ? 'https' : 'http'}://127.0.0.1:${server.port}/`;
    const answer = await http.get(url, {
      purpose: 'feed',
      maxBytes: MAX_BYTES,
      timeoutMs: expected === 'timeout' ? HANGING_MS : PATIENT_MS,
    });
    await server.close();
    expect(answer.kind, JSON.stringify(answer).slice(0, 300)).toBe(expected);
    if (body !== undefined) expect('body' in answer && Buffer.from(answer.body).toString()).toBe(body);
    if (detail) expect('detail' in answer && answer.detail).toMatch(detail);
    if ('body' in answer) expect(answer.body.length).toBeLessThanOrEqual(MAX_BYTES);
  });

  it('leaves the process without an open connection', async () => {
    const own = createHttp({ userAgent: 'halfstep/0 (test)', allow: ['127.0.0.0/8'] });
    const server = await startRawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      writeForever(socket, 'a'.repeat(65_536));
    });
    await own.get(`${server.origin}/`, { purpose: 'feed', maxBytes: 1000 });
    await own.close();
    // Closing waits for every socket's end; a connection left open would keep it waiting.
    await server.close();
    expect(server.connections()).toBe(1);
  });
});
