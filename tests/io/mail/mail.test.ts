/** Mail is sent completely and once, and refusals are distinguished from "perhaps delivered". */

import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { assembleEdition } from '../../../src/core/digest/assemble-edition.js';
import type { DeliveryMessage } from '../../../src/io/channels/channel.js';
import { createMailer, type MailSettings } from '../../../src/io/channels/mail.js';
import { fullWeek } from '../../core/digest/full-week.js';
import { reply, startSmtp } from './smtp-fixture.js';
import { TEST_CERTIFICATE, TEST_KEY } from './tls-fixture.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function smtp(options: Parameters<typeof startSmtp>[0] = {}) {
  const server = await startSmtp(options);
  closing.push(server.close);
  return server;
}

function mailer(port: number, more: Partial<MailSettings> = {}) {
  const channel = createMailer({
    host: '127.0.0.1',
    port,
    security: 'none',
    from: '半步 <halfstep@monitor.example>',
    ...more,
  });
  closing.push(channel.close);
  return channel;
}

const message = (more: Partial<DeliveryMessage> = {}): DeliveryMessage => ({
  messageId: 'halfstep.0123456789abcdef',
  publication: assembleEdition(fullWeek()),
  recipient: 'reader@desk.example',
  options: { editionUrl: 'https://monitor.example/e/1' },
  handOver: async () => undefined,
  ...more,
});

describe('a delivered mail', () => {
  it('carries both parts whole, in Chinese, and the headers that mail programs act on', async () => {
    const server = await smtp();
    const sent = await mailer(server.port).send(message({ oneClickUrl: 'https://monitor.example/u/abc' }));
    expect(sent).toMatchObject({ kind: 'accepted' });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.to).toEqual(['reader@desk.example']);
    const mail = await PostalMime.parse(server.received[0]?.raw ?? '');
    expect(mail.subject).toBe('有进有退：5 件支持，2 件削弱，2 件好坏参半 · 小米高端化周报 2026-W46');
    expect(mail.messageId).toBe('<halfstep.0123456789abcdef@monitor.example>');
    expect(mail.html).toContain('小米 18 Ultra 起售价 7,499 元');
    expect(mail.text).toContain('有进有退：5 件支持，2 件削弱，2 件好坏参半');
    expect(mail.text).toContain('下一期：11月23日 08:00');
    const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
    expect(headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'list-unsubscribe': '<https://monitor.example/u/abc>',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
    expect(headers['list-id']).toMatch(/<weekly\.halfstep\.monitor\.example>$/);
  });

  it('promises no one-click unsubscribing without an https address for it', async () => {
    const server = await smtp();
    await mailer(server.port).send(message());
    await mailer(server.port).send(message({ oneClickUrl: 'http://monitor.example/u/abc' }));
    for (const { raw } of server.received) expect(raw).not.toMatch(/^List-Unsubscribe-Post:/im);
    expect(server.received[0]?.raw).not.toMatch(/^List-Unsubscribe:/im);
  });

  it('has the same Message-ID on every attempt', async () => {
    const server = await smtp();
    const channel = mailer(server.port);
    await channel.send(message());
    await channel.send(message());
    const ids = server.received.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)?.[1]);
    expect(new Set(ids).size).toBe(1);
  });

  it('lets nothing in a title become a header or a further recipient', async () => {
    const server = await smtp();
    const input = fullWeek();
    input.definition.title = '周报\r\nBcc: thief@evil.example\r\n\r\n<script>';
    await mailer(server.port).send(message({ publication: assembleEdition(input) }));
    expect(server.received[0]?.to).toEqual(['reader@desk.example']);
    const mail = await PostalMime.parse(server.received[0]?.raw ?? '');
    expect(mail.bcc ?? []).toEqual([]);
    expect(mail.headers.some(({ key }) => key === 'bcc')).toBe(false);
    expect(mail.subject).toContain('周报 Bcc: thief@evil.example <script>');
  });

  it('goes over STARTTLS, with a login', async () => {
    const server = await smtp({
      key: TEST_KEY,
      cert: TEST_CERTIFICATE,
      disabledCommands: [],
      authOptional: false,
      onAuth: ({ username, password }, _session, done) =>
        username === 'bot' && password === 'open sesame' ? done(null, { user: username }) : done(reply(535, 'no')),
    });
    const secure = { host: 'localhost', security: 'starttls', ca: TEST_CERTIFICATE, user: 'bot' } as const;
    expect(await mailer(server.port, { ...secure, password: 'open sesame' }).send(message())).toMatchObject({
      kind: 'accepted',
    });
    const wrong = await mailer(server.port, { ...secure, password: 'guess' }).send(message());
    expect(wrong).toMatchObject({ kind: 'rejected', advice: expect.stringContaining('user or password') });
    expect(JSON.stringify(wrong)).not.toContain('guess');
    expect(server.received).toHaveLength(1);
  });

  it('is not sent in the clear to a server that offers no encryption', async () => {
    const server = await smtp();
    const sent = await mailer(server.port, { security: 'starttls' }).send(message());
    expect(sent).toMatchObject({ kind: 'rejected', advice: expect.stringContaining('encryption') });
    expect(server.received).toHaveLength(0);
  });
});

