/**
 * Network access, and the machine's clock compared with the clocks of the sites it reaches.
 */
import type { Config } from '../../io/config/load-config.js';
import { createConfiguredHttp } from '../../io/http/configured-http.js';
import { version } from '../version.js';
import { type Finding, failed, ok, warning } from './finding.js';

/** Enough hosts to tell a dead network from a dead site. */
const HOSTS = 6;
const TIMEOUT_MS = 15_000;
/** Feeds date items to the minute, and digests publish to the minute. */
const MAX_SKEW_MS = 2 * 60_000;

/** Requests robots.txt, a small file that most sites have, from the sites of some feeds. Returns nothing without feeds. */
export async function checkClockAndNetwork({ feeds, settings }: Config): Promise<Finding[]> {
  const origins = [
    ...new Set(
      feeds.filter(({ enabled, url }) => enabled && /^https?:/.test(url)).map(({ url }) => new URL(url).origin),
    ),
  ];
  const step = Math.max(1, Math.floor(origins.length / HOSTS));
  const asked = origins.filter((_, index) => index % step === 0).slice(0, HOSTS);
  if (asked.length === 0) return [];
  const http = createConfiguredHttp(
    () => settings.fetch,
    { claimStart: async () => ({ waitMs: 0 }), backOff: async () => undefined },
    version,
  );
  try {
    const answers = await Promise.all(
      asked.map(async (origin) => {
        const answer = await http.polite.get(`${origin}/robots.txt`, { purpose: 'robots', timeoutMs: TIMEOUT_MS });
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
  const found = `${reached} of ${asked} sites answered`;
  if (reached === 0)
    return failed('Network', found, 'Check this machine’s network, or set fetch.proxy in halfstep.yaml.');
  return reached < asked
    ? warning('Network', found, 'See which feeds are affected: halfstep feeds check')
    : ok('Network', found);
}

function describeClock(reached: readonly { at: number; date?: string | undefined }[]): Finding[] {
  const skews = reached
    .map(({ at, date }) => at - Date.parse(date ?? ''))
    .filter((skew) => !Number.isNaN(skew))
    .sort((a, b) => a - b);
  const skew = skews[Math.floor(skews.length / 2)];
  if (skew === undefined) return [];
  if (Math.abs(skew) <= MAX_SKEW_MS) return [ok('Clock', 'agrees with the clocks of the sites')];
  const minutes = Math.round(Math.abs(skew) / 60_000);
  return [
    failed(
      'Clock',
      `${minutes} minutes ${skew > 0 ? 'ahead of' : 'behind'} the clocks of the sites`,
      'Turn on time synchronisation: timedatectl set-ntp true',
    ),
  ];
}
