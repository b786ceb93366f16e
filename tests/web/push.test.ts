/**
 * WebSub: subscriptions and announcements, with a hub that verifies subscriptions.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Task } from '../../src/pipeline.js';
import { pushRoutes } from '../../src/web/push-routes.js';
import { type FeedWatch, LINK_SECRET, watchFeeds } from '../support/feed-watch.js';
import { rss } from '../support/news-server.js';

const DAY_MINUTES = 1440;
let watch: FeedWatch;
let hubPosts: URLSearchParams[];
const added: Task[] = [];
const page = () =>
  pushRoutes({
    linkSecret: LINK_SECRET,
    now: watch.now,
    store: watch.store,
    queues: { add: async (jobs) => void added.push(...jobs) },
  });
/** Path and query below /push. */
const pathOf = (callback: string | null) => new URL(callback ?? '').pathname.replace(/^\/push/, '');

beforeAll(async () => {
  watch = await watchFeeds({ web: { publicUrl: 'https://news.example/halfstep/' } });
});
afterAll(() => watch.close());

const serveFeed = (path: string, links: string) => {
  const feed = rss([{ title: '一', link: 'https://a.example/1', date: new Date(), text: '正文' }]);
  const atom = ' xmlns:atom="http://www.w3.org/2005/Atom"';
  watch.site.serve(path, {
    type: 'application/rss+xml',
    body: feed.replace('<rss', `<rss${atom}`).replace('<title>测试', `${links}<title>测试`),
  });
};
const serveHub = () => {
  hubPosts = [];
  watch.site.serve('/hub', (request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      hubPosts.push(new URLSearchParams(body));
      response.writeHead(202).end();
    });
  });
};

describe('a hub named in the response headers', () => {
  it.each([
    ['<HUB>; rel="hub", <SELF>; rel=self', true],
    ['</x>; rel="next"; title="a, b", <HUB>;rel="preload HUB hub",</header>;  rel = "self"', true],
    ['<HUB>; rel="hub"; anchor="/other", <SELF>; rel="self"', false],
    ['<HUB>; rel="hub"', false],
    ['HUB; rel=hub, <SELF; rel=self, <>;', false],
  ])('is used if valid: %s', async (link, isAsked) => {
    serveHub();
    const { origin } = watch.site;
    const header = link.replace('HUB', `${origin}/hub`).replace('SELF', `${origin}/header`);
    watch.site.serve('/header', {
      type: 'text/xml',
      headers: { link: header },
      body: rss([{ title: link, link: 'https://a.example/1', date: new Date(), text: '正文' }]),
    });
    await watch.poll('/header', { id: `header-${link.length}` });
    const topics = hubPosts.map((post) => post.get('hub.topic'));
    expect(topics).toEqual(isAsked ? [`${origin}/header`] : []);
  });

  it('takes precedence over the hub named in the feed', async () => {
    serveHub();
    const { origin } = watch.site;
    const links =
      '<atom:link rel="hub" href="https://old.example/"/><atom:link rel="self" href="https://old.example/feed"/>';
    serveFeed('/both-hubs', links);
    const feed = rss([{ title: '一', link: 'https://a.example/1', date: new Date(), text: '正文' }]);
    watch.site.serve('/both-hubs', {
      type: 'text/xml',
      headers: { link: `<${origin}/hub>; rel="hub", <${origin}/both-hubs>; rel="self"` },
      body: feed
        .replace('<rss', '<rss xmlns:atom="http://www.w3.org/2005/Atom"')
        .replace('<title>测试', `${links}<title>测试`),
    });
    expect(await watch.poll('/both-hubs')).toMatchObject({ hub: `${origin}/hub`, topic: `${origin}/both-hubs` });
  });
});

describe('a feed with a hub', () => {
  it('is subscribed to once, with a callback address known to the hub alone', async () => {
    serveHub();
    const topic = `${watch.site.origin}/pushed`;
    serveFeed(
      '/pushed',
      `<atom:link rel="hub" href="${watch.site.origin}/hub"/><atom:link rel="self" href="${topic}"/>`,
    );
    await watch.poll('/pushed', { id: 'pushed' });
    await watch.poll('/pushed', { id: 'pushed' });
    expect(hubPosts).toHaveLength(1);
    expect(hubPosts[0]?.get('hub.mode')).toBe('subscribe');
    expect(hubPosts[0]?.get('hub.topic')).toBe(topic);
    expect(hubPosts[0]?.get('hub.callback')).toMatch(/^https:\/\/news\.example\/halfstep\/push\/pushed\/[\w-]{22}$/);
  });

  it('confirms its own subscription requests, and no others', async () => {
    const callback = hubPosts[0]?.get('hub.callback')?.replace('/halfstep', '') ?? null;
    const ask = (query: Record<string, string>, path = pathOf(callback)) =>
      page().request(`${path}?${new URLSearchParams(query)}`);
    const right = {
      'hub.mode': 'subscribe',
      'hub.topic': `${watch.site.origin}/pushed`,
      'hub.challenge': 'abc',
      'hub.lease_seconds': '864000',
    };
    for (const wrong of [{ 'hub.topic': 'https://other.example/' }, { 'hub.mode': 'unsubscribe' }]) {
      expect((await ask({ ...right, ...wrong })).status).toBe(404);
    }
    expect((await ask(right, '/pushed/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
    const answer = await ask(right);
    expect([answer.status, await answer.text()]).toEqual([200, 'abc']);
    const memory = await watch.store.feeds.get('pushed');
    expect(memory?.pushUntil?.getTime()).toBe(watch.now().getTime() + 864_000_000);
  });

  it('is fetched once when the hub announces content repeatedly, and not for strangers', async () => {
    const callback = hubPosts[0]?.get('hub.callback')?.replace('/halfstep', '') ?? null;
    const tell = (path = pathOf(callback)) => page().request(path, { method: 'POST', body: '<feed/>' });
    watch.turn({ minutes: 30 });
    expect((await tell('/pushed/AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
    expect(added).toEqual([]);
    expect((await tell()).status).toBe(202);
    expect(added).toEqual([{ stage: 'fetch-feed', payload: { feedId: 'pushed' } }]);
    await watch.poll('/pushed', { id: 'pushed' });
    expect((await tell()).status).toBe(202);
    expect(added).toHaveLength(1);
  });

  it('is resubscribed before the subscription expires', async () => {
    watch.turn({ minutes: 7 * DAY_MINUTES });
    await watch.poll('/pushed', { id: 'pushed' });
    expect(hubPosts).toHaveLength(1);
    watch.turn({ minutes: 2 * DAY_MINUTES });
    await watch.poll('/pushed', { id: 'pushed' });
    expect(hubPosts).toHaveLength(2);
  });
});

describe('a feed without a hub', () => {
  it('is polled, without a subscription', async () => {
    serveHub();
    serveFeed('/plain', '');
    await watch.poll('/plain');
    expect(hubPosts).toEqual([]);
  });
});
