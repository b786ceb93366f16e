/**
 * The mailbox of the demo: a local SMTP server that saves each message to a file, byte for byte as it was sent.
 * It implements just enough of SMTP (RFC 5321) for the program's own mail channel, which spares the demo a package.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';

interface CaughtMail {
  to: string;
  /** Path of the .eml file. */
  path: string;
  bytes: number;
}

export interface MailTrap {
  port: number;
  caught: CaughtMail[];
  close(): Promise<void>;
}

type Keep = (message: Buffer, recipients: readonly string[]) => Promise<void>;

/** Listens on a free port of this machine only. */
export async function catchMail(folder: string): Promise<MailTrap> {
  await mkdir(folder, { recursive: true });
  const caught: CaughtMail[] = [];
  let number = 0;
  const keep: Keep = async (message, recipients) => {
    for (const to of recipients) {
      const path = join(folder, `${++number}.eml`);
      await writeFile(path, message);
      caught.push({ to, path, bytes: message.length });
    }
  };
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    client.once('close', () => clients.delete(client));
    // A dropped connection loses only its own message, which the sender reports.
    converse(client, keep).catch(() => client.destroy());
  });
  await new Promise<void>((ready, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', ready);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    caught,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const client of clients) client.destroy();
      }),
  };
}

const REPLIES: Record<string, string> = {
  EHLO: '250-localhost\r\n250-8BITMIME\r\n250 SMTPUTF8',
  HELO: '250 localhost',
  MAIL: '250 OK',
  RCPT: '250 OK',
  DATA: '354 End with a line that holds only a dot',
  RSET: '250 OK',
  NOOP: '250 OK',
  QUIT: '221 Bye',
};

/** One client from greeting to QUIT. */
async function converse(client: Socket, keep: Keep): Promise<void> {
  let recipients: string[] = [];
  let message: string[] | null = null;
  let rest = '';
  const reply = (line: string) => client.write(`${line}\r\n`);
  reply('220 localhost');
  // latin1 maps each byte to one character, so splitting into lines keeps the content intact.
  for await (const chunk of client.setEncoding('latin1')) {
    const lines = `${rest}${chunk}`.split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (message && line !== '.') {
        // The sender doubles a leading dot (RFC 5321, 4.5.2).
        message.push(line.replace(/^\./, ''));
      } else if (message) {
        await keep(Buffer.from(`${message.join('\r\n')}\r\n`, 'latin1'), recipients);
        message = null;
        recipients = [];
        reply('250 OK');
      } else {
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === 'RCPT') recipients.push(/<(.*)>/.exec(line)?.[1] ?? '');
        if (verb === 'DATA') message = [];
        if (verb === 'MAIL' || verb === 'RSET') recipients = [];
        reply(REPLIES[verb] ?? '502 Not implemented');
        if (verb === 'QUIT') client.end();
      }
    }
  }
}
