/** When the next request to a host may start, over all processes that share this database. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../open-database.js';

const Wait = z.object({ wait_ms: z.coerce.number() });

export type HostStore = ReturnType<typeof createHostStore>;

export function createHostStore(db: Db) {
  return {
    /** Claims the right to start a request now. `waitMs` > 0: not granted, ask again after that time. */
    async claimStart(host: string, minGapMs: number): Promise<{ waitMs: number }> {
      const taken = await sql`
        insert into hosts as h (host, next_start_at) values (${host}, now() + make_interval(secs => ${minGapMs / 1000}))
        on conflict (host) do update set next_start_at = excluded.next_start_at
        where h.next_start_at <= now() and h.back_off_until <= now()
        returning 1`.execute(db);
      if (taken.rows.length > 0) return { waitMs: 0 };
      // A separate statement: only a new snapshot sees the row written by a faster process.
      const { rows } = await sql`
        select extract(epoch from greatest(next_start_at, back_off_until) - clock_timestamp()) * 1000 as wait_ms
        from hosts where host = ${host}`.execute(db);
      return { waitMs: Math.max(1, Math.ceil(Wait.parse(rows[0]).wait_ms)) };
    },

    /** Blocks requests to the host until the given time (429, 503, Retry-After). */
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
