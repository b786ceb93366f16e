/**
 * What does a hub ask of us, and what happens when it tells of news?
 * GET and POST /push/FEED/TOKEN (WebSub).
 */
import { Hono } from 'hono';
import { agreeToPush, isPushToken } from '../core/polling/push.js';
import type { Store } from '../io/database/store.js';
import type { Queues } from '../io/queue.js';

export interface PushRoutesOptions {
  linkSecret: string;
  now(): Date;
  store: Pick<Store, 'feeds'>;
  queues: Pick<Queues, 'add'>;
}

/** A hub that tells of each word is heard once in this time; the feed is asked only then. */
const DEAF_MS = 60_000;

export function pushRoutes({ linkSecret, now, store, queues }: PushRoutesOptions): Hono {
  const app = new Hono();
  const feedBehind = async (feedId: string, token: string) =>
    isPushToken(linkSecret, feedId, token) ? await store.feeds.get(feedId) : undefined;

  app.get('/:feed/:token', async (context) => {
    const feed = await feedBehind(context.req.param('feed'), context.req.param('token'));
    const agreed = feed && agreeToPush(context.req.query(), feed, now());
    if (!feed || !agreed) return context.text('Nobody here asked for that.', 404);
    await store.feeds.note(feed.id, { pushUntil: agreed.pushUntil });
    return context.text(agreed.challenge);
  });

  app.post('/:feed/:token', async (context) => {
    const feed = await feedBehind(context.req.param('feed'), context.req.param('token'));
    if (!feed) return context.text('There is no such subscription.', 404);
    const heard = now().getTime() - (feed.lastAttemptAt?.getTime() ?? 0) > DEAF_MS;
    const claimed = heard ? await store.feeds.claimDue({ ids: [feed.id], now: now(), force: true }) : [];
    await queues.add(claimed.map((feedId) => ({ stage: 'fetch-feed', payload: { feedId } })));
    return context.text('', 202);
  });
  return app;
}
