import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { catchMail, type MailTrap } from '../../src/cli/catch-mail.js';

let folder: string;
let trap: MailTrap;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halfstep-mail-'));
  trap = await catchMail(folder);
});

afterEach(async () => {
  await trap.close();
  await rm(folder, { recursive: true, force: true });
});

it('keeps a message for each recipient as it was sent, lines of dots included', async () => {
  const transport = createTransport({ host: '127.0.0.1', port: trap.port, secure: false, ignoreTLS: true, pool: true });
  const text = `半步\n.\n..\n.one\n${'x'.repeat(200_000)}\n`;
  const send = (to: string[]) => transport.sendMail({ from: 'a@example.com', to, subject: '高端化', text });
  await Promise.all([send(['b@example.com', 'c@example.com']), send(['d@example.com'])]);
  transport.close();
  expect(trap.caught.map(({ to }) => to).sort()).toEqual(['b@example.com', 'c@example.com', 'd@example.com']);
  for (const { path, bytes } of trap.caught) {
    const message = await readFile(path);
    expect(message.length).toBe(bytes);
    const mail = await PostalMime.parse(message);
    expect([mail.subject, mail.text]).toEqual(['高端化', text]);
  }
});

it('refuses a command that it does not know and stays for the next', async () => {
  const client = connect(trap.port, '127.0.0.1').setEncoding('latin1');
  client.write('FROB\r\nQUIT\r\n');
  let heard = '';
  for await (const chunk of client) heard += chunk;
  expect(heard).toBe('220 localhost\r\n502 Not implemented\r\n221 Bye\r\n');
});
