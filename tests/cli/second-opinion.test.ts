/**
 * A model in halfstep.yaml: it is asked about collected articles, and its answers are shown afterwards.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeConfig } from '../support/make-config.js';
import { type ModelServer, startModelServer } from '../support/model-server.js';
import { type NewsServer, rss, startNewsServer } from '../support/news-server.js';
import { makeDatabaseUrl } from '../support/test-database.js';
import { type } from './fake-terminal.js';

let site: NewsServer;
let model: ModelServer;
let folder: string;

beforeAll(async () => {
  [site, model] = await Promise.all([startNewsServer(), startModelServer()]);
  folder = await mkdtemp(join(tmpdir(), 'halfstep-model-'));
  const text = '小米大师台灯第二代今天亮相，灯臂可以折叠，售价399元。'.repeat(5);
  const item = (n: number) => ({
    title: `小米大师台灯第${n}代亮相`,
    link: `${site.origin}/${n}`,
    date: new Date(Date.now() - 3_600_000),
    text: `${n}。${text}`,
  });
  site.serve('/feed', { type: 'application/rss+xml', body: rss([item(2), item(3)]) });
  await writeConfig(folder, {
    feeds: [{ name: '甲报', url: `${site.origin}/feed` }],
    // With 1, every article not decided by a rule is borderline.
    settings: {
      model: { baseUrl: model.baseUrl, name: 'made-up-1', apiKey: `\${MODEL_API_KEY}`, below: 1, perDay: 5 },
    },
  });
}, 60_000);
afterAll(async () => {
  await Promise.all([site.close(), model.close()]);
  await rm(folder, { recursive: true, force: true });
});

it('is asked while articles are judged, appears in the reasons, and never reveals its key', async () => {
  model.say('{"relevance": 2, "themes": ["ecosystem"], "stance": "neutral", "reason": "a lamp of the home line"}');
  const env = { DATABASE_URL: await makeDatabaseUrl(), MODEL_API_KEY: 'sk-very-secret', LOG_LEVEL: 'debug' };
  const halfstep = (...args: string[]) => type([...args, '--config', folder, '--data', join(folder, 'var')], { env });
  const polled = await halfstep('poll', '--all', '--wait');
  expect(polled.code).toBe(0);
  expect(model.questions.map(({ authorization }) => authorization)).toEqual(Array(2).fill('Bearer sk-very-secret'));
  const listed = await halfstep('articles', '--relevance', '2', '--json');
  const [{ id }] = JSON.parse(listed.out) as [{ id: string }];
  const explained = await halfstep('explain', id);
  expect(explained.out).toContain('询问模型 made-up-1');
  expect(explained.out).toContain('“a lamp of the home line”');
  expect(explained.out).toMatch(/Judged by [0-9a-f]{12}\+made-up-1/);
  const status = await halfstep('status');
  expect(status.out).toContain('made-up-1: 2 of 5 questions asked today');
  expect(
    [polled, explained, status, await halfstep('status', '--json')].map(({ out, err }) => out + err).join(),
  ).not.toContain('very-secret');
});
