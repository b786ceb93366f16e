/** Operating the service: configuration edits, a second start, SIGTERM, kill -9, and faults of the machine. */
import { appendFile, chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureEmbeddedServer } from '../src/io/postgres/embedded-server.js';
import { startMailCatcher } from './support/mail-catcher.js';
import { configFiles, writeConfig } from './support/make-config.js';
import { rss, startNewsServer } from './support/news-server.js';
import { type Running, runHalfstep } from './support/run-halfstep.js';
import { makeDatabaseUrl } from './support/test-database.js';

let folder: string;
let config: string;
let data: string;
const running: Running[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halfstep-service-'));
  config = join(folder, 'config');
  data = join(folder, 'var');
  await mkdir(config);
  await writeConfig(config, { feeds: [] });
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  const server = await ensureEmbeddedServer(data).catch(() => undefined);
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const halfstep = (args: string[], env: Record<string, string | undefined> = {}): Running => {
  const one = runHalfstep(args, { HALFSTEP_CONFIG: config, HALFSTEP_DATA: data, ...env });
  running.push(one);
  return one;
};

describe('starting and stopping', () => {
  it('ends within ten seconds of SIGTERM, with exit code 0', async () => {
    const service = halfstep(['start']);
    await service.says(/"started"/);
    const asked = Date.now();
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
  });

  it('returns tasks in progress to the queue at SIGTERM; the next start fetches them at once', async () => {
    const news = await startNewsServer();
    let answering = false;
    news.serve('/slow.xml', (_request, response) => {
      // Accepts the first request and never answers it.
      if (answering) response.writeHead(200, { 'content-type': 'text/xml' }).end(rss([]));
    });
    await writeConfig(config, { feeds: [{ name: '静水科技', url: `${news.origin}/slow.xml` }] });
    const first = halfstep(['start']);
    await first.says(/"started"/);
    while (!news.hits.has('/slow.xml')) await new Promise((next) => setTimeout(next, 50));
    const asked = Date.now();
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    // A promise of the service, independent of this machine's speed.
    expect(Date.now() - asked).toBeLessThan(10_000);
    answering = true;
    const second = halfstep(['start']);
    await second.says(/"stage":"fetch-feed".*"answer":"ok"/);
    await news.close();
  });

  it('reports that a service already runs on the data folder, and does not disturb it', async () => {
    const first = halfstep(['start']);
    await first.says(/"started"/);
    const second = halfstep(['start']);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`already runs on this data folder (process ${first.child.pid}`);
    expect(second.output()).not.toMatch(/\n\s+at /);
    const status = halfstep(['status', '--json']);
    expect(await status.ended).toBe(0);
    expect(status.output()).toContain('"running": true');
    expect(first.child.exitCode).toBeNull();
    first.child.kill('SIGKILL');
    await first.ended;
    const after = halfstep(['status', '--json']);
    expect(await after.ended).toBe(0);
    expect(after.output()).toContain('"running": false');
  });

  it('restarts its private database after it is killed', async () => {
    const service = halfstep(['start']);
    await service.says(/"started"/);
    const pid = Number((await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    await service.says(/was started again/);
    const status = halfstep(['status', '--json']);
    expect(await status.ended, status.output()).toBe(0);
    expect(service.child.exitCode).toBeNull();
  });

  it('distributes roles over processes, none of them twice', async () => {
    const fetching = halfstep(['start', '--roles', 'fetch']);
    await fetching.says(/"started"/);
    const rest = halfstep(['start', '--roles', 'clock,judge,deliver']);
    await rest.says(/"started"/);
    const again = halfstep(['start', '--roles', 'deliver']);
    expect(await again.ended).toBe(1);
    expect(again.output()).toContain('role deliver');
  });
});

describe('editing the configuration', () => {
  it('applies a valid edit within seconds, and keeps the last good one when an edit is wrong', async () => {
    const news = await startNewsServer();
    news.serve('/a.xml', {
      type: 'text/xml',
      body: rss([{ title: '一', link: `${news.origin}/1`, date: new Date(), text: '正文' }]),
    });
    const service = halfstep(['start']);
    await service.says(/"started"/);
    const feeds = configFiles({ feeds: [{ name: '云杉科技报', url: `${news.origin}/a.xml` }] }).feeds;
    // Most editors save like this: a new file replaces the old one.
    await writeFile(join(config, 'new'), feeds);
    await rename(join(config, 'new'), join(config, 'feeds.yaml'));
    await service.says(/"stage":"fetch-feed".*"new":1/);
    await appendFile(join(config, 'feeds.yaml'), '  - name: 海栈快讯\n    link: http://example.com/\n');
    await service.says(/feeds\.yaml/);
    const fault = service.log().find(({ file }) => String(file).endsWith('feeds.yaml'));
    expect(fault).toMatchObject({
      level: 'error',
      line: expect.any(Number),
      wrong: expect.any(String),
      mend: expect.any(String),
    });
    const list = halfstep(['status', '--json']);
    expect(await list.ended).toBe(1);
    expect(service.child.exitCode).toBeNull();
    await news.close();
  });
});

describe('faults of the machine are reported in one clear line', () => {
  const oneLine = (output: string, words: RegExp): void => {
    expect(output).toMatch(words);
    expect(output).not.toMatch(/\n\s+at /);
  };

  it('a taken port', async () => {
    const other = createServer();
    const port = await new Promise<number>((ready) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        ready(typeof address === 'object' && address ? address.port : 0);
      });
    });
    await writeConfig(config, { feeds: [], settings: { web: { port } } });
    const service = halfstep(['start']);
    expect(await service.ended).toBe(1);
    oneLine(service.output(), new RegExp(`${port}.*Another program uses this port.*web\\.port`));
    other.close();
  });

  it('a data folder that cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    const service = halfstep(['start'], { HALFSTEP_DATA: join(folder, 'file', 'var') });
    expect(await service.ended).toBe(1);
    oneLine(service.output(), /cannot be written \(ENOTDIR\).*HALFSTEP_DATA/);
  });

  if (process.getuid?.() === 0) console.warn('Left out: a read-only data folder. Root may write everywhere.');
  it.skipIf(process.getuid?.() === 0)('a read-only data folder', async () => {
    await mkdir(data);
    await chmod(data, 0o500);
    const service = halfstep(['start']);
    expect(await service.ended).toBe(1);
    oneLine(service.output(), /cannot be written \(EACCES\)/);
    await chmod(data, 0o700);
  });

  it('a missing database, and an unknown user', async () => {
    const gone = halfstep(['status'], { DATABASE_URL: 'postgresql://halfstep:hunter2@127.0.0.1:1/halfstep' });
    expect(await gone.ended).toBe(1);
    oneLine(gone.output(), /127\.0\.0\.1:1.*(Nothing listens|ECONNREFUSED)/);
    expect(gone.output()).not.toContain('hunter2');
    const url = (await makeDatabaseUrl()).replace(/test_\w+/, 'no_such_database');
    const missing = halfstep(['status'], { DATABASE_URL: url });
    expect(await missing.ended).toBe(1);
    oneLine(missing.output(), /does not exist/);
  });

  it('a missing Redis', async () => {
    const service = halfstep(['start'], { REDIS_URL: 'redis://127.0.0.1:1' });
    expect(await service.ended).toBe(1);
    oneLine(service.output(), /Redis at 127\.0\.0\.1:1 cannot be used.*REDIS_URL/);
  });
});

