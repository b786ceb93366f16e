/**
 * Do the servers that the service relies on answer: database, Redis, mail?
 */
import { Redis } from 'ioredis';
import nodemailer from 'nodemailer';
import type { Config } from '../../io/config/load-config.js';
import { openDatabase } from '../../io/database/open-database.js';
import { runningRoles } from '../../io/database/role-lock.js';
import { createLogger } from '../../io/logger.js';
import { messageOf } from '../workplace.js';
import { type Finding, fault, ok, warning } from './doctor-checks.js';

const PATIENCE_MS = 8_000;
const OLDEST_POSTGRES = 15;

/** Also answers whether a service is running on it. */
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
        Number.parseInt(version, 10) < OLDEST_POSTGRES
          ? fault('Database', `PostgreSQL ${version} (${where})`, `Use PostgreSQL ${OLDEST_POSTGRES} or newer.`)
          : ok('Database', `PostgreSQL ${version} (${where})`),
        ok('Service', serviceRuns ? 'running' : 'not running (start it: halfstep start)'),
      ];
      return { findings, serviceRuns };
    } finally {
      await database.close();
    }
  } catch (error) {
    const cure = url === undefined ? 'See postgres.log in the data folder.' : 'Check DATABASE_URL.';
    return { findings: [fault('Database', messageOf(error), cure)], serviceRuns: false };
  }
}

/** BullMQ loses jobs when Redis throws keys away under memory pressure. */
export async function checkRedis(url: string | undefined, offline: boolean): Promise<Finding> {
  if (url === undefined) return ok('Queues', 'in the database (REDIS_URL is not set)');
  if (offline) return ok('Queues', 'on Redis; not asked');
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE_MS,
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
      return warning('Queues', 'Redis answers, but hides its maxmemory-policy', 'Make sure that it is noeviction.');
    return fault(
      'Queues',
      `Redis may throw jobs away (maxmemory-policy ${policy})`,
      'Set it in redis.conf: maxmemory-policy noeviction',
    );
  } catch (error) {
    return fault(
      'Queues',
      `Redis does not answer (${messageOf(error)})`,
      'Start it, correct REDIS_URL, or unset REDIS_URL to keep the queues in the database.',
    );
  } finally {
    redis.disconnect();
  }
}

/** Logs in to each mail server and out again; sends nothing. */
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
        connectionTimeout: PATIENCE_MS,
        greetingTimeout: PATIENCE_MS,
        ...(user === undefined ? {} : { auth: { user, pass: password?.reveal() ?? '' } }),
      });
      try {
        await transport.verify();
        return ok(`Mail (${name})`, `${host}:${port} answers${user === undefined ? '' : ' and accepts the password'}`);
      } catch (error) {
        return fault(`Mail (${name})`, `${host}:${port}: ${messageOf(error)}`, mailCure(error));
      } finally {
        transport.close();
      }
    }),
  );
}

function mailCure(error: unknown): string {
  const code = error !== null && typeof error === 'object' ? String(Reflect.get(error, 'code')) : '';
  if (code === 'EAUTH') return 'Check user and password; many providers want an app password (QQ, 163: 授权码).';
  if (code === 'ETLS' || code === 'ESOCKET') return 'Check port and security: 587 with starttls, 465 with tls.';
  return 'Check host and port, and that this network lets mail out.';
}
