/** Configurations for tests, written as files and loaded by the program's own reader. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { formatProblem } from '../../src/core/yaml/file-problem.js';
import { type Config, loadConfig } from '../../src/io/config/load-config.js';

export interface TestConfig {
  feeds: object[];
  mail?: { host: string; port: number };
  recipients?: string[];
  /** Further settings for halfstep.yaml. */
  settings?: object;
}

/** Content of the two files. */
export function configFiles({ feeds, mail, recipients = [], settings = {} }: TestConfig): {
  feeds: string;
  settings: string;
} {
  return {
    feeds: stringify({ feeds }),
    settings: stringify({
      fetch: { allowAddresses: ['127.0.0.0/8'], minGapSeconds: 0 },
      web: { port: 0 },
      digests: [{ id: 'weekly', channels: mail ? ['files', 'post'] : ['files'], recipients }],
      channels: {
        files: { kind: 'file' },
        ...(mail ? { post: { kind: 'mail', ...mail, security: 'none', from: 'halfstep@example.com' } } : {}),
      },
      ...settings,
    }),
  };
}

export async function writeConfig(folder: string, config: TestConfig): Promise<void> {
  const files = configFiles(config);
  await writeFile(join(folder, 'feeds.yaml'), files.feeds);
  await writeFile(join(folder, 'halfstep.yaml'), files.settings);
}

export async function makeConfig(config: TestConfig): Promise<Config> {
  const folder = await mkdtemp(join(tmpdir(), 'halfstep-config-'));
  await writeConfig(folder, config);
  const loaded = await loadConfig({ folder, env: {}, seeds: 'seeds' });
  await rm(folder, { recursive: true });
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.config;
}
