/**
 * Reloads the configuration of a running service: watches the folder, waits until the editor is done, and reads everything again.
 * An invalid configuration is reported, and the last valid one stays in force.
 */
import { join } from 'node:path';
import { watch } from 'chokidar';
import type { FileProblem } from '../../core/yaml/file-problem.js';
import { type Config, type ConfigPlace, FEEDS_FILE, loadConfig, SETTINGS_FILE } from './load-config.js';

/** Editors write in several steps (truncate, write, rename); one reload covers them all. */
const SETTLE_MS = 300;

/** Kubernetes swaps a mounted configuration by renaming this link; the files themselves do not change. */
const KUBERNETES_LINK = '..data';

export interface ConfigWatch {
  /** Resolves once edits are noticed. */
  ready: Promise<void>;
  /** Reloads now, on a signal or a command. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

/** Calls `onChange` with each valid configuration, and `onProblems` with the mistakes of each invalid one. */
export function watchConfig({
  folder,
  env,
  seeds,
  onChange,
  onProblems,
}: ConfigPlace & {
  onChange: (config: Config) => void | Promise<void>;
  onProblems: (problems: FileProblem[]) => void;
}): ConfigWatch {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let closed = false;
  const read = async () => {
    if (closed) return;
    const loaded = await loadConfig({ folder, env, seeds });
    if (closed) return;
    if (loaded.ok) await onChange(loaded.config);
    else onProblems(loaded.problems);
  };
  // Sequential, so that an older reading cannot overtake a newer one.
  const reload = () => {
    running = running.then(read).catch((error: unknown) => onProblems([unexpected(folder, error)]));
    return running;
  };
  // The folder, not the files: an atomic rename replaces a file, and a watch on the old one sees nothing more.
  const watcher = watch(folder, { ignoreInitial: true, depth: 0, atomic: true });
  watcher.on('all', (_event, path) => {
    if (![FEEDS_FILE, SETTINGS_FILE, KUBERNETES_LINK].some((name) => path === join(folder, name))) return;
    clearTimeout(timer);
    timer = setTimeout(reload, SETTLE_MS);
  });
  watcher.on('error', (error) => onProblems([unexpected(folder, error)]));
  return {
    ready: new Promise((done) => watcher.once('ready', () => done())),
    reload,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await watcher.close();
      await running;
    },
  };
}

function unexpected(folder: string, error: unknown): FileProblem {
  const wrong = `the change could not be applied (${error instanceof Error ? error.message : String(error)})`;
  return {
    file: folder,
    line: 1,
    column: 1,
    path: '',
    wrong,
    mend: 'save the file again; the last good configuration stays in force',
  };
}
