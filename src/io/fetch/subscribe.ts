/**
 * Subscribes to a feed's hub (WebSub), if it can reach us, so that new items arrive at once.
 */
import type { FeedMemory } from '../../core/polling/feed-memory.js';
import { isPushDue, pushAddress, subscription } from '../../core/polling/push.js';
import type { FeedStore } from '../database/collect/feed-store.js';
import type { Http } from '../http/create-http.js';

export type Subscribe = (feed: FeedMemory, now: Date) => Promise<void>;

/** Does nothing without a public address, without a hub, or while a subscription lasts. The hub's messages arrive at the web page. */
export function createSubscribe(deps: {
  /** Guarded, because the hub's address comes from an untrusted feed. */
  post: Http['post'];
  publicUrl(): string | null;
  secret: string;
  feeds: Pick<FeedStore, 'note'>;
}): Subscribe {
  return async (feed, now) => {
    const publicUrl = deps.publicUrl();
    if (publicUrl === null || feed.hub === null || feed.topic === null || !isPushDue(feed, now)) return;
    // Stored before it is sent, because the hub may call back before it responds.
    await deps.feeds.note(feed.id, { pushAskedAt: now });
    await deps.post(feed.hub, {
      purpose: 'api',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: subscription(feed.topic, pushAddress(publicUrl, deps.secret, feed.id)),
    });
  };
}
