/**
 * Which things must be right for the service to work, and is each of them?
 * Every check ends in a finding; none of them throws, and none changes anything that is kept.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { countOf } from '../../core/text/count-of.js';
import { describeProblem } from '../../core/yaml/file-problem.js';
import { type Config, loadConfig } from '../../io/config/load-config.js';
import { type Environment, readEnvironment } from '../../io/config/read-environment.js';
import { HOME } from '../version.js';
import { type Folders, messageOf } from '../workplace.js';
import { checkClockAndNetwork } from './doctor-network.js';
import { checkDatabase, checkMail, checkRedis } from './doctor-servers.js';

/** What one check came to; `cure` is empty where nothing is to be done. */
export interface Finding {
  check: string;
  state: 'ok' | 'warning' | 'fault';
  found: string;
  cure: string;
}

export interface DoctorOptions {
  env: Environment;
  folders: Folders;
  offline: boolean;
  onProgress: (what: string) => void;
}

export const ok = (check: string, found: string): Finding => ({ check, state: 'ok', found, cure: '' });
export const warning = (check: string, found: string, cure: string): Finding => ({
  check,
  state: 'warning',
  found,
  cure,
});
export const fault = (check: string, found: string, cure: string): Finding => ({ check, state: 'fault', found, cure });

/** Runs all checks, the cheap ones first. */
export async function checkEverything({ env, folders, offline, onProgress }: DoctorOptions): Promise<Finding[]> {
  const lookUp = readEnvironment(env);
  const { findings, config } = await checkConfig(folders.config, env);
  onProgress('machine and folders');
  findings.unshift(checkNode(process.versions.node), checkLanguages());
  findings.push(await checkFolder(folders.data), await checkSpace(folders.data), ...(await checkEnvFile()));
  onProgress('database and queues');
  const database = await checkDatabase(lookUp('DATABASE_URL'), folders.data);
  findings.push(...database.findings, await checkRedis(lookUp('REDIS_URL'), offline));
  if (!config) return findings;
  findings.push(await checkPort(config, database.serviceRuns));
  if (!offline) {
    onProgress('mail and network');
    findings.push(...(await checkMail(config)), ...(await checkClockAndNetwork(config)));
  }
  return findings;
}

/** Node 20.19 is the oldest that all packages run on. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return ok('Node', version);
  return fault('Node', version, 'Install Node 20.19 or newer.');
}

/** Builds of Node with little of ICU know neither Chinese charsets nor time zones. */
function checkLanguages(): Finding {
  try {
    new TextDecoder('gb18030');
    const hour = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', hour: 'numeric', hourCycle: 'h23' }).format(
      new Date(0),
    );
    if (Number(hour) === 8) return ok('Charsets, zones', 'GB18030 and Asia/Shanghai are known');
  } catch {
    // falls through to the fault below
  }
  return fault(
    'Charsets, zones',
    'this Node lacks Chinese charsets or time zones',
    'Install a Node with full ICU (all official builds have it).',
  );
}

async function checkConfig(
  folder: string,
  env: Environment,
): Promise<{ findings: Finding[]; config: Config | undefined }> {
  const loaded = await loadConfig({ folder, env });
  if (!loaded.ok) {
    return {
      config: undefined,
      findings: loaded.faults.map((one) => fault('Configuration', describeProblem(one), `${one.mend}.`)),
    };
  }
  const { config } = loaded;
  const { feeds, digests, settings } = config;
  const on = feeds.filter(({ enabled }) => enabled).length;
  const findings = [
    ok(
      'Configuration',
      `${countOf(on, 'feed')} on, ${feeds.length - on} off; ${countOf(digests.length, 'digest')} (${folder})`,
    ),
  ];
  if (on === 0) findings.push(warning('Feeds', 'none is on', 'Add one: halfstep feeds add URL'));
  if (digests.length === 0)
    findings.push(warning('Digests', 'none is configured', 'Add one under digests: in halfstep.yaml.'));
  for (const { id, channels } of digests.filter(({ channels: names }) =>
    names.every((name) => settings.channels[name]?.enabled === false),
  )) {
    findings.push(
      warning(
        'Digests',
        `“${id}” goes nowhere (${channels.length} channels, none on)`,
        'Give it a channel that is on.',
      ),
    );
  }
  if (settings.fetch.userAgentContact === '') {
    findings.push(
      warning(
        'Contact',
        'the user agent names nobody',
        'Set fetch.userAgentContact, so that site owners can write to you instead of blocking you.',
      ),
    );
  }
  return { findings, config };
}

async function checkFolder(folder: string): Promise<Finding> {
  const probe = join(folder, `.doctor-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, 'x');
    await rm(probe);
    return ok('Data folder', `${folder} can be written`);
  } catch (error) {
    return fault(
      'Data folder',
      messageOf(error),
      'Let this user write there, or choose another folder with HALFSTEP_DATA.',
    );
  }
}

/** A year of the default feeds is about 2 GB with its indexes; below 200 MB PostgreSQL is close to stopping. */
const FEW_BYTES = 2_000_000_000;
const TOO_FEW_BYTES = 200_000_000;

async function checkSpace(folder: string): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const found = `${(free / 1e9).toFixed(1)} GB free`;
    if (free < TOO_FEW_BYTES) return fault('Disk', found, 'Free some space, or move the data with HALFSTEP_DATA.');
    return free < FEW_BYTES ? warning('Disk', found, 'Enough to begin; have 2 GB for a year.') : ok('Disk', found);
  } catch (error) {
    return warning('Disk', `cannot be measured (${messageOf(error)})`, 'Check it by hand: df -h');
  }
}

/** Secrets in .env are nobody else's business. */
async function checkEnvFile(): Promise<Finding[]> {
  const path = join(HOME, '.env');
  const found = await stat(path).catch(() => undefined);
  if (!found || process.platform === 'win32') return [];
  return (found.mode & 0o077) === 0
    ? [ok('.env', 'only you can read it')]
    : [warning('.env', 'other users of this machine can read it', `chmod 600 ${path}`)];
}

async function checkPort({ settings: { web } }: Config, serviceRuns: boolean): Promise<Finding> {
  if (!web.enabled) return ok('Web port', 'the page is switched off');
  const code = await new Promise<string | undefined>((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(web.port, web.host, () => server.close(() => resolve(undefined)));
  });
  const place = `${web.host}:${web.port}`;
  if (code === undefined) return ok('Web port', `${place} is free`);
  if (code === 'EADDRINUSE' && serviceRuns) return ok('Web port', `${place} is in use, and the service runs`);
  if (code === 'EADDRINUSE')
    return fault(
      'Web port',
      `${place} is taken by another program`,
      'Stop it, or set another web.port in halfstep.yaml.',
    );
  return fault(
    'Web port',
    `${place} cannot be opened (${code})`,
    'Set web.host to 127.0.0.1 or 0.0.0.0, and web.port above 1023.',
  );
}
