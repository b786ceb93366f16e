/**
 * What the machine provides: Node, character sets and time zones, a writable data folder, disk space, a free port.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Config } from '../../io/config/load-config.js';
import { messageOf } from '../terminal/failure.js';
import { HOME } from '../version.js';
import { type Finding, failed, ok, warning } from './finding.js';

/** Node 20.19 is the oldest version that all packages support. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return ok('Node', version);
  return failed('Node', version, 'Install Node 20.19 or newer.');
}

/** Node built with small ICU lacks Chinese character sets and time zones. */
export function checkUnicode(): Finding {
  try {
    new TextDecoder('gb18030');
    const hour = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', hour: 'numeric', hourCycle: 'h23' }).format(
      new Date(0),
    );
    if (Number(hour) === 8) return ok('Charsets, zones', 'GB18030 and Asia/Shanghai are available');
  } catch {
    // Handled below, together with a wrong hour.
  }
  return failed(
    'Charsets, zones',
    'this Node lacks Chinese character sets or time zones',
    'Install Node with full ICU; all official builds have it.',
  );
}

export async function checkFolder(folder: string): Promise<Finding> {
  const probe = join(folder, `.doctor-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, 'x');
    await rm(probe);
    return ok('Data folder', `${folder} is writable`);
  } catch (error) {
    return failed(
      'Data folder',
      messageOf(error),
      'Give this user write access, or choose another folder with HALFSTEP_DATA.',
    );
  }
}

/** A year of the default feeds takes about 2 GB including indexes; below 200 MB PostgreSQL is about to stop. */
const LOW_BYTES = 2_000_000_000;
const CRITICAL_BYTES = 200_000_000;

export async function checkSpace(folder: string): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const found = `${(free / 1e9).toFixed(1)} GB free`;
    if (free < CRITICAL_BYTES)
      return failed('Disk', found, 'Free some space, or move the data folder with HALFSTEP_DATA.');
    return free < LOW_BYTES ? warning('Disk', found, 'Enough to start; a year takes about 2 GB.') : ok('Disk', found);
  } catch (error) {
    return warning('Disk', `free space is unknown (${messageOf(error)})`, 'Check it yourself: df -h');
  }
}

/** .env holds secrets. */
export async function checkEnvFile(): Promise<Finding[]> {
  const path = join(HOME, '.env');
  const found = await stat(path).catch(() => undefined);
  if (!found || process.platform === 'win32') return [];
  return (found.mode & 0o077) === 0
    ? [ok('.env', 'only you can read it')]
    : [warning('.env', 'other users of this machine can read it', `chmod 600 ${path}`)];
}

export async function checkPort({ settings: { web } }: Config, serviceRuns: boolean): Promise<Finding> {
  if (!web.enabled) return ok('Web port', 'the web pages are switched off');
  const code = await new Promise<string | undefined>((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(web.port, web.host, () => server.close(() => resolve(undefined)));
  });
  const place = `${web.host}:${web.port}`;
  if (code === undefined) return ok('Web port', `${place} is free`);
  if (code === 'EADDRINUSE' && serviceRuns)
    return ok('Web port', `${place} is in use, probably by the running service`);
  if (code === 'EADDRINUSE')
    return failed(
      'Web port',
      `${place} is in use by another program`,
      'Stop that program, or set another web.port in halfstep.yaml.',
    );
  return failed(
    'Web port',
    `${place} cannot be opened (${code})`,
    'In halfstep.yaml, set web.host to 127.0.0.1 or 0.0.0.0 and web.port above 1023.',
  );
}
