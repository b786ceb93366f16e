import { describe, expect, it } from 'vitest';
import { FeedConfig } from '../../../src/core/config/feed-config.js';
import { Settings } from '../../../src/core/config/settings.js';
import { afterFetch } from '../../../src/core/polling/after-fetch.js';
import { rhythmLimits } from '../../../src/core/polling/feed-request.js';

const now = new Date('2026-11-20T02:00:00Z');
const before = { intervalMinutes: 60, failures: 0, state: 'healthy', stateSince: now };
const limits = (schedule?: string) =>
  rhythmLimits(FeedConfig.parse({ name: 'A', url: 'https://a.example/feed', schedule }), Settings.parse({}), null, now);
const minutesUntil = (at: Date) => (at.getTime() - now.getTime()) / 60_000;

describe('a feed’s own schedule', () => {
  it('is kept where it is cron, in the service’s zone, whatever the feed brings', () => {
    const next = afterFetch(before, { kind: 'read', items: 10, fresh: 10 }, limits('30 12 * * *'), now, 0.9);
    expect(next.nextPollAt.toISOString()).toBe('2026-11-20T04:30:00.000Z');
  });
  it('is kept within its jitter where it is a rhythm', () => {
    const next = afterFetch(before, { kind: 'read', items: 10, fresh: 10 }, limits('every 2h'), now, 0.5);
    expect(minutesUntil(next.nextPollAt)).toBeCloseTo(120);
  });
  it('gives way to the pause after a failure', () => {
    const failed = { kind: 'failed', weight: 1, state: 'broken', evidence: 'x', cure: 'y' } as const;
    const next = afterFetch(before, failed, limits('30 12 * * *'), now, 0.5);
    expect(minutesUntil(next.nextPollAt)).toBeCloseTo(20);
  });
  it('does not exist unless configured', () => {
    expect(limits().scheduledAt).toBeNull();
  });
});
