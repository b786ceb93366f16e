/**
 * The first page and the endpoints for programs; nothing from a feed appears unescaped.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../src/start-service.js';
import { openBrowser } from '../support/browser.js';
import { makeConfig } from '../support/make-config.js';
import { type NewsServer, rss, startNewsServer } from '../support/news-server.js';
import { startQuietService } from '../support/quiet-service.js';
import { makeDatabaseUrl } from '../support/test-database.js';

let service: Service;
let news: NewsServer;
let folder: string;
let origin: string;
const browser = await openBrowser();

const text =
  '小米汽车宣布，小米 SU7 Ultra 开始交付，售价 52.99 万元，雷军出席了仪式。首批车主来自十个城市，其中四成此前开豪华品牌。公司表示，高端化是必由之路，工厂产能明年翻倍。';

beforeAll(async () => {
  news = await startNewsServer();
  folder = await mkdtemp(join(tmpdir(), 'halfstep-web-'));
  const link = `${news.origin}/1`;
  const title = '小米 SU7 Ultra 开始交付 &lt;script&gt;alert(1)&lt;/script&gt;';
  news.serve('/a.xml', {
    type: 'text/xml',
    body: rss([{ title, link, date: new Date(Date.now() - 3_600_000), text: text.repeat(2) }]),
  });
  const config = await makeConfig({
    feeds: [
      { name: '云杉科技报', url: `${news.origin}/a.xml` },
      { name: '旧港周刊', url: `${news.origin}/gone.xml` },
    ],
  });
  service = await startQuietService({
    roles: ['fetch', 'judge', 'deliver', 'web'],
    config: () => config,
    dataFolder: folder,
    databaseUrl: await makeDatabaseUrl(),
  });
  origin = service.web?.origin ?? '';
  await service.poll({ force: true });
  const until = async (ready: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; !(await ready()); tries++) {
      if (tries > 400) throw new Error('waited in vain');
      await new Promise((next) => setTimeout(next, 100));
    }
  };
  await until(async () => (await service.store.articles.counts()).filed === 1);
  const periodEnd = new Date();
  const periodStart = new Date(periodEnd.getTime() - 7 * 86_400_000);
  const payload = { digestId: 'weekly', periodStart: periodStart.toISOString(), periodEnd: periodEnd.toISOString() };
  await service.queues.add([{ stage: 'compose-edition', payload }]);
  await until(async () => (await service.store.editions.list(1)).length === 1);
});
afterAll(async () => {
  await service.stop();
  await news.close();
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('for programs', () => {
  const get = (path: string) => fetch(`${origin}${path}`);

  it('serves health, status and metrics', async () => {
    expect(await (await get('/health')).json()).toEqual({ ok: true });
    expect(await (await get('/status.json')).json()).toMatchObject({ entries: 1, stories: 1, feeds: { total: 2 } });
    expect(await (await get('/metrics')).text()).toMatch(/halfstep_articles\{state="filed"\} 1/);
  });

  it('serves an edition in every format, and 404 for an unknown one', async () => {
    const html = await get('/editions/1.html');
    expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
    const body = await html.text();
    expect(body).toContain('SU7 Ultra');
    expect(body).not.toContain('<script>alert');
    expect(await (await get('/editions/1.txt')).text()).toContain('SU7 Ultra');
    expect(await (await get('/editions/1.md')).text()).toContain('SU7 Ultra');
    expect(await (await get('/editions/1.json')).json()).toMatchObject({ number: 1 });
    expect((await get('/editions/99.html')).status).toBe(404);
    expect((await get('/editions/..%2f1.html')).status).toBe(404);
  });

  it('shows the queues read-only', async () => {
    expect((await get('/queues')).status).toBe(200);
    const retry = await fetch(`${origin}/queues/api/queues/fetch-feed/clean/completed`, { method: 'PUT' });
    expect(retry.status).toBeGreaterThanOrEqual(400);
  });
});

describe.skipIf(browser === null)('for people', () => {
  it('lists editions and unhealthy feeds, fits a phone, and runs no script from a feed', async () => {
    const page = await (await browser?.newContext({ viewport: { width: 360, height: 740 } }))?.newPage();
    if (!page) throw new Error('the browser is there');
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(origin);
    const wide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(wide).toBeLessThanOrEqual(0);
    expect(await page.getByText('旧港周刊').count()).toBe(1);
    await page.getByRole('link', { name: /第 1 期/ }).click();
    await page.waitForLoadState();
    expect(await page.getByText('SU7 Ultra').count()).toBeGreaterThan(0);
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    expect(dialogs).toEqual([]);
  });
});
