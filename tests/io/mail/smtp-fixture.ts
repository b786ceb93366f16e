/** A real SMTP server on loopback that fails on demand. */
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Received {
  to: string[];
  raw: string;
}

export async function startSmtp(options: SMTPServerOptions & { beforeReply?: () => Error | 'drop' | null } = {}) {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const { beforeReply, ...rest } = options;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    ...rest,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        const fault = beforeReply?.() ?? null;
        if (fault === 'drop') {
          // As a crash between "stored" and "250": everything was read, no reply goes out.
          for (const socket of sockets) socket.destroy();
        } else callback(fault);
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    received,
    connections: () => sockets,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** A reply with this code. */
export function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
