/** A TCP server that sends exactly the bytes that a test wants, valid HTTP or not. */
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface RawServer {
  origin: string;
  port: number;
  /** Connections made so far. */
  connections(): number;
  close(): Promise<void>;
}

/** @param answer called once per connection when the request's headers have arrived; may write anything to the socket. */
export async function startRawServer(answer: (socket: Socket, head: string) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // The client hangs up on hostile answers, as the tests expect.
    socket.on('error', () => {});
    let head = '';
    const listen = (data: Buffer) => {
      head += data.toString('latin1');
      // A TLS hello has no HTTP headers; it is answered all the same.
      if (!head.includes('\r\n\r\n') && head.charCodeAt(0) !== 0x16) return;
      socket.off('data', listen);
      socket.resume();
      answer(socket, head);
    };
    socket.on('data', listen);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    connections: () => count,
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => closed());
      }),
  };
}

/** Writes the same piece until the other side hangs up. */
export function writeForever(socket: Socket, piece: string | Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
    if (!socket.destroyed) socket.once('drain', more);
  };
  more();
}

/** Writes a piece every few milliseconds until the other side hangs up. */
export function drip(socket: Socket, piece: string, everyMs: number): void {
  const timer = setInterval(() => socket.write(piece), everyMs);
  socket.on('close', () => clearInterval(timer));
}
