/**
 * Receivers as they are in reality: an SMTP server, a chat service that cannot recognise repetitions, and a webhook that can.
 * Each counts the copies that reached it, answered or not.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Receivers {
  /** Channels that deliver here, as written in the settings. */
  channels: Record<string, object>;
  /** Mail by its Message-ID; chat messages by the edition's number; webhook calls by their Idempotency-Key. */
  mail: Map<string, number>;
  chat: Map<string, number>;
  hook: Map<string, number>;
  /** Called when a complete copy has arrived, before it is answered. */
  beforeReply: (channel: 'post' | 'chat' | 'hook') => void | Promise<void>;
  close(): Promise<void>;
}

const count = (copies: Map<string, number>, key: string): void => void copies.set(key, (copies.get(key) ?? 0) + 1);

export async function startReceivers(): Promise<Receivers> {
  const mail = new Map<string, number>();
  const chat = new Map<string, number>();
  const hook = new Map<string, number>();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        const text = Buffer.concat(parts).toString('latin1');
        const boundary = /boundary="([^"]+)"/.exec(text)?.[1];
        // An incomplete mail is not a copy: its sender died in mid-transfer.
        if (boundary === undefined || !text.includes(`--${boundary}--`)) return done();
        count(mail, /^Message-ID: <([^@]+)@/im.exec(text)?.[1] ?? '?');
        await receivers.beforeReply('post');
        done();
      });
    },
  });
  smtp.on('error', () => undefined);
  const http = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', async () => {
      const body = Buffer.concat(parts).toString();
      if (request.url === '/hook') {
        count(hook, String(request.headers['idempotency-key']));
        await receivers.beforeReply('hook');
        response.writeHead(200).end();
      } else {
        count(chat, /第 (\d+) 期/.exec(body)?.[1] ?? '?');
        await receivers.beforeReply('chat');
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1","event":"message"}');
      }
    });
  });
  await Promise.all([
    new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready)),
    new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready)),
  ]);
  const port = (smtp.server.address() as AddressInfo).port;
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const receivers: Receivers = {
    channels: {
      post: { kind: 'mail', host: '127.0.0.1', port, security: 'none', from: 'halfstep@example.com' },
      chat: { kind: 'ntfy', server: origin, topic: 'halfstep' },
      hook: { kind: 'webhook', url: `${origin}/hook` },
      files: { kind: 'file' },
    },
    mail,
    chat,
    hook,
    beforeReply: () => undefined,
    close: async () => {
      http.closeAllConnections();
      await Promise.all([
        new Promise<void>((closed) => smtp.close(() => closed())),
        new Promise<void>((closed) => http.close(() => closed())),
      ]);
    },
  };
  return receivers;
}
