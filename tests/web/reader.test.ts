/**
 * The links in a mail: nothing changes before the reader presses the button.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planDeliveries } from '../../src/core/delivery/plan-deliveries.js';
import { assembleEdition } from '../../src/core/digest/assemble-edition.js';
import { renderHtml } from '../../src/core/digest/render/html/render-html.js';
import type { Config } from '../../src/io/config/load-config.js';
import type { Service } from '../../src/start-service.js';
import { makeEvent, makeInput } from '../core/digest/sample-input.js';
import { type MailCatcher, startMailCatcher } from '../support/mail-catcher.js';
import { makeConfig } from '../support/make-config.js';
import { startQuietService } from '../support/quiet-service.js';
import { makeDatabaseUrl } from '../support/test-database.js';

const READERS = ['Ann Reader <ann@example.com>', 'li@example.com'];
let service: Service;
let mail: MailCatcher;
let folder: string;
let config: Config;
let origin: string;

/** Composes and sends an edition with one story, starting with week 1. */
async function publish(week: number): Promise<void> {
  const [definition] = config.digests;
  if (!definition) throw new Error('there is a digest');
  const start = new Date(Date.UTC(2026, 9, 25, 16) + week * 7 * 86_400_000);
  const end = new Date(start.getTime() + 7 * 86_400_000);
  const edition = assembleEdition({
    ...makeInput({ events: [makeEvent({ id: '7' })], number: week, composedAt: new Date().toISOString() }),
    definition,
    period: {
      start: start.toISOString(),
      end: end.toISOString(),
      label: `2026-W${week}`,
      publishAt: end.toISOString(),
    },
  });
  const left = await service.store.deliveries.unsubscribed(definition.id);
  const kept = await service.store.editions.insert({
    digestId: definition.id,
    periodStart: start,
    periodEnd: end,
    edition,
    html: renderHtml(edition),
    plain: '',
    markdown: '',
    stories: [],
    deliveries: planDeliveries(definition, edition, { post: 'mail', files: 'file' }, left),
  });
  await service.queues.add(
    (kept?.deliveryIds ?? []).map((deliveryId) => ({ stage: 'deliver-edition', payload: { deliveryId } })),
  );
}

/** The first link of this kind in the mail to a reader, redirected to the test server. */
function linkIn(to: string, kind: 'f' | 'u'): string {
  const html = mail.messages.filter((message) => message.to === to).at(-1)?.html ?? '';
  const found = new RegExp(`https://monitor\\.example(/${kind}/[\\w.-]+)`).exec(html)?.[1];
  if (found === undefined) throw new Error(`no ${kind} link in the mail to ${to}`);
  return `${origin}${found}`;
}

const marks = async () => (await service.database.pool.query('select story_id, mark from feedback')).rows;
const post = (url: string, body: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(body) });

beforeAll(async () => {
  mail = await startMailCatcher();
  folder = await mkdtemp(join(tmpdir(), 'halfstep-reader-'));
  config = await makeConfig({
    feeds: [],
    mail: { host: '127.0.0.1', port: mail.port },
    recipients: READERS,
    settings: { web: { port: 0, publicUrl: 'https://monitor.example' } },
  });
  service = await startQuietService({
    roles: ['deliver', 'web'],
    config: () => config,
    dataFolder: folder,
    databaseUrl: await makeDatabaseUrl(),
  });
  origin = service.web?.origin ?? '';
  await publish(1);
  await mail.received(2);
});
afterAll(async () => {
  await service.stop();
  await mail.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a mark on a story', () => {
  it('is stored once by the button, and not by a scanner that opens the link', async () => {
    const link = linkIn('ann@example.com', 'f');
    for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
    const page = await (await fetch(link)).text();
    expect(page).toContain('<form method="post">');
    expect(page).toContain('有用');
    expect(await marks()).toEqual([]);
    expect(await (await post(link, { do: 'mark' })).text()).toContain('已记下');
    await post(link, { do: 'mark' });
    expect(await marks()).toEqual([{ story_id: '7', mark: 'useful' }]);
    const counted = await service.store.feedback.marks(
      'weekly',
      new Date(Date.now() - 60_000),
      new Date(Date.now() + 60_000),
    );
    expect(counted).toEqual({ given: 1, wrong: 0 });
  });

  it('is rejected for an altered link or one for another purpose', async () => {
    const link = linkIn('ann@example.com', 'f');
    const forged = link.replace('.useful.', '.off-topic.');
    expect(forged).not.toBe(link);
    expect((await post(forged, {})).status).toBe(404);
    expect((await post(link.replace('/f/', '/u/'), {})).status).toBe(404);
    expect(await marks()).toHaveLength(1);
    expect(await service.store.deliveries.unsubscribed('weekly')).toEqual([]);
  });

  it('loads nothing external and is not cached', async () => {
    const { headers } = await fetch(linkIn('ann@example.com', 'f'));
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});

describe('unsubscribing', () => {
  it('works by one-click POST, and stops further editions', async () => {
    const link = linkIn('ann@example.com', 'u');
    expect((await fetch(link)).status).toBe(200);
    expect(await service.store.deliveries.unsubscribed('weekly')).toEqual([]);
    expect((await post(link, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    expect(await service.store.deliveries.unsubscribed('weekly')).toEqual(['ann@example.com']);
    await publish(2);
    await mail.received(3);
    await new Promise((next) => setTimeout(next, 500));
    expect(mail.messages.map(({ to }) => to).sort()).toEqual(['ann@example.com', 'li@example.com', 'li@example.com']);
  });

  it('can be undone on the confirmation page', async () => {
    const link = linkIn('ann@example.com', 'u');
    expect(await (await post(link, { do: 'back' })).text()).toContain('已恢复订阅');
    expect(await service.store.deliveries.unsubscribed('weekly')).toEqual([]);
  });
});

describe('the feeds', () => {
  it('serve editions and themes as Atom and JSON Feed, and 404 for unknown ones', async () => {
    for (const path of [
      '/feeds/weekly.atom',
      '/feeds/weekly.json',
      '/feeds/weekly/flagship.atom',
      '/feeds/weekly/flagship.json',
    ]) {
      const answer = await fetch(`${origin}${path}`);
      expect(answer.status, path).toBe(200);
      const { feed } = parseFeed(await answer.text());
      expect(JSON.stringify(feed), path).toContain('https://monitor.example/editions/');
      const again = await fetch(`${origin}${path}`, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
      expect(again.status).toBe(304);
    }
    expect((await fetch(`${origin}/feeds/nothing.atom`)).status).toBe(404);
    expect((await fetch(`${origin}/feeds/weekly/nothing.atom`)).status).toBe(404);
  });
});
