/** The server process, as its lock file describes it: whether it runs, and where its socket is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

function lockFile(data: string): string[] | null {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

/** The process id of a running server for this data folder; null if there is none. */
export function serverPid(data: string): number | null {
  const pid = Number(lockFile(data)?.[0]);
  return Number.isInteger(pid) && pid > 0 && sendSignal(pid, 0) ? pid : null;
}

export function isRunning(data: string): boolean {
  return serverPid(data) !== null;
}

/** From line 5 of the lock file, so that a command with another TMPDIR finds the service's server. Null if none runs. */
export function runningSocketFolder(data: string): string | null {
  return (isRunning(data) && lockFile(data)?.[4]?.trim()) || null;
}

/** Whether the process exists; signal 0 only checks that. */
export function sendSignal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
