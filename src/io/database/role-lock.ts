/**
 * Roles of the service that are running on this database. A process holds an advisory lock for each of its roles; the server
 * releases it however the process ends. On a private database the locks are exclusive, since a second service there was started by
 * mistake. On a shared server many processes may have the same role.
 */
import { sql } from 'kysely';
import pg from 'pg';
import { ServiceRole } from '../../pipeline.js';
import type { Db } from './open-database.js';

export interface RoleLock {
  release(): Promise<void>;
}

/** First half of PostgreSQL's two-number advisory locks; the second is the role. */
const SPACE = 727_003;
const roleNumber: Record<ServiceRole, number> = { clock: 1, fetch: 2, judge: 3, deliver: 4, web: 5 };

/** @param exclusive throws one clear line that names the process holding one of the roles */
export async function lockRoles(config: pg.PoolConfig, roles: ServiceRole[], exclusive: boolean): Promise<RoleLock> {
  const client = new pg.Client({
    ...(config as pg.ClientConfig),
    application_name: `halfstep ${process.pid}`,
    keepAlive: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  const lock = exclusive ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
  for (const role of roles) {
    const { rows } = await client.query<{ locked: boolean }>(`select ${lock}($1, $2) as locked`, [
      SPACE,
      roleNumber[role],
    ]);
    if (rows[0]?.locked) continue;
    const fault = await whoHolds(client, role);
    await client.end();
    throw new Error(fault);
  }
  return { release: () => client.end() };
}

async function whoHolds(client: pg.Client, role: ServiceRole): Promise<string> {
  const { rows } = await client.query<{ name: string; since: Date }>(
    `select a.application_name as name, a.backend_start as since from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.classid = $1 and l.objid = $2 and l.granted`,
    [SPACE, roleNumber[role]],
  );
  const { name, since } = rows[0] ?? { name: 'halfstep', since: new Date() };
  const pid = name.replace('halfstep ', '');
  return `Half Step already runs on this data folder (process ${pid}, role ${role}, since ${since.toISOString()}). Stop it first, or use another folder with HALFSTEP_DATA.`;
}

/** The roles held by running processes. */
export async function runningRoles(db: Db): Promise<ServiceRole[]> {
  const { rows } = await sql<{ role: number }>`
    select distinct objid::int as role from pg_locks
    where locktype = 'advisory' and classid = ${SPACE} and granted
      and database = (select oid from pg_database where datname = current_database())`.execute(db);
  return ServiceRole.options.filter((role) => rows.some((row) => row.role === roleNumber[role]));
}
