/**
 * All checks of `halfstep doctor`, cheap ones first.
 * Each check returns findings; none throws, and none changes stored data.
 */
import { type Environment, readEnvironment } from '../../io/config/read-environment.js';
import type { Folders } from '../command-context.js';
import { checkConfiguration } from './check-configuration.js';
import { checkEnvFile, checkFolder, checkNode, checkPort, checkSpace, checkUnicode } from './check-machine.js';
import { checkClockAndNetwork } from './check-network.js';
import { checkDatabase, checkMail, checkRedis } from './check-servers.js';
import type { Finding } from './finding.js';

export interface DoctorOptions {
  env: Environment;
  folders: Folders;
  offline: boolean;
  onProgress: (what: string) => void;
}

/** Skips the checks that need a configuration when it cannot be read. */
export async function checkEverything({ env, folders, offline, onProgress }: DoctorOptions): Promise<Finding[]> {
  const lookUp = readEnvironment(env);
  const { findings, config } = await checkConfiguration(folders.config, env);
  onProgress('machine and folders');
  findings.unshift(checkNode(process.versions.node), checkUnicode());
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
