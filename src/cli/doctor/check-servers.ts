/**
 * The servers that the service depends on: database, Redis, mail.
 */

import { Redis } from 'ioredis';
import nodemailer from 'nodemailer';
import type { Config } from '../../io/config/load-config.js';
import { openDatabase } from '../../io/database/open-database.js';
import { runningRoles } from '../../io/database/role-lock.js';
import { createLogger } from '../../io/logger.js';
import { messageOf } from '../terminal/failure.js';
import { type Finding, failed, ok, warning } from './finding.js';

const TIMEOUT_MS = 8_000;
const MIN_POSTGRES = 15;

/** Also tells whether a service is running on the database. */
export async function checkDatabase(
  url: string | undefined,
  dataFolder: string,
): Promise<{ findings: Finding[]; serviceRuns: boolean }> {
  const logger = createLogger({ level: 'silent' });
  try {
    const database = await openDatabase({ url, dataFolder, logger, maxConnections: 2 });
    try {
      const { rows } = await database.pool.query<{ server_version: string }>('show server_version');
      const version = rows[0]?.server_version ?? '';
      const serviceRuns = (await runningRoles(database.db)).length > 0;
      const where = database.embedded ? 'private server in the data folder' : 'DATABASE_URL';
      const findings = [
        Number.parseInt(version, 10) < MIN_POSTGRES
          ? failed('Database', `PostgreSQL ${version} (${where})`, `Use PostgreSQL ${MIN_POSTGRES} or newer.`)
          : ok('Database', `PostgreSQL ${version} (${where})`),
        ok('Service', serviceRuns ? 'running' : 'not running; start it: halfstep start'),
      ];
      return { findings, serviceRuns };
    } finally {
      await database.close();
    }
  } catch (error) {
    const cure = url === undefined ? 'See postgres.log in the data folder.' : 'Check DATABASE_URL.';
    return { findings: [failed('Database', messageOf(error), cure)], serviceRuns: false };
  }
}

/** BullMQ loses jobs when Redis evicts keys under memory pressure. */
export async function checkRedis(url: string | undefined, offline: boolean): Promise<Finding> {
  if (url === undefined) return ok('Queues', 'in the database (REDIS_URL is not set)');
  if (offline) return ok('Queues', 'on Redis; not checked (--offline)');
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const policy = String(
      ((await redis.config('GET', 'maxmemory-policy').catch(() => [])) as unknown[])[1] ?? 'unknown',
    );
    if (policy === 'noeviction') return ok('Queues', 'Redis answers; maxmemory-policy noeviction');
    if (policy === 'unknown')
      return warning(
        'Queues',
        'Redis answers, but does not reveal its maxmemory-policy',
        'Make sure it is noeviction.',
      );
    return failed(
      'Queues',
      `Redis may evict jobs (maxmemory-policy ${policy})`,
      'Set in redis.conf: maxmemory-policy noeviction',
    );
  } catch (error) {
    return failed(
      'Queues',
      `Redis does not answer (${messageOf(error)})`,
      'Start Redis, correct REDIS_URL, or unset it to keep the queues in the database.',
    );
  } finally {
    redis.disconnect();
  }
}

/** Logs in to each mail server; sends nothing. */
export async function checkMail({ settings }: Config): Promise<Finding[]> {
  const mail = Object.entries(settings.channels).flatMap(([name, channel]) =>
    channel.kind === 'mail' && channel.enabled ? [{ name, ...channel }] : [],
  );
  return Promise.all(
    mail.map(async ({ name, host, port, security, user, password }) => {
      const transport = nodemailer.createTransport({
        host,
        port,
        secure: security === 'tls',
        requireTLS: security === 'starttls',
        ignoreTLS: security === 'none',
        connectionTimeout: TIMEOUT_MS,
        greetingTimeout: TIMEOUT_MS,
        ...(user === undefined ? {} : { auth: { user, pass: password?.reveal() ?? '' } }),
      });
      try {
        await transport.verify();
        return ok(`Mail (${name})`, `${host}:${port} answers${user === undefined ? '' : ' and accepts the password'}`);
      } catch (error) {
        return failed(`Mail (${name})`, `${host}:${port}: ${messageOf(error)}`, mailCure(error));
      } finally {
        transport.close();
      }
    }),
  );
}

function mailCure(error: unknown): string {
  const code = error !== null && typeof error === 'object' ? String(Reflect.get(error, 'code')) : '';
  if (code === 'EAUTH') return 'Check user and password; many providers require an app password (QQ, 163: 授权码).';
  if (code === 'ETLS' || code === 'ESOCKET') return 'Check port and security: 587 with starttls, or 465 with tls.';
  return 'Check host and port, and that this network allows outgoing mail.';
}
