import { copyFile, lstat, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addFeed, addFeeds, removeFeed } from '../../../src/io/config/edit-feeds.js';
import { loadConfig } from '../../../src/io/config/load-config.js';

const START = `# Our feeds.
groups:
  # The first group.
  - name: News
    tier: 2
    feeds:
      - name: A # the best
        url: https://a.example/feed

      # Known to be slow.
      - name: B
        url: https://b.example/feed
  - name: Cars
    feeds: []

# The end.
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halfstep-edit-'));
  await writeFile(join(folder, 'feeds.yaml'), START);
  await writeFile(join(folder, 'halfstep.yaml'), '');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const text = () => readFile(join(folder, 'feeds.yaml'), 'utf8');

describe('addFeed', () => {
  it('changes nothing but the lines it adds', async () => {
    expect(await addFeed(folder, { name: 'C', url: 'https://c.example/feed' }, 'News')).toEqual({ kind: 'done' });
    expect(await text()).toBe(
      START.replace(
        '        url: https://b.example/feed\n',
        '        url: https://b.example/feed\n      - name: C\n        url: https://c.example/feed\n',
      ),
    );
  });

  it('fills an empty group, creates a new one, and an ungrouped list', async () => {
    await addFeed(folder, { name: 'C', url: 'https://c.example/feed' }, 'Cars');
    await addFeed(folder, { name: 'D', url: 'https://d.example/feed', language: 'en' }, 'New');
    await addFeed(folder, { name: 'E', url: 'https://e.example/feed' });
    const loaded = await loadConfig({ folder, env: {}, seeds: 'seeds' });
    expect(loaded.ok && loaded.config.feeds.map(({ name, group }) => [name, group])).toEqual([
      ['E', null],
      ['A', 'News'],
      ['B', 'News'],
      ['C', 'Cars'],
      ['D', 'New'],
    ]);
    for (const comment of ['# Our feeds.', '# The first group.', '# the best', '# Known to be slow.', '# The end.']) {
      expect(await text()).toContain(comment);
    }
    expect(await text()).toContain(
      '  - name: Cars\n    feeds:\n      - name: C\n        url: https://c.example/feed\n',
    );
  });

  it('adds an address once, in any spelling', async () => {
    expect(await addFeed(folder, { name: 'X', url: 'http://www.A.example/feed/' })).toEqual({
      kind: 'already-there',
      name: 'A',
    });
    expect(await text()).toBe(START);
  });

  it('works on a file with comments only', async () => {
    await writeFile(join(folder, 'feeds.yaml'), '# nothing yet\n');
    await addFeeds(folder, [{ feed: { name: 'A', url: 'https://a.example/feed' } }]);
    expect(await text()).toBe('# nothing yet\n\nfeeds:\n  - name: A\n    url: https://a.example/feed\n');
  });

  it('quotes what YAML would misread', async () => {
    await addFeed(folder, { name: 'yes: #1', url: 'https://c.example/feed?a=b&c=d' }, 'News');
    const loaded = await loadConfig({ folder, env: {}, seeds: 'seeds' });
    expect(loaded.ok && loaded.config.feeds.at(2)).toMatchObject({
      name: 'yes: #1',
      url: 'https://c.example/feed?a=b&c=d',
    });
  });

  it('refuses a file that is not valid YAML, and leaves it unchanged', async () => {
    await writeFile(join(folder, 'feeds.yaml'), 'feeds: [\n');
    await expect(addFeed(folder, { name: 'A', url: 'https://a.example/feed' })).rejects.toThrow(/fix it first/);
    expect(await text()).toBe('feeds: [\n');
  });

  it('keeps the file’s mode and leaves no temporary file', async () => {
    await rm(join(folder, 'feeds.yaml'));
    await writeFile(join(folder, 'feeds.yaml'), START, { mode: 0o640 });
    await addFeed(folder, { name: 'C', url: 'https://c.example/feed' }, 'News');
    expect((await stat(join(folder, 'feeds.yaml'))).mode & 0o777).toBe(0o640);
    expect((await readdir(folder)).sort()).toEqual(['feeds.yaml', 'halfstep.yaml']);
  });
});

describe('a symlinked feeds.yaml', () => {
  it('is edited through the link', async () => {
    const elsewhere = join(folder, 'elsewhere.yaml');
    await rename(join(folder, 'feeds.yaml'), elsewhere);
    await symlink(elsewhere, join(folder, 'feeds.yaml'));
    await addFeed(folder, { name: 'C', url: 'https://c.example/feed' }, 'News');
    expect((await lstat(join(folder, 'feeds.yaml'))).isSymbolicLink()).toBe(true);
    expect(await readFile(elsewhere, 'utf8')).toContain('https://c.example/feed');
  });
});

describe('removeFeed', () => {
  it('removes the feed with its comment, and nothing else', async () => {
    expect(await removeFeed(folder, 'https://b.example/feed')).toEqual({ kind: 'done' });
    expect(await text()).toBe(START.replace(/\n {6}# Known to be slow\.\n {6}- name: B\n.*\n/, ''));
  });
  it('finds a feed by its id', async () => {
    expect(await removeFeed(folder, 'a.example-feed')).toEqual({ kind: 'done' });
    expect(await text()).not.toContain('https://a.example/feed');
  });
  it('reports an unknown feed', async () => {
    expect(await removeFeed(folder, 'c.example-feed')).toEqual({ kind: 'not-found' });
  });
});

describe('the shipped file', () => {
  it('is unchanged except for the added feed', async () => {
    await copyFile('config/feeds.yaml', join(folder, 'feeds.yaml'));
    const before = await text();
    await addFeed(folder, { name: 'Z', url: 'https://z.example/feed' }, 'Devices');
    const added = '      - name: Z\n        url: https://z.example/feed\n';
    expect(await text()).toContain(added);
    expect((await text()).replace(added, '')).toBe(before);
  });
});
