/**
 * How does an edit of the configuration reach the running service?
 * Watches the folder, waits until the editor is done, reads everything again, and hands over a configuration only when all of it
 * is valid; otherwise the faults go out and the last good configuration stays.
 */
import { join } from 'node:path';
import { watch } from 'chokidar';
import type { FileProblem } from '../../core/yaml/file-problem.js';
import { type Config, FEEDS_FILE, loadConfig, SETTINGS_FILE } from './load-config.js';
import type { Environment } from './read-environment.js';

/** Editors write in several steps (truncate, write, rename); one reload for all of them. */
const SETTLE_MS = 300;

/** Kubernetes swaps a mounted configuration by renaming this link; the files themselves do not change. */
const KUBERNETES_LINK = '..data';

export interface ConfigWatch {
  /** Resolves when edits are seen from now on. */
  ready: Promise<void>;
  /** Reads again now; for a signal or a command. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

/** Calls `onChange` with each new valid configuration and `onFault` with the mistakes of each invalid one. */
export function watchConfig({
  folder,
  env,
  onChange,
  onFault,
}: {
  folder: string;
  env: Environment;
  onChange: (config: Config) => void | Promise<void>;
  onFault: (faults: FileProblem[]) => void;
}): ConfigWatch {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let closed = false;
  const read = async () => {
    if (closed) return;
    const loaded = await loadConfig({ folder, env });
    if (closed) return;
    if (loaded.ok) await onChange(loaded.config);
    else onFault(loaded.faults);
  };
  // One after the other, so that an older reading can never overtake a newer one.
  const reload = () => {
    running = running.then(read).catch((error: unknown) => onFault([unexpected(folder, error)]));
    return running;
  };
  // The folder, not the files: an atomic rename replaces the file, and a watch on the old one would go blind.
  const watcher = watch(folder, { ignoreInitial: true, depth: 0, atomic: true });
  watcher.on('all', (_event, path) => {
    if (![FEEDS_FILE, SETTINGS_FILE, KUBERNETES_LINK].some((name) => path === join(folder, name))) return;
    clearTimeout(timer);
    timer = setTimeout(reload, SETTLE_MS);
  });
  watcher.on('error', (error) => onFault([unexpected(folder, error)]));
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
