/**
 * What has the operator configured?
 * Reads feeds.yaml and halfstep.yaml with the environment's secrets; gives the whole configuration, or every mistake in it at once.
 */
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { checkFeeds, checkSettings } from '../../core/config/cross-check.js';
import { defineDigest } from '../../core/config/digest-config.js';
import type { DigestDefinition } from '../../core/config/digest-definition.js';
import { type FeedConfig, FeedsFile, flattenFeeds, resolveFeedUrl } from '../../core/config/feed-config.js';
import { Settings } from '../../core/config/settings.js';
import type { FileProblem } from '../../core/yaml/file-problem.js';
import { type ReadDocument, readDocument } from '../../core/yaml/read-document.js';
import { type Environment, readEnvironment } from './read-environment.js';

export const FEEDS_FILE = 'feeds.yaml';
export const SETTINGS_FILE = 'halfstep.yaml';

/** The configuration as the program uses it: complete, checked, secrets wrapped. */
export interface Config {
  /** Absolute path of the folder it was read from. */
  folder: string;
  /** All feeds, also those that are off. */
  feeds: FeedConfig[];
  settings: Settings;
  /** The digests that are on, with the service's zone and language filled in. */
  digests: DigestDefinition[];
}

export type LoadedConfig = { ok: true; config: Config } | { ok: false; faults: FileProblem[] };

/** Loads the configuration folder. Never throws for what an operator can get wrong. */
export async function loadConfig({ folder, env }: { folder: string; env: Environment }): Promise<LoadedConfig> {
  const [feeds, settings] = await Promise.all([readText(folder, FEEDS_FILE), readText(folder, SETTINGS_FILE)]);
  return readConfigTexts({ folder, feeds, settings, env });
}

/** The same for texts that are already read. */
export function readConfigTexts(texts: {
  folder: string;
  feeds: TextRead;
  settings: TextRead;
  env: Environment;
}): LoadedConfig {
  const { folder, feeds: feedsText, settings: settingsText, env } = texts;
  const lookUp = readEnvironment(env);
  const feeds = feedsText.ok ? readDocument(feedsText.text, feedsText.file, FeedsFile, lookUp) : feedsText;
  const settings = settingsText.ok
    ? readDocument(settingsText.text, settingsText.file, Settings, lookUp)
    : settingsText;
  const faults = [...faultsOf(feeds), ...faultsOf(settings)];
  const base = settings.ok ? settings.value.fetch.rsshubBase : null;
  const placed = feeds.ok ? flattenFeeds(feeds.value) : [];
  // Without the settings nobody knows whether there is an RSSHub, so that check waits for them.
  if (feeds.ok) faults.push(...checkFeeds(placed, settings.ok ? base : '', feeds.problemAt));
  if (settings.ok) faults.push(...checkSettings(settings.value, settings.problemAt));
  if (faults.length > 0 || !settings.ok) return { ok: false, faults };
  const resolved = placed.map(({ feed }) => ({ ...feed, url: resolveFeedUrl(feed.url, base) }));
  const digests = settings.value.digests
    .filter((digest) => digest.enabled)
    .map((digest) => defineDigest(digest, settings.value));
  return { ok: true, config: { folder: resolve(folder), feeds: resolved, settings: settings.value, digests } };
}

function faultsOf(read: ReadDocument<unknown>): FileProblem[] {
  return read.ok ? [] : read.problems;
}

type TextRead = { ok: true; text: string; file: string } | { ok: false; problems: FileProblem[] };

async function readText(folder: string, name: string): Promise<TextRead> {
  // Short as the operator knows it: "config/feeds.yaml".
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
