import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileProblem } from '../../../src/core/yaml/file-problem.js';
import type { Config } from '../../../src/io/config/load-config.js';
import { type ConfigWatch, watchConfig } from '../../../src/io/config/watch-config.js';

const feeds = (name: string) => `feeds:\n  - name: ${name}\n    url: https://a.example/feed\n`;

let folder: string;
let watching: ConfigWatch;
let names: string[];
let faults: FileProblem[][];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halfstep-watch-'));
  await writeFile(join(folder, 'feeds.yaml'), feeds('first'));
  await writeFile(join(folder, 'halfstep.yaml'), '');
  names = [];
  faults = [];
  watching = watchConfig({
    folder,
    env: {},
    seeds: 'seeds',
    onChange: (config: Config) => {
      names.push(config.feeds[0]?.name ?? '');
    },
    onProblems: (found) => {
      faults.push(found);
    },
  });
  await watching.ready;
});
afterEach(async () => {
  await watching.close();
  await rm(folder, { recursive: true, force: true });
});

/** Saves as editors do: writes a new file and renames it over the old one. */
async function replace(text: string): Promise<void> {
  await writeFile(join(folder, 'feeds.yaml.tmp'), text);
  await rename(join(folder, 'feeds.yaml.tmp'), join(folder, 'feeds.yaml'));
}

const soon = { timeout: 10_000, interval: 20 };

describe('watchConfig', () => {
  it('passes on edits, including repeated atomic renames', async () => {
    await replace(feeds('second'));
    await vi.waitFor(() => expect(names).toEqual(['second']), soon);
    await replace(feeds('third'));
    await vi.waitFor(() => expect(names).toEqual(['second', 'third']), soon);
    await writeFile(join(folder, 'feeds.yaml'), feeds('fourth'));
    await vi.waitFor(() => expect(names).toEqual(['second', 'third', 'fourth']), soon);
  });

  it('reports an invalid edit with its line, and passes nothing on until it is fixed', async () => {
    await replace('feeds:\n  - name: A\n    ulr: https://a.example/feed\n');
    await vi.waitFor(() => expect(faults).toHaveLength(1), soon);
    expect(faults[0]?.map(({ line, mend }) => [line, mend])).toContainEqual([3, 'did you mean “url”?']);
    expect(names).toEqual([]);
    await replace(feeds('fixed'));
    await vi.waitFor(() => expect(names).toEqual(['fixed']), soon);
  });

  it('notices edits of halfstep.yaml, but not of other files', async () => {
    await writeFile(join(folder, 'notes.txt'), 'x');
    await writeFile(join(folder, 'halfstep.yaml'), 'zone: Nowhere\n');
    await vi.waitFor(() => expect(faults.map((found) => found[0]?.path)).toEqual(['zone']), soon);
    expect(names).toEqual([]);
  });

  it('keeps watching after the receiver throws, and reports it', async () => {
    await watching.close();
    const reported: string[] = [];
    let calls = 0;
    watching = watchConfig({
      folder,
      env: {},
      seeds: 'seeds',
      onChange: () => {
        calls++;
        if (calls === 1) throw new Error('no room');
      },
      onProblems: ([fault]) => {
        reported.push(fault?.wrong ?? '');
      },
    });
    await watching.ready;
    await watching.reload();
    expect(reported).toEqual([expect.stringContaining('no room')]);
    await watching.reload();
    expect(calls).toBe(2);
  });
});
