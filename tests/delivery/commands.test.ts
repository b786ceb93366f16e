/** Operator commands: resend, skip, compare and replay editions, and test a channel. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '../../src/io/logger.js';
import { openQueues } from '../../src/io/queue/open-queues.js';
import { type } from '../cli/fake-terminal.js';
import { reply, startSmtp } from '../io/mail/smtp-fixture.js';
import { writeConfig } from '../support/make-config.js';
import { makeDatabaseUrl, openTestDatabase } from '../support/test-database.js';

const week = (ago: number) => DateTime.now().setZone('Asia/Shanghai').minus({ weeks: ago }).toFormat("kkkk-'W'WW");
const FIRST = week(3);
const SECOND = week(2);
let folder: string;
let env: Record<string, string>;
let smtp: Awaited<ReturnType<typeof startSmtp>>;
let refused = 'li@example.com';

const halfstep = (...args: string[]) => type([...args, '--config', folder, '--data', join(folder, 'var')], { env });
const mailTo = () => smtp.received.flatMap(({ to }) => to).sort();

beforeAll(async () => {
  smtp = await startSmtp({
    onRcptTo: ({ address }, _session, done) => done(address === refused ? reply(550, 'no such user') : null),
  });
  folder = await mkdtemp(join(tmpdir(), 'halfstep-commands-'));
  env = { DATABASE_URL: await makeDatabaseUrl() };
  await writeConfig(folder, {
    feeds: [],
    mail: { host: '127.0.0.1', port: smtp.port },
    recipients: ['ann@example.com', 'li@example.com'],
  });
});
afterAll(async () => {
  await smtp.close();
  await rm(folder, { recursive: true, force: true });
});

it('tests a channel without touching anything else, and says what is wrong with it', async () => {
  const sent = await halfstep('digest', 'test', '--channel', 'post');
  expect(sent.code, sent.err).toBe(0);
  expect(mailTo()).toEqual(['ann@example.com']);
  const wrong = await halfstep('digest', 'test', '--channel', 'post', '--to', 'li@example.com');
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain('550');
  const unknown = await halfstep('digest', 'test', '--channel', 'nothing');
  expect(unknown.code).toBe(2);
  expect(unknown.err).toContain('files, post');
  smtp.received.length = 0;
});

it('resends to those only who are not known to have it, or to whoever is named', async () => {
  const published = await halfstep('digest', 'publish', '--period', FIRST);
  expect(published.code).toBe(1);
  expect(mailTo()).toEqual(['ann@example.com']);
  const status = await halfstep('status');
  expect(status.out).toMatch(/failed edition 1, post, li@example\.com.*550/);
  refused = '';
  const again = await halfstep('digest', 'resend', '1');
  expect(again.code, again.err).toBe(0);
  expect(mailTo()).toEqual(['ann@example.com', 'li@example.com']);
  expect((await halfstep('digest', 'resend', FIRST)).out).toContain('Every recipient already has it');
  expect((await halfstep('digest', 'resend', '1', '--to', 'new@example.com')).code).toBe(0);
  expect((await halfstep('digest', 'resend', '1', '--to', 'Ann <ann@example.com>')).code).toBe(0);
  expect(mailTo()).toEqual(['ann@example.com', 'ann@example.com', 'li@example.com', 'new@example.com']);
  const nobody = await halfstep('digest', 'resend', '1', '--to', 'pigeon');
  expect(nobody.err).toContain('no channel can reach it');
}, 180_000);

it('skips a period until that is taken back', async () => {
  expect((await halfstep('digest', 'skip', 'weekly', SECOND)).code).toBe(0);
  const refusedOne = await halfstep('digest', 'publish', '--period', SECOND);
  expect(refusedOne.code).toBe(1);
  expect(refusedOne.err).toContain('--undo');
  expect((await halfstep('digest', 'skip', 'weekly', SECOND, '--undo')).code).toBe(0);
  const published = await halfstep('digest', 'publish', '--period', SECOND);
  expect(published.code, published.err).toBe(0);
  const late = await halfstep('digest', 'skip', 'weekly', SECOND);
  expect(late.code).toBe(1);
  expect(late.err).toContain('already has an edition');
}, 180_000);

it('compares two editions and replays a past period without keeping it', async () => {
  const diff = await halfstep('digest', 'diff', FIRST, SECOND);
  expect(diff.code, diff.err).toBe(0);
  expect(diff.out).toContain(`${FIRST} → ${SECOND}`);
  expect((await halfstep('digest', 'diff', '1', '99')).err).toContain('There is no edition 99');
  const replay = await halfstep('digest', 'preview', '--period', FIRST, '--json');
  expect(replay.code, replay.err).toBe(0);
  const edition = JSON.parse(replay.out) as { period: { label: string }; number: number; late: boolean };
  expect(edition).toMatchObject({ period: { label: FIRST }, number: 1, late: false });
  expect(await readdir(join(folder, 'var', 'editions', 'weekly'))).toHaveLength(8);
}, 180_000);

it('sends other editions that wait in the queue only when told to', async () => {
  const [start, end] = [5, 4].map((ago) =>
    DateTime.now().setZone('Asia/Shanghai').startOf('week').minus({ weeks: ago }),
  );
  const database = await openTestDatabase(env.DATABASE_URL);
  const queues = await openQueues({ kind: 'postgres', config: database.config }, createLogger({ level: 'silent' }));
  const payload = {
    digestId: 'weekly',
    periodStart: start?.toUTC().toISO() ?? '',
    periodEnd: end?.toUTC().toISO() ?? '',
  };
  await queues.add([{ stage: 'compose-edition', payload }]);
  await queues.close(1_000);
  await database.close();

  const publish = ['digest', 'publish', '--period', week(4)] as const;
  const alone = await halfstep(...publish);
  expect(alone.code).toBe(2);
  expect(alone.err).toMatch(/1 task for other editions waits.*--yes/s);
  const asked: string[] = [];
  const refusing = await type([...publish, '--config', folder, '--data', join(folder, 'var')], {
    env,
    answers: ['n'],
    asked,
  });
  expect(refusing.err).toContain('Nothing was published');
  expect(asked).toEqual([expect.stringContaining('Send those too?')]);
  expect((await halfstep('digest', 'list')).out).not.toContain(week(4));
  const both = await halfstep(...publish, '--yes');
  expect(both.code, both.err).toBe(0);
  expect(both.out.match(/Edition \d+ \(weekly/g)).toHaveLength(2);
}, 180_000);