describe('kill -9', () => {
  it('loses nothing and repeats nothing at any moment', async () => {
    const news = await startNewsServer();
    const mail = await startMailCatcher();
    const items = Array.from({ length: 60 }, (_, n) => ({
      title: `小米 SU7 Ultra 第 ${n + 1} 号车主提车`,
      link: `${news.origin}/${n}`,
      date: new Date(Date.now() - n * 3_600_000),
      text: `第 ${n + 1} 号车主在第 ${n + 1} 家交付中心提走了小米 SU7 Ultra，成交价 52.${n} 万元。`.repeat(8),
    }));
    for (const path of ['/a.xml', '/b.xml', '/c.xml']) {
      const own = items.filter((_, n) => n % 3 === '/a.xml/b.xml/c.xml'.indexOf(path) / 6);
      news.serve(path, { type: 'text/xml', body: rss(own) });
    }
    await writeConfig(config, {
      feeds: ['a', 'b', 'c'].map((name) => ({ name, url: `${news.origin}/${name}.xml` })),
      mail: { host: '127.0.0.1', port: mail.port },
      recipients: ['chen@example.com'],
    });
    // The pauses end during starting, fetching, reading, judging and filing.
    for (const pause of [700, 1_000, 1_300, 1_600, 2_000, 2_500]) {
      const service = halfstep(['start']);
      await service.says(/"page served"|"started"/);
      await new Promise((next) => setTimeout(next, pause - 600));
      service.child.kill('SIGKILL');
      await service.ended;
    }
    const last = halfstep(['poll', '--all', '--wait']);
    expect(await last.ended, last.output()).toBe(0);
    const { connection } = await ensureEmbeddedServer(data);
    const client = new pg.Client(connection);
    await client.connect();
    const { rows } = await client.query('select state, count(*)::int as n from articles group by state');
    expect(rows).toEqual([{ state: 'filed', n: 60 }]);
    const entries = await client.query('select count(*)::int as n from entries');
    expect(entries.rows).toEqual([{ n: 60 }]);
    await client.end();
    await news.close();
    await mail.close();
  }, 180_000);
});
