import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileProblem } from '../../../src/core/yaml/file-problem.js';
import { formatProblem } from '../../../src/core/yaml/file-problem.js';
import { loadConfig } from '../../../src/io/config/load-config.js';

const ref = (name: string) => `$\{${name}}`;
const FEEDS = 'feeds:\n  - name: A\n    url: https://a.example/feed\n';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halfstep-config-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function load(files: { feeds?: string; settings?: string }, env: Record<string, string> = {}) {
  await writeFile(join(folder, 'feeds.yaml'), files.feeds ?? FEEDS);
  await writeFile(join(folder, 'halfstep.yaml'), files.settings ?? '');
  return loadConfig({ folder, env, seeds: 'seeds' });
}

async function faultsOf(
  files: { feeds?: string; settings?: string },
  env: Record<string, string> = {},
): Promise<FileProblem[]> {
  const loaded = await load(files, env);
  return loaded.ok ? [] : loaded.problems;
}

describe('the shipped configuration', () => {
  it('is valid without any variable set, with 27 feeds on and a digest that needs no key', async () => {
    const loaded = await loadConfig({ folder: 'config', env: {}, seeds: 'seeds' });
    if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
    expect(loaded.config.feeds.filter((feed) => feed.enabled)).toHaveLength(27);
    expect(
      loaded.config.digests.map(({ id, language, cron, zone, channels }) => [id, language, cron, zone, channels]),
    ).toEqual([['weekly', 'zh-CN', '0 8 * * 1', 'Asia/Shanghai', ['archive']]]);
    expect(loaded.config.settings.channels.archive?.kind).toBe('file');
  });
});

