/** Runs PostgreSQL's programs on a data folder, and finds the reason when they fail. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseUser } from './database-user.js';

/**
 * Starts bin/`name` in the data folder, as `user` if one is given. On Linux the program refers to the folder through its own working
 * directory, so that a user who may not enter the folders above (a checkout below root's 0700 home) can still work in it.
 */
export function spawnProgram(
  { binaries, name, data, user }: { binaries: string; name: string; data: string; user: DatabaseUser | null },
  args: string[],
  options: Pick<SpawnOptions, 'stdio' | 'detached'>,
) {
  const dataArgument = process.platform === 'linux' ? '/proc/self/cwd' : '.';
  const identity = user ? { uid: user.uid, gid: user.gid } : {};
  return spawn(join(binaries, 'bin', name), ['-D', dataArgument, ...args], { cwd: data, ...options, ...identity });
}

export async function whyNotStarted(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  return `The embedded PostgreSQL did not start: ${lastError(text)} (log: ${log})`;
}

/** The newest error message in PostgreSQL's output. */
export function lastError(output: string): string {
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|ERROR|error:|could not|No space/.test(line));
  return lines.at(-1)?.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '') ?? 'no reason given';
}
