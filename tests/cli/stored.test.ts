/**
 * Commands on stored data, which the program collected from a local site.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeConfig } from '../support/make-config.js';
import { type NewsServer, rss, startNewsServer } from '../support/news-server.js';
import { makeDatabaseUrl } from '../support/test-database.js';
import { type } from './fake-terminal.js';

const hour = 3_600_000;
const CAR =
  '小米汽车今天公布，小米SU7 Ultra上市以来的大定订单超过2.3万台，售价52.99万元。雷军表示，小米高端化战略进入新阶段，将对标保时捷。'.repeat(
    4,
  );
const MILLET = '今日小米粥的做法：选用山西小米，加水慢煮四十分钟，营养丰富，老少皆宜。'.repeat(6);

let site: NewsServer;
let folder: string;
let env: Record<string, string>;

const halfstep = (...args: string[]) => type([...args, '--config', folder, '--data', join(folder, 'var')], { env });

beforeAll(async () => {
  site = await startNewsServer();
  const at = (hours: number) => new Date(Date.now() - hours * hour);
  site.serve('/a', {
    type: 'application/rss+xml',
    body: rss([
      { title: '小米SU7 Ultra大定超2.3万台，售价52.99万元', link: `${site.origin}/su7`, date: at(3), text: CAR },
      { title: '小米粥怎么煮最养胃', link: `${site.origin}/congee`, date: at(4), text: MILLET },
    ]),
  });
  site.serve('/b', {
    type: 'application/rss+xml',
    body: rss([
      { title: '转载：小米SU7 Ultra大定超2.3万台，售价52.99万元', link: `${site.origin}/copy`, date: at(2), text: CAR },
    ]),
  });
  folder = await mkdtemp(join(tmpdir(), 'halfstep-stored-'));
  env = { DATABASE_URL: await makeDatabaseUrl() };
  await writeConfig(folder, {
    feeds: [
      { name: '甲报', url: `${site.origin}/a` },
      { name: '乙报', url: `${site.origin}/b` },
      { name: '丙报', url: `${site.origin}/gone` },
    ],
  });
}, 60_000);
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const Rows = z.array(z.record(z.string(), z.unknown()));
const json = async (...args: string[]) => Rows.parse(JSON.parse((await halfstep(...args, '--json')).out));

describe('poll --wait', () => {
  it('collects everything once, and nothing on the second run', async () => {
    const first = await halfstep('poll', '--all', '--wait', '--json');
    expect([first.code, JSON.parse(first.out)]).toEqual([
      0,
      { due: 3, newEntries: 3, newArticles: 3, feedsInTrouble: expect.any(Number) },
    ]);
    const second = await halfstep('poll', '--all', '--wait', '--json');
    expect(JSON.parse(second.out)).toMatchObject({ newEntries: 0, newArticles: 0 });
  });
});

describe('articles, search, stories, explain', () => {
  it('list stored articles by relevance', async () => {
    const all = await json('articles');
    expect(all).toHaveLength(3);
    const premium = await json('articles', '--relevance', '2', '--since', '1d');
    expect(premium.map(({ outlet }) => outlet).sort()).toEqual(['乙报', '甲报']);
    const { out } = await halfstep('articles');
    expect(out).toContain('小米粥怎么煮最养胃');
  });

  it('search by Chinese words, also in traditional characters, all of which must occur', async () => {
    expect((await json('search', '山西')).map(({ title }) => title)).toEqual(['小米粥怎么煮最养胃']);
    expect(await json('search', '訂單', '保时捷')).toHaveLength(2);
    expect(await json('search', '山西', '保时捷')).toEqual([]);
    expect((await halfstep('search', '没有这个词吧')).err).toBe('No article matches.');
  });

  it('show a copy in its story', async () => {
    const [story, ...others] = await json('stories', 'list');
    expect(others).toEqual([]);
    expect(story).toMatchObject({ outlets: 1, copies: 1, relevance: 2 });
    const shown = JSON.parse((await halfstep('stories', 'show', String(story?.id), '--json')).out);
    const members = Rows.parse(shown.articles);
    expect(members.map(({ role }) => role).sort()).toEqual(['copy', 'original']);
    expect(await halfstep('stories', 'show', '999999')).toMatchObject({
      code: 1,
      err: expect.stringContaining('halfstep stories list'),
    });
  });

  it('explain an article by id and by any form of its address', async () => {
    const [article] = await json('search', '山西');
    const byId = await halfstep('explain', String(article?.id));
    expect(byId.code).toBe(0);
    expect(byId.out).toMatch(/Relevance [01], /);
    const byUrl = await halfstep('explain', `${site.origin}/su7?utm_source=x`);
    expect(byUrl.out).toMatch(/Relevance 2, bears on the premium strategy/);
    expect(byUrl.out).toMatch(/Story \d+/);
    expect(await halfstep('explain', 'https://nowhere.example/x')).toMatchObject({
      code: 1,
      err: expect.stringContaining('halfstep search'),
    });
  });
});

describe('digest', () => {
  it('previews without storing anything', async () => {
    const { code, out } = await halfstep('digest', 'preview');
    expect(code).toBe(0);
    expect(out).toContain('SU7 Ultra');
    expect(await json('digest', 'list')).toEqual([]);
    for (const format of ['markdown', 'html', 'json']) {
      expect((await halfstep('digest', 'preview', 'weekly', '--format', format)).out).toContain('SU7 Ultra');
    }
  });

  it('publishes a period once, delivers it, and shows it unchanged', async () => {
    const published = await halfstep('digest', 'publish', 'weekly', '--period', 'current', '--json');
    expect([published.code, published.err]).toEqual([0, expect.any(String)]);
    const [edition] = Rows.parse(JSON.parse(published.out));
    expect(edition).toMatchObject({ digest: 'weekly', number: 1, deliveries: { sent: 1 } });
    const again = await halfstep('digest', 'publish', 'weekly', '--period', 'current');
    expect(again.code).not.toBe(2);
    expect(await json('digest', 'list')).toHaveLength(1);
    const shown = await halfstep('digest', 'show', String(edition?.id));
    expect(shown.out).toContain('SU7 Ultra');
    expect(shown.err).toContain('files');
    expect(await halfstep('digest', 'show', '999999')).toMatchObject({
      code: 1,
      err: expect.stringContaining('halfstep digest list'),
    });
    expect(await halfstep('digest', 'preview', 'nope')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Configured digests: weekly'),
    });
  });
});

describe('status', () => {
  it('counts stored data and names feeds with problems', async () => {
    const status: unknown = JSON.parse((await halfstep('status', '--json')).out);
    expect(status).toMatchObject({
      entries: 3,
      articles: { filed: 3 },
      stories: { stories: 2, copies: 1 },
      feeds: { configured: 3, on: 3 },
    });
    const { out } = await halfstep('status');
    expect(out).toContain('3 entries, 3 filed articles, 2 stories, 1 copy');
  });
});
