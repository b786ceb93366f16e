/**
 * What did the mail look like as it left?
 * A local SMTP server that keeps each message, as it came over the wire, in a file.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

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

/** Listens on a free port of this machine only. */
export async function catchMail(folder: string): Promise<MailTrap> {
  await mkdir(folder, { recursive: true });
  const caught: CaughtMail[] = [];
  let number = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      keep(
        stream,
        session.envelope.rcptTo.map(({ address }) => address),
      ).then(() => done(), done);
    },
  });
  const keep = async (stream: NodeJS.ReadableStream, recipients: string[]): Promise<void> => {
    const message = await buffer(stream);
    for (const to of recipients) {
      const path = join(folder, `${++number}.eml`);
      await writeFile(path, message);
      caught.push({ to, path, bytes: message.length });
    }
  };
  await new Promise<void>((ready, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', ready);
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    caught,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
