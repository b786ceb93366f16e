/**
 * WebSub callbacks, GET and POST /push/FEED/TOKEN: a hub verifies a subscription or announces new content.
 */
import { Hono } from 'hono';
import { agreeToPush, isPushToken } from '../core/polling/push.js';
import type { Store } from '../io/database/store.js';
import type { Queues } from '../io/queue/open-queues.js';

export interface PushRoutesOptions {
  linkSecret: string;
  now(): Date;
  store: Pick<Store, 'feeds'>;
  queues: Pick<Queues, 'add'>;
}

/** Announcements within this time after a fetch are ignored, for hubs that announce every small change. */
const QUIET_MS = 60_000;

export function pushRoutes({ linkSecret, now, store, queues }: PushRoutesOptions): Hono {
  const app = new Hono();
  const feedBehind = async (feedId: string, token: string) =>
    isPushToken(linkSecret, feedId, token) ? await store.feeds.get(feedId) : undefined;

  app.get('/:feed/:token', async (context) => {
    const feed = await feedBehind(context.req.param('feed'), context.req.param('token'));
    const agreed = feed && agreeToPush(context.req.query(), feed, now());
    if (!feed || !agreed) return context.text('There is no such subscription request.', 404);
    await store.feeds.note(feed.id, { pushUntil: agreed.pushUntil });
    return context.text(agreed.challenge);
  });

  app.post('/:feed/:token', async (context) => {
    const feed = await feedBehind(context.req.param('feed'), context.req.param('token'));
    if (!feed) return context.text('There is no such subscription.', 404);
    const due = now().getTime() - (feed.lastAttemptAt?.getTime() ?? 0) > QUIET_MS;
    const claimed = due ? await store.feeds.claimDue({ ids: [feed.id], now: now(), force: true }) : [];
    await queues.add(claimed.map((feedId) => ({ stage: 'fetch-feed', payload: { feedId } })));
    return context.text('', 202);
  });
  return app;
}
