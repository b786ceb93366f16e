/**
 * A stage's time limit ends its HTTP requests: the connection closes, and the request rejects instead of counting as the server's
 * failure.
 */
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { withinAbortScope } from '../../../src/io/abort-scope.js';
import { createHttp, type Http } from '../../../src/io/http/create-http.js';
import { hostStateInMemory } from '../../../src/io/http/host-state.js';
import { createPoliteHttp } from '../../../src/io/http/polite-http.js';
import { drip, type RawServer, startRawServer } from '../../support/raw-server.js';

const LIMIT = new Error('the stage took too long');
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function start(
  answer: (socket: Socket) => void,
): Promise<{ server: RawServer; http: Http; asked: Promise<Socket> }> {
  let tell: (socket: Socket) => void = () => {};
  const asked = new Promise<Socket>((resolve) => {
    tell = resolve;
  });
  const server = await startRawServer((socket) => {
    answer(socket);
    tell(socket);
  });
  const http = createHttp({ userAgent: 'test', allow: ['127.0.0.0/8'] });
  open.push(server, http);
  return { server, http, asked };
}

describe('an aborted scope', () => {
  it.each<[string, (socket: Socket) => void]>([
    ['waits for the headers', () => {}],
    [
      'reads the body',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n');
        drip(socket, 'x', 20);
      },
    ],
    [
      'reads an error page',
      (socket) => {
        socket.write('HTTP/1.1 500 No\r\ncontent-type: text/plain\r\n\r\n');
        drip(socket, 'x', 20);
      },
    ],
  ])('ends a request that %s', async (_, answer) => {
    const { server, http, asked } = await start(answer);
    const control = new AbortController();
    const request = withinAbortScope(control.signal, () => http.get(server.origin, { purpose: 'feed' }));
    const socket = await asked;
    const closed = new Promise((resolve) => socket.once('close', resolve));
    control.abort(LIMIT);
    await expect(request).rejects.toBe(LIMIT);
    await closed;
  });

  it('leaves requests of other scopes alone', async () => {
    const { server, http, asked } = await start(() => {});
    const [one, other] = [new AbortController(), new AbortController()];
    const get = (signal: AbortSignal) =>
      withinAbortScope(signal, () => http.get(server.origin, { purpose: 'feed', timeoutMs: 1_000 }));
    const beside = get(other.signal);
    await asked;
    const aborted = get(one.signal);
    one.abort(LIMIT);
    await expect(aborted).rejects.toBe(LIMIT);
    expect(await beside).toMatchObject({ kind: 'timeout' });
  });

  it('begins nothing once it is over', async () => {
    const { server, http, asked } = await start(() => {});
    const control = new AbortController();
    const get = () => withinAbortScope(control.signal, () => http.get(server.origin, { purpose: 'feed' }));
    const request = get();
    await asked;
    control.abort(LIMIT);
    await expect(request).rejects.toBe(LIMIT);
    const before = server.connections();
    await expect(get()).rejects.toBe(LIMIT);
    expect(server.connections()).toBe(before);
  });

  it('ends the wait for a host’s turn, and lets the host be asked afterwards', async () => {
    const { server, http } = await start((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'));
    const polite = createPoliteHttp({ http, hosts: hostStateInMemory(), minGapMs: 1_000, perHost: 1 });
    const get = () => polite.get(server.origin, { purpose: 'feed', patienceMs: 60_000 });
    await get();
    const control = new AbortController();
    const waiting = withinAbortScope(control.signal, get);
    control.abort(LIMIT);
    await expect(waiting).rejects.toBe(LIMIT);
    expect(server.connections()).toBe(1);
    // The aborted request must not hold one of the host's places.
    expect(await get()).toMatchObject({ kind: 'ok' });
  });
});