describe('a mail that is not taken', () => {
  it('is given up with advice when the recipient is refused for good', async () => {
    const server = await smtp({ onRcptTo: (_address, _session, done) => done(reply(550, '5.1.1 no such user')) });
    const sent = await mailer(server.port).send(message());
    expect(sent).toMatchObject({
      kind: 'rejected',
      advice: expect.stringMatching(/reader@desk\.example.*mailbox.*no such user/),
    });
  });

  it('is tried again later when the server says so, as greylisting does', async () => {
    const server = await smtp({ onRcptTo: (_address, _session, done) => done(reply(451, '4.7.1 try again later')) });
    expect(await mailer(server.port).send(message())).toEqual({
      kind: 'retry',
      reason: expect.stringContaining('try again later'),
      afterMs: 600_000,
    });
  });

  it('is given up or tried again by the reply to the message itself', async () => {
    const spam = await smtp({ beforeReply: () => reply(554, '5.7.1 looks like spam') });
    expect(await mailer(spam.port).send(message())).toMatchObject({
      kind: 'rejected',
      advice: expect.stringContaining('SPF'),
    });
    const busy = await smtp({ beforeReply: () => reply(452, '4.3.1 disk full') });
    expect(await mailer(busy.port).send(message())).toMatchObject({ kind: 'retry' });
  });

  it('is tried again when the server is not there', async () => {
    const server = await startSmtp();
    await server.close();
    expect(await mailer(server.port).send(message())).toMatchObject({ kind: 'retry' });
  });

  it('is tried again when the connection breaks before the message went over', async () => {
    const server = await smtp({
      onRcptTo: (_address, session) => {
        void session;
        for (const one of server.connections()) one.destroy();
      },
    });
    expect(await mailer(server.port).send(message())).toMatchObject({ kind: 'retry' });
    expect(server.received).toHaveLength(0);
  });

  it('is unknown, and sent only once, when the connection breaks after the message and before the reply', async () => {
    const server = await smtp({ beforeReply: () => 'drop' });
    expect(await mailer(server.port).send(message())).toMatchObject({ kind: 'unknown' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(server.received).toHaveLength(1);
  });

  it('does not hold up the next one', async () => {
    let fail = true;
    const server = await smtp({ beforeReply: () => (fail ? 'drop' : null) });
    const channel = mailer(server.port);
    expect(await channel.send(message())).toMatchObject({ kind: 'unknown' });
    fail = false;
    expect(await channel.send(message({ recipient: 'second@desk.example' }))).toMatchObject({ kind: 'accepted' });
  });
});
