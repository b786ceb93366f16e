/**
 * Does another process already do this work on this data folder?
 * Two services on one private database would only get in each other's way (and mean that somebody started it twice); on a shared
 * server many are wanted, and nothing is locked.
 */
import pg from 'pg';
import type { Role } from '../../pipeline.js';

export interface RoleLock {
  release(): Promise<void>;
}

/** First half of PostgreSQL's two-number advisory locks; the second is the role. */
const SPACE = 727_003;
const roleNumber: Record<Role, number> = { clock: 1, fetch: 2, judge: 3, deliver: 4, web: 5 };

/** Throws one clear line naming the process that holds a role. The lock ends with this process, however it ends. */
export async function lockRoles(config: pg.PoolConfig, roles: Role[]): Promise<RoleLock> {
  const client = new pg.Client({
    ...(config as pg.ClientConfig),
    application_name: `halfstep ${process.pid}`,
    keepAlive: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  for (const role of roles) {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1, $2) as locked', [
      SPACE,
      roleNumber[role],
    ]);
    if (rows[0]?.locked) continue;
    const holder = await client.query<{ name: string; since: Date }>(
      `select a.application_name as name, a.backend_start as since from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.classid = $1 and l.objid = $2 and l.granted`,
      [SPACE, roleNumber[role]],
    );
    await client.end();
    const { name, since } = holder.rows[0] ?? { name: 'halfstep', since: new Date() };
    const pid = name.replace('halfstep ', '');
    throw new Error(
      `Half Step already runs on this data folder (process ${pid}, role ${role}, since ${since.toISOString()}). Stop it first, or use another folder with HALFSTEP_DATA.`,
    );
  }
  return { release: () => client.end() };
}
