/**
 * When may the next request to a host start, counted over all processes that share this database?
 */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from './open.js';

const Wait = z.object({ wait_ms: z.coerce.number() });

export type HostStore = ReturnType<typeof createHostStore>;

export function createHostStore(db: Db) {
  return {
    /** Takes the right to start a request now; `waitMs` > 0 says that it was not given and when to ask again. */
    async claimStart(host: string, minGapMs: number): Promise<{ waitMs: number }> {
      const { rows } = await sql`
        with taken as (
          insert into hosts as h (host, next_start_at) values (${host}, now() + make_interval(secs => ${minGapMs / 1000}))
          on conflict (host) do update set next_start_at = excluded.next_start_at
          where h.next_start_at <= now() and h.back_off_until <= now()
          returning 1
        )
        select case when exists (select from taken) then 0 else coalesce((
          select extract(epoch from greatest(next_start_at, back_off_until) - now()) * 1000 from hosts where host = ${host}
        ), 0) end as wait_ms`.execute(db);
      return { waitMs: Math.max(0, Math.ceil(Wait.parse(rows[0]).wait_ms)) };
    },

    /** Leaves the whole host alone until the given time (429, 503, Retry-After). */
    async backOff(host: string, untilMs: number): Promise<void> {
      const until = new Date(untilMs);
      await db
        .insertInto('hosts')
        .values({ host, back_off_until: until })
        .onConflict((conflict) =>
          conflict.column('host').doUpdateSet({ back_off_until: sql`greatest(hosts.back_off_until, ${until})` }),
        )
        .execute();
    },
  };
}