describe('one mistake in feeds.yaml', () => {
  const entry = (lines: string) => `feeds:\n  - name: A\n    url: https://a.example/feed\n${lines}`;
  const cases: [what: string, feeds: string, line: number, wrong: RegExp, mend: RegExp][] = [
    ['an unknown setting', entry('    shedule: every 2h\n'), 4, /no setting “shedule”/, /did you mean “schedule”/],
    ['an unknown section', 'feedz: []\n', 1, /no setting “feedz”/, /did you mean “feeds”/],
    ['a missing address', 'feeds:\n  - name: A\n', 2, /missing/, /add it/],
    ['a bad address', 'feeds:\n  - name: A\n    url: a.example/feed\n', 3, /not a feed address/, /https:\/\//],
    ['a bad kind', entry('    kind: atmo\n'), 4, /not one of the choices, not “atmo”/, /did you mean “atom”/],
    ['a bad tier', entry('    tier: 5\n'), 4, /tier is 1, 2 or 3/, /primary sources/],
    ['a bad schedule', entry('    schedule: daily\n'), 4, /not a schedule: “daily”/, /every 30m/],
    ['a bad zone', entry('    zone: Asia/Peking\n'), 4, /no time zone “Asia\/Peking”/, /Asia\/Shanghai/],
    ['a bad charset', entry('    charset: gkb\n'), 4, /no charset “gkb”/, /gbk/],
    ['a bad truth value', entry('    enabled: "no"\n'), 4, /true or false/, /true or false/],
    ['a bad language', entry('    language: Chinese\n'), 4, /not a language tag/, /zh/],
    ['a bad id', entry('    id: My Feed\n'), 4, /cannot be an id/, /lower-case/],
    ['a bad header name', entry('    headers: {"a b": x}\n'), 4, /header name/, /User-Agent/],
    ['a bad proxy', entry('    proxy: proxy:8080\n'), 4, /not a proxy address/, /socks5/],
    [
      'a number for a name',
      'feeds:\n  - name: 36\n    url: https://a.example/feed\n',
      2,
      /must be text, not 36/,
      /quotes/,
    ],
    ['a list page without selectors', entry('    kind: html\n'), 4, /needs selectors/, /selectors/],
    [
      'a bad selector',
      entry('    kind: html\n    selectors:\n      item: li\n      link: "a[@href"\n'),
      7,
      /not a CSS selector/,
      /ul\.news/,
    ],
    ['a route without RSSHub', 'feeds:\n  - name: A\n    url: rsshub://x/y\n', 3, /no RSSHub/, /rsshubBase/],
    [
      'an address used twice',
      `${FEEDS}  - name: B\n    url: http://www.a.example/feed/\n`,
      5,
      /“A” already has/,
      /remove one/,
    ],
    [
      'an id used twice',
      entry(`    id: x\n  - name: B\n    url: https://b.example/\n    id: x\n`),
      7,
      /already has the id “x”/,
      /different/,
    ],
    ['broken YAML', 'feeds:\n  - name: "A\n    url: https://a.example/feed\n', 4, /cannot be read as YAML/, /quote/],
    ['a key given twice', entry('    name: B\n'), 4, /cannot be read as YAML.*unique/, /fix the YAML/],
    ['a tab for indentation', 'feeds:\n\t- name: A\n', 2, /cannot be read as YAML/, /spaces/],
    ['a list where a group belongs', '- name: A\n', 1, /a group of settings/, /group of settings/],
    [
      'a missing variable',
      entry(`    headers: {Cookie: "${ref('NO_COOKIE')}"}\n`),
      4,
      /NO_COOKIE is not set/,
      /NO_COOKIE_FILE/,
    ],
  ];
  it.each(cases)('%s is reported with file, line and fix', async (_what, feeds, line, wrong, mend) => {
    const faults = await faultsOf({ feeds });
    expect(faults).toHaveLength(1);
    expect(faults[0]?.file).toMatch(/^halfstep-config-[^/]+\/feeds\.yaml$/);
    expect(faults[0]?.line).toBe(line);
    expect(faults[0]?.wrong).toMatch(wrong);
    expect(faults[0]?.mend).toMatch(mend);
  });
});

describe('one mistake in halfstep.yaml', () => {
  const mail = `channels:\n  mail:\n    kind: mail\n    host: h\n    from: a@example.com\n    password: ${ref('PASS')}\n`;
  const cases: [what: string, settings: string, line: number, wrong: RegExp, mend: RegExp][] = [
    ['a bad zone', 'zone: China\nlanguage: en\n', 1, /no time zone “China”/, /Asia\/Shanghai/],
    ['a bad cron', 'digests:\n  - id: a\n    cron: "0 8 * *"\n', 3, /not a schedule/, /five fields/],
    [
      'a cadence below a day',
      'digests:\n  - id: a\n    cron: "0 * * * *"\n',
      3,
      /several times a day.*at most once a day/,
      /one minute and one hour/,
    ],
    [
      'a theme that does not exist',
      'digests:\n  - id: a\n    themes: [finance, cra]\n',
      3,
      /no theme “cra”/,
      /did you mean “car”.*core-tech/,
    ],
    ['an unknown setting deep down', 'fetch:\n  minGapSecond: 3\n', 2, /no setting “minGapSecond”/, /“minGapSeconds”/],
    ['a number out of range', 'fetch:\n  minGapSeconds: -1\n', 2, /at least 0, not -1/, /at least 0/],
    [
      'an unknown kind of channel',
      'channels:\n  x:\n    kind: fieshu\n',
      3,
      /not one of the choices/,
      /did you mean “feishu”/,
    ],
    [
      'a channel that is not defined',
      'digests:\n  - id: a\n    channels: [archvie]\nchannels: {archive: {kind: file}}\n',
      3,
      /no channel “archvie”/,
      /did you mean “archive”/,
    ],
    [
      'addresses without a mail channel',
      'digests:\n  - id: a\n    recipients: [a@example.com]\n',
      3,
      /no channel here can reach/,
      /kind mail/,
    ],
    [
      'a bad mail address',
      'digests:\n  - id: a\n    recipients: [nobody]\n',
      3,
      /not a mail address/,
      /name@example.com/,
    ],
    ['two digests of one id', 'digests:\n  - id: a\n  - id: a\n', 3, /two digests have the id “a”/, /own id/],
    ['a secret that is not set', mail, 6, /PASS is not set/, /PASS_FILE/],
    [
      'a webhook that is no address',
      'channels:\n  w: {kind: wecom, webhook: abc}\n',
      2,
      /not an http\(s\) address/,
      /webhook address/,
    ],
    ['a webhook that is missing', 'channels:\n  w:\n    kind: wecom\n', 2, /missing/, /NAME/],
    ['a bad opened address', 'fetch: {allowAddresses: [10.1.2]}\n', 1, /neither an address/, /10\.0\.0\.0\/8/],
    [
      'bounds the wrong way round',
      'polling: {shortestMinutes: 90, longestMinutes: 60}\n',
      1,
      /greater than longestMinutes/,
      /smaller/,
    ],
  ];
  it.each(cases)('%s is reported with file, line and fix', async (_what, settings, line, wrong, mend) => {
    const faults = await faultsOf({ settings });
    expect(faults).toHaveLength(1);
    expect(faults[0]?.file).toMatch(/\/halfstep\.yaml$/);
    expect(faults[0]?.line).toBe(line);
    expect(faults[0]?.wrong).toMatch(wrong);
    expect(faults[0]?.mend).toMatch(mend);
  });

  it('mail without recipients is reported too', async () => {
    const faults = await faultsOf({ settings: `${mail}digests:\n  - id: a\n    channels: [mail]\n` }, { PASS: 'x' });
    expect(faults.map(({ line, wrong }) => [line, wrong])).toEqual([
      [9, expect.stringMatching(/there are no recipients/)],
    ]);
  });
});

describe('many mistakes', () => {
  it('are all reported at once, for both files, in order', async () => {
    const faults = await faultsOf({
      feeds: 'feeds:\n  - nam: A\n    url: x\n    tier: 9\n',
      settings: `zone: Nowhere\nweb:\n  prot: 80\nchannels:\n  w: {kind: wecom, webhook: "${ref('NONE')}"}\n`,
    });
    expect(faults.map(({ file, line, path }) => [file.split('/')[1], line, path])).toEqual([
      ['feeds.yaml', 2, 'feeds[0].name'],
      ['feeds.yaml', 2, 'feeds[0].nam'],
      ['feeds.yaml', 3, 'feeds[0].url'],
      ['feeds.yaml', 4, 'feeds[0].tier'],
      ['halfstep.yaml', 1, 'zone'],
      ['halfstep.yaml', 3, 'web.prot'],
      ['halfstep.yaml', 5, 'channels.w.webhook'],
    ]);
  });

  it('fit on one line each', async () => {
    const [fault] = await faultsOf({ settings: 'zone: Nowhere\n' });
    expect(fault && formatProblem(fault)).toMatch(
      /\/halfstep\.yaml:1:1 zone: there is no time zone “Nowhere”\. To fix: use .*\.$/,
    );
  });
});

describe('files that cannot be read', () => {
  it('are problems, not exceptions', async () => {
    const loaded = await loadConfig({ folder: join(folder, 'none'), env: {}, seeds: 'seeds' });
    expect(loaded.ok ? [] : loaded.problems.map(({ file, wrong }) => [file, wrong])).toEqual([
      ['none/feeds.yaml', 'this file is missing'],
      ['none/halfstep.yaml', 'this file is missing'],
    ]);
  });
});

describe('secrets', () => {
  const settings = `channels:\n  mail: {kind: mail, host: h, from: a@example.com, password: "${ref('PASS')}"}\n`;
  const passwordOf = (loaded: Awaited<ReturnType<typeof load>>) => {
    const mail = loaded.ok ? loaded.config.settings.channels.mail : undefined;
    return mail?.kind === 'mail' ? mail.password : undefined;
  };

  it('come from the environment, or from the file it names, without its last newline', async () => {
    await writeFile(join(folder, 'pass'), 'from file\n');
    expect(passwordOf(await load({ settings }, { PASS: 'direct' }))?.reveal()).toBe('direct');
    expect(passwordOf(await load({ settings }, { PASS_FILE: join(folder, 'pass') }))?.reveal()).toBe('from file');
  });
  it('count as unset when the named file cannot be read', async () => {
    expect((await faultsOf({ settings }, { PASS_FILE: join(folder, 'none') })).map(({ wrong }) => wrong)).toEqual([
      'the environment variable PASS is not set',
    ]);
  });
  it('do not show when the configuration is printed', async () => {
    expect(JSON.stringify(await load({ settings }, { PASS: 'direct' }))).not.toContain('direct');
  });
  it('are not needed for a disabled channel', async () => {
    const off = settings.replace('kind: mail', 'enabled: false, kind: mail');
    expect(await faultsOf({ settings: off })).toEqual([]);
  });
});

describe('rsshub routes', () => {
  it('are resolved below the configured base and keep their id when the base changes', async () => {
    const feeds = 'feeds:\n  - name: A\n    url: rsshub://36kr/news\n';
    const loaded = await load({ feeds, settings: 'fetch: {rsshubBase: "http://rsshub:1200"}\n' });
    expect(loaded.ok && loaded.config.feeds.map(({ id, url }) => [id, url])).toEqual([
      ['rsshub-36kr-news', 'http://rsshub:1200/36kr/news'],
    ]);
  });
});
