/** The stored state of a healthy feed that was read an hour ago. */
import type { FeedMemory } from '../../src/core/polling/feed-memory.js';

/** Noon on a Friday in China. */
export const NOW = new Date('2026-11-20T04:00:00Z');
export const ZONE = 'Asia/Shanghai';
export const ago = (amount: { minutes?: number; hours?: number; days?: number }, now = NOW): Date =>
  new Date(
    now.getTime() - ((amount.days ?? 0) * 24 + (amount.hours ?? 0)) * 3_600_000 - (amount.minutes ?? 0) * 60_000,
  );

export function feedMemory(change: Partial<FeedMemory> = {}): FeedMemory {
  return {
    id: 'a.example-feed',
    name: '云杉科技报',
    url: 'https://a.example/feed',
    enabled: true,
    firstSeenAt: ago({ days: 100 }),
    etag: null,
    lastModified: null,
    fullFetchAt: ago({ hours: 1 }),
    bodyHash: 'then',
    readWith: '[null,null,null,null]',
    nextPollAt: NOW,
    intervalMinutes: 60,
    failures: 0,
    failingSince: null,
    lastAttemptAt: ago({ hours: 1 }),
    lastOkAt: ago({ hours: 1 }),
    lastOutcome: 'ok',
    tookMs: 300,
    movedTo: null,
    movedTimes: 0,
    ttlMinutes: null,
    windowItems: 20,
    medianItemAt: ago({ days: 1 }),
    newestItemAt: ago({ hours: 2 }),
    lastNewAt: ago({ hours: 1 }),
    overflowAt: null,
    readFault: null,
    linksIdentify: true,
    hub: null,
    topic: null,
    pushAskedAt: null,
    pushUntil: null,
    rhythm: null,
    rhythmAt: null,
    state: 'healthy',
    stateSince: ago({ days: 30 }),
    evidence: null,
    cure: null,
    ...change,
  };
}
