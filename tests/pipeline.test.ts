/**
 * The whole loop: feed → entry → article → judgement → story → edition → mail, each exactly once.
 * Runs on PostgreSQL queues and, if available, on Redis.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../src/io/config/load-config.js';
import type { Service } from '../src/start-service.js';
import { type MailCatcher, startMailCatcher } from './support/mail-catcher.js';
import { makeConfig } from './support/make-config.js';
import { type NewsServer, rss, startNewsServer } from './support/news-server.js';
import { startQuietService } from './support/quiet-service.js';
import { findRedis } from './support/redis.js';
import { makeDatabaseUrl } from './support/test-database.js';

const redis = await findRedis();
const kinds = [{ name: 'PostgreSQL' }, ...(redis ? [{ name: 'Redis', redisUrl: `${redis.url}/2` }] : [])];

const day = (back: number, hour = 9) => new Date(Date.UTC(2026, 10, 16 - back, hour));
const launch = [
  '小米汽车 11 月 13 日宣布，小米 SU7 Ultra 正式开启交付，官方售价 52.99 万元。',
  '首批车主在北京亦庄的交付中心提车，雷军到场为第一位车主递上车钥匙。',
  '按照官方说法，这款车开售两小时锁定订单超过 10000 台，其中近四成车主此前开的是豪华品牌。',
  '小米集团总裁在现场表示，高端化是公司的必由之路，汽车为手机和家电带来了新的用户。',
  '工厂方面，二期产线已经通过验收，明年的产能将提高一倍。',
].join('');

afterAll(() => redis?.close());

describe.each(kinds)('the whole loop on $name', ({ redisUrl }) => {
  let news: NewsServer;
  let mail: MailCatcher;
  let folder: string;
  let databaseUrl: string;
  let config: Config;
  const services: Service[] = [];

  const start = async (): Promise<Service> => {
    const service = await startQuietService({
      roles: ['clock', 'fetch', 'judge', 'deliver'],
      config: () => config,
      dataFolder: folder,
      databaseUrl,
      redisUrl,
      now: () => new Date('2026-11-16T02:00:00Z'),
    });
    services.push(service);
    return service;
  };

  beforeAll(async () => {
    news = await startNewsServer();
    mail = await startMailCatcher();
    folder = await mkdtemp(join(tmpdir(), 'halfstep-loop-'));
    databaseUrl = await makeDatabaseUrl();
    config = await makeConfig({
      feeds: [
        { name: '云杉科技报', url: `${news.origin}/a.xml` },
        { name: '海栈快讯', url: `${news.origin}/b.xml` },
        { name: '没有的来源', url: `${news.origin}/none.xml` },
      ],
      mail: { host: '127.0.0.1', port: mail.port },
      recipients: ['chen@example.com', 'li@example.com'],
    });
    news.serve('/a.xml', {
      type: 'application/rss+xml',
      headers: { etag: '"one"' },
      body: rss([
        { title: '小米 SU7 Ultra 开启交付，售价 52.99 万元', link: `${news.origin}/a/1`, date: day(3), text: launch },
        {
          title: '小米粥怎么熬才香',
          link: `${news.origin}/a/2`,
          date: day(2),
          text: '小米洗净，加水，小火慢熬四十分钟。'.repeat(20),
        },
      ]),
    });
    news.serve('/b.xml', {
      type: 'application/rss+xml',
      body: rss([
        {
          title: '转载：小米 SU7 Ultra 开启交付',
          link: `${news.origin.replace('127.0.0.1', 'localhost')}/b/1`,
          date: day(2, 20),
          text: `${launch}（来源：云杉科技报）`,
        },
      ]),
    });
  });
  afterAll(async () => {
    for (const service of services) await service.stop();
    await news.close();
    await mail.close();
    await rm(folder, { recursive: true, force: true });
  });

  const settled = async ({ store }: Service, articles: number): Promise<void> => {
    const deadline = Date.now() + 40_000;
    for (;;) {
      const counts = await store.articles.counts();
      if (counts.filed === articles && counts.found + counts.read + counts.judged === 0) return;
      if (Date.now() > deadline) throw new Error(`waited in vain: ${JSON.stringify(counts)}`);
      await new Promise((next) => setTimeout(next, 50));
    }
  };

  it('stores, judges and files what the feeds show, and a second poll adds nothing', async () => {
    const service = await start();
    await service.poll({ force: true });
    await settled(service, 3);
    const rows = await service.store.articles.list({ limit: 10 });
    const launchRows = rows.filter(({ title }) => title.includes('SU7'));
    expect(launchRows.map(({ relevance }) => relevance)).toEqual([2, 2]);
    expect(new Set(launchRows.map(({ storyId }) => storyId)).size).toBe(1);
    expect(launchRows.map(({ role }) => role).sort()).toEqual(['copy', 'original']);
    expect(rows.find(({ title }) => title.includes('小米粥'))?.relevance).toBe(0);

    await service.poll({ force: true });
    await new Promise((next) => setTimeout(next, 1_500));
    await settled(service, 3);
    expect(await service.store.entries.count()).toBe(3);
    const [missing] = (await service.store.feeds.list()).filter(({ name }) => name === '没有的来源');
    expect(missing).toMatchObject({ lastOutcome: 'not-found' });
    expect(missing?.cure).toContain('halfstep feeds add');
  });

  it('composes one edition and sends one copy to each receiver, although two services and three clocks trigger it', async () => {
    const [first] = services;
    const second = await start();
    if (!first) throw new Error('the first service runs');
    const job = {
      stage: 'compose-edition',
      payload: { digestId: 'weekly', periodStart: '2026-11-08T16:00:00.000Z', periodEnd: '2026-11-15T16:00:00.000Z' },
    } as const;
    await Promise.all([first.queues.add([job]), second.queues.add([job]), first.publish(), second.publish()]);
    await mail.received(2);
    await Promise.all([first.queues.add([job]), first.sweep(), second.sweep()]);
    await new Promise((next) => setTimeout(next, 2_000));

    expect(mail.messages.map(({ to }) => to).sort()).toEqual(['chen@example.com', 'li@example.com']);
    const [message] = mail.messages;
    expect(message?.text).toContain('SU7 Ultra');
    expect(message?.text).toContain('1 家转载');
    expect(message?.text).not.toContain('小米粥');
    expect(await first.store.editions.list(10)).toMatchObject([{ digestId: 'weekly', number: 1, stories: '1' }]);
    const files = await readdir(join(folder, 'editions', 'weekly'));
    expect(files.sort()).toEqual(['2026-W46.html', '2026-W46.json', '2026-W46.md', '2026-W46.txt']);
    expect(await readFile(join(folder, 'editions', 'weekly', '2026-W46.html'), 'utf8')).toContain('SU7 Ultra');
    const states = await first.store.deliveries.counts();
    expect(states).toEqual({ sent: 3 });
  });

  it('carries an article that arrives after its period in the next edition, and repeats no story', async () => {
    const [service] = services;
    if (!service) throw new Error('the first service runs');
    const late =
      '小米今日公布，2026 年第三季度研发投入达到 91 亿元，同比增长 52%，玄戒芯片团队规模超过 3000 人，公司将继续冲击高端。'.repeat(
        4,
      );
    news.serve('/b.xml', {
      type: 'application/rss+xml',
      body: rss([
        {
          title: '小米第三季度研发投入 91 亿元，玄戒芯片团队超 3000 人',
          link: `${news.origin}/b/9`,
          date: day(1),
          text: late,
        },
      ]),
    });
    await service.poll({ force: true });
    await settled(service, 4);
    const next = {
      stage: 'compose-edition',
      payload: { digestId: 'weekly', periodStart: '2026-11-15T16:00:00.000Z', periodEnd: '2026-11-22T16:00:00.000Z' },
    } as const;
    await service.queues.add([next]);
    await mail.received(4);
    const text = mail.messages.at(-1)?.text ?? '';
    expect(text).toContain('玄戒芯片团队');
    expect(text).not.toContain('开启交付，售价');
  });
});
