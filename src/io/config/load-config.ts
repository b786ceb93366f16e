/**
 * Reads feeds.yaml and halfstep.yaml with the environment's secrets: the complete configuration, or all its mistakes at once.
 */
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { checkFeeds, checkSettings, checkThemes } from '../../core/config/cross-check.js';
import { defineDigest } from '../../core/config/digest-config.js';
import type { DigestDefinition } from '../../core/config/digest-definition.js';
import { type FeedConfig, FeedsFile, flattenFeeds, resolveFeedUrl } from '../../core/config/feed-config.js';
import { Settings } from '../../core/config/settings.js';
import type { FileProblem } from '../../core/yaml/file-problem.js';
import { type ReadDocument, readDocument } from '../../core/yaml/read-document.js';
import { loadThemeIds } from '../load-seeds.js';
import { type Environment, readEnvironment } from './read-environment.js';

export const FEEDS_FILE = 'feeds.yaml';
export const SETTINGS_FILE = 'halfstep.yaml';

/** The checked configuration with all defaults; secrets are wrapped. */
export interface Config {
  /** Absolute path of the folder it was read from. */
  folder: string;
  /** All feeds, including disabled ones. */
  feeds: FeedConfig[];
  settings: Settings;
  /** Enabled digests, with the service's zone and language as defaults. */
  digests: DigestDefinition[];
}

export type LoadedConfig = { ok: true; config: Config } | { ok: false; problems: FileProblem[] };

/** Where the configuration comes from, and what it refers to. */
export interface ConfigPlace {
  folder: string;
  env: Environment;
  /** The folder of the seed corpus, whose themes digests may follow. */
  seeds: string;
}

/** Never throws for an operator's mistake. */
export async function loadConfig({ folder, env, seeds }: ConfigPlace): Promise<LoadedConfig> {
  const [feeds, settings] = await Promise.all([readText(folder, FEEDS_FILE), readText(folder, SETTINGS_FILE)]);
  return readConfigTexts({ folder, feeds, settings, env, seeds });
}

/** As `loadConfig`, for texts already in memory. */
export async function readConfigTexts(
  texts: ConfigPlace & { feeds: TextRead; settings: TextRead },
): Promise<LoadedConfig> {
  const { folder, feeds: feedsText, settings: settingsText, env } = texts;
  const lookUp = readEnvironment(env);
  const feeds = feedsText.ok ? readDocument(feedsText.text, feedsText.file, FeedsFile, lookUp) : feedsText;
  const settings = settingsText.ok
    ? readDocument(settingsText.text, settingsText.file, Settings, lookUp)
    : settingsText;
  const problems = [...problemsOf(feeds), ...problemsOf(settings)];
  const base = settings.ok ? settings.value.fetch.rsshubBase : null;
  const placed = feeds.ok ? flattenFeeds(feeds.value) : [];
  // Without valid settings it is unknown whether there is an RSSHub, so nothing is said about it.
  if (feeds.ok) problems.push(...checkFeeds(placed, settings.ok ? base : '', feeds.problemAt));
  if (settings.ok) {
    problems.push(...checkSettings(settings.value, settings.problemAt));
    // Most digests follow every theme, and most commands then do without the seeds.
    if (settings.value.digests.some(({ themes }) => themes.length > 0)) {
      const known = await loadThemeIds(texts.seeds);
      problems.push(...(known.ok ? checkThemes(settings.value, known.value, settings.problemAt) : known.problems));
    }
  }
  if (problems.length > 0 || !settings.ok) return { ok: false, problems };
  const resolved = placed.map(({ feed }) => ({ ...feed, url: resolveFeedUrl(feed.url, base) }));
  const digests = settings.value.digests
    .filter((digest) => digest.enabled)
    .map((digest) => defineDigest(digest, settings.value));
  return { ok: true, config: { folder: resolve(folder), feeds: resolved, settings: settings.value, digests } };
}

function problemsOf(read: ReadDocument<unknown>): FileProblem[] {
  return read.ok ? [] : read.problems;
}

type TextRead = { ok: true; text: string; file: string } | { ok: false; problems: FileProblem[] };

async function readText(folder: string, name: string): Promise<TextRead> {
  // The short path that the operator knows: "config/feeds.yaml".
  const file = join(basename(resolve(folder)), name);
  try {
    return { ok: true, text: await readFile(join(folder, name), 'utf8'), file };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    const wrong = code === 'ENOENT' ? 'this file is missing' : `this file cannot be read (${code})`;
    const mend =
      code === 'ENOENT'
        ? `create ${join(resolve(folder), name)} (halfstep init writes one to start from), or name another folder with --config or HALFSTEP_CONFIG`
        : 'let the user who runs the service read it';
    return { ok: false, problems: [{ file, line: 1, column: 1, path: '', wrong, mend }] };
  }
}
