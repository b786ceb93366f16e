/**
 * Which digest, period and edition does a word on the command line mean?
 */
import { DateTime } from 'luxon';
import type { DigestDefinition } from '../../core/config/digest-definition.js';
import { type Period, periodContaining, previousPeriod } from '../../core/schedule/periods.js';
import type { Config } from '../../io/config/load-config.js';
import type { StoredEdition } from '../../io/database/publish/edition-store.js';
import type { Store } from '../../io/database/store.js';
import { Failure, usage } from '../terminal/failure.js';
import { readWhen } from '../terminal/read-when.js';

export const PERIOD_HELP = 'current, last, a week (2026-W46 or W46), or any date in it (2026-11-16)';

/** The digest of this id; the only one where none is named. */
export function findDigest(config: Config, id: string | undefined): DigestDefinition {
  const ids = config.digests.map((digest) => digest.id).join(', ');
  if (config.digests.length === 0)
    throw new Failure('No digest is configured.', 'Add one under digests: in halfstep.yaml.');
  if (id === undefined && config.digests.length > 1) throw usage('Which digest?', `Name one of: ${ids}`);
  const found = id === undefined ? config.digests[0] : config.digests.find((digest) => digest.id === id);
  if (!found) throw usage(`There is no digest “${id}”.`, `There are: ${ids}`);
  return found;
}

/** The period that is meant, whole. */
export function findPeriod(definition: DigestDefinition, which: string, now: Date): Period {
  const current = periodContaining(definition, now);
  if (which === 'current') return current;
  if (which === 'last') return previousPeriod(definition, current);
  return periodContaining(definition, readWhen(wholeWeek(which, definition.zone, now), definition.zone, now));
}

/** The edition with this id, or the one of this period. */
export async function findEdition(
  store: Store,
  which: string,
  { definition, now }: { definition: () => DigestDefinition; now: Date },
): Promise<StoredEdition> {
  const id = /^\d{1,18}$/.test(which)
    ? which
    : await store.publishing.byLabel(definition().id, wholeWeek(which, definition().zone, now));
  const stored = id === null ? undefined : await store.editions.get(id);
  if (!stored) throw new Failure(`There is no edition ${which}.`, 'See which there are: halfstep digest list');
  return stored;
}

/** "W46" is that week of this year; of last year where this year's has not begun. */
function wholeWeek(which: string, zone: string, now: Date): string {
  const week = /^w(\d{1,2})$/i.exec(which)?.[1]?.padStart(2, '0');
  if (week === undefined) return which;
  const { weekYear } = DateTime.fromJSDate(now, { zone });
  const begins = DateTime.fromISO(`${weekYear}-W${week}`, { zone });
  return `${begins.toMillis() > now.getTime() ? weekYear - 1 : weekYear}-W${week}`;
}
