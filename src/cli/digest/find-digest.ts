/**
 * Finds the digest, period or edition that an argument names.
 */
import { DateTime } from 'luxon';
import type { DigestDefinition } from '../../core/config/digest-definition.js';
import { type Period, periodContaining, previousPeriod } from '../../core/schedule/periods.js';
import type { Config } from '../../io/config/load-config.js';
import type { StoredEdition } from '../../io/database/publish/edition-archive.js';
import type { Store } from '../../io/database/store.js';
import { Failure, usage } from '../terminal/failure.js';
import { readWhen } from '../terminal/read-when.js';

export const PERIOD_HELP = 'current, last, a week (2026-W46 or W46), or any date in the period (2026-11-16)';

/** The digest with this id; without an id, the only digest. Throws a failure when there is none or several. */
export function findDigest(config: Config, id: string | undefined): DigestDefinition {
  const ids = config.digests.map((digest) => digest.id).join(', ');
  if (config.digests.length === 0)
    throw new Failure('No digest is configured.', 'Add one under digests: in halfstep.yaml.');
  if (id === undefined && config.digests.length > 1) throw usage('There are several digests.', `Name one of: ${ids}`);
  const found = id === undefined ? config.digests[0] : config.digests.find((digest) => digest.id === id);
  if (!found) throw usage(`There is no digest “${id}”.`, `Configured digests: ${ids}`);
  return found;
}

/** The complete period, even where `which` is "current". */
export function findPeriod(definition: DigestDefinition, which: string, now: Date): Period {
  const current = periodContaining(definition, now);
  if (which === 'current') return current;
  if (which === 'last') return previousPeriod(definition, current);
  return periodContaining(definition, readWhen(withYear(which, definition.zone, now), definition.zone, now));
}

/** The edition with this id or for this period. `definition` is called only for a period. Throws a failure when there is none. */
export async function findEdition(
  store: Store,
  which: string,
  { definition, now }: { definition: () => DigestDefinition; now: Date },
): Promise<StoredEdition> {
  const id = /^\d{1,18}$/.test(which)
    ? which
    : await store.publishing.byLabel(definition().id, withYear(which, definition().zone, now));
  const stored = id === null ? undefined : await store.editions.get(id);
  if (!stored) throw new Failure(`There is no edition ${which}.`, 'List the editions: halfstep digest list');
  return stored;
}

/** Adds the year to "W46": this year, or last year when this year's week has not begun. */
function withYear(which: string, zone: string, now: Date): string {
  const week = /^w(\d{1,2})$/i.exec(which)?.[1]?.padStart(2, '0');
  if (week === undefined) return which;
  const { weekYear } = DateTime.fromJSDate(now, { zone });
  const begins = DateTime.fromISO(`${weekYear}-W${week}`, { zone });
  return `${begins.toMillis() > now.getTime() ? weekYear - 1 : weekYear}-W${week}`;
}
