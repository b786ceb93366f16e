/**
 * Does this machine reach the outside world, and does its clock agree with it?
 */
import type { Config } from '../../io/config/load-config.js';
import { createConfiguredHttp } from '../../io/http/configured-http.js';
import { version } from '../version.js';
import { type Finding, fault, ok, warning } from './doctor-checks.js';

/** Half a dozen hosts tell a dead network from a dead site. */
const HOSTS_ASKED = 6;
const PATIENCE_MS = 15_000;
/** Feeds date their items by the minute, digests publish by it. */
const MOST_SKEW_MS = 2 * 60_000;

/** Asks the sites of some feeds for their robots.txt, the smallest thing that every site has. */
export async function checkClockAndNetwork({ feeds, settings }: Config): Promise<Finding[]> {
  const origins = [
    ...new Set(
      feeds.filter(({ enabled, url }) => enabled && /^https?:/.test(url)).map(({ url }) => new URL(url).origin),
    ),
  ];
  const step = Math.max(1, Math.floor(origins.length / HOSTS_ASKED));
  const asked = origins.filter((_, index) => index % step === 0).slice(0, HOSTS_ASKED);
  if (asked.length === 0) return [];
  const http = createConfiguredHttp(
    () => settings.fetch,
    { claimStart: async () => ({ waitMs: 0 }), backOff: async () => undefined },
    version,
  );
  try {
    const answers = await Promise.all(
      asked.map(async (origin) => {
        const answer = await http.polite.get(`${origin}/robots.txt`, { purpose: 'robots', timeoutMs: PATIENCE_MS });
        return 'headers' in answer ? [{ at: Date.now(), date: answer.headers.date }] : [];
      }),
    );
    const reached = answers.flat();
    return [describeReach(reached.length, asked.length), ...describeClock(reached)];
  } finally {
    await http.close();
  }
}

function describeReach(reached: number, asked: number): Finding {
  const found = `${reached} of ${asked} sites answer`;
  if (reached === 0) return fault('Network', found, 'Check this machine’s network, or set fetch.proxy.');
  return reached < asked
    ? warning('Network', found, 'See which feeds suffer: halfstep feeds check')
    : ok('Network', found);
}

function describeClock(reached: readonly { at: number; date?: string | undefined }[]): Finding[] {
  const skews = reached
    .map(({ at, date }) => at - Date.parse(date ?? ''))
    .filter((skew) => !Number.isNaN(skew))
    .sort((a, b) => a - b);
  const skew = skews[Math.floor(skews.length / 2)];
  if (skew === undefined) return [];
  if (Math.abs(skew) <= MOST_SKEW_MS) return [ok('Clock', 'agrees with the sites')];
  const minutes = Math.round(Math.abs(skew) / 60_000);
  return [
    fault(
      'Clock',
      `${minutes} minutes ${skew > 0 ? 'ahead of' : 'behind'} the sites’`,
      'Switch time synchronisation on (timedatectl set-ntp true).',
    ),
  ];
}
