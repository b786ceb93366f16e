/**
 * Polite requests: spacing, back-off and robots.txt.
 */
import { describe, expect, it } from 'vitest';
import type { HttpResult } from '../../../src/core/http/http-result.js';
import type { Http } from '../../../src/io/http/create-http.js';
import { hostStateInMemory } from '../../../src/io/http/host-state.js';
import { createPoliteHttp, type PoliteOptions } from '../../../src/io/http/polite-http.js';

const START = Date.parse('2026-11-19T10:00:00Z');

type Answers = Record<string, Partial<HttpResult> & { text?: string }>;

/** A client whose answers are given by address, with a clock that stands still until moved. */
function scene(answers: Answers = {}, options: Partial<PoliteOptions> = {}) {
  const clock = { now: START };
  const asked: string[] = [];
  let hold: Promise<void> | null = null;
  const get: Http['get'] = async (url) => {
    asked.push(url);
    await hold;
    const { text, ...given } = answers[url] ?? (url.endsWith('/robots.txt') ? { kind: 'not-found', status: 404 } : {});
    const body = new TextEncoder().encode(text ?? '');
    return {
      kind: 'ok',
      status: 200,
      headers: {},
      redirects: [],
      finalUrl: url,
      body,
      detail: '',
      ...given,
    } as HttpResult;
  };
  const polite = createPoliteHttp({
    http: { get, post: (url, request) => get(url, request), close: async () => {} },
    hosts: hostStateInMemory(() => clock.now),
    now: () => clock.now,
    random: () => 0,
    sleep: async (ms) => {
      clock.now += ms;
    },
    ...options,
  });
  return {
    clock,
    asked,
    polite,
    feed: (url: string) => polite.get(url, { purpose: 'feed' }),
    /** Keeps requests open until the returned function is called. */
    stall: () => {
      let release = () => {};
      hold = new Promise((done) => {
        release = done;
      });
      return release;
    },
  };
}

describe('spacing', () => {
  it('starts one request to a host, and tells the next when to come again', async () => {
    const { feed, asked, clock } = scene();
    expect((await feed('https://a.example/1')).kind).toBe('ok');
    expect(await feed('https://a.example/2')).toMatchObject({ kind: 'wait', untilMs: START + 5000 });
    expect((await feed('https://b.example/1')).kind).toBe('ok');
    clock.now += 5000;
    expect((await feed('https://a.example/2')).kind).toBe('ok');
    expect(asked).toEqual(['https://a.example/1', 'https://b.example/1', 'https://a.example/2']);
  });

  it('tells several that wait different times', async () => {
    const { feed } = scene();
    await feed('https://a.example/1');
    const waits = [
      await feed('https://a.example/2'),
      await feed('https://a.example/3'),
      await feed('https://a.example/4'),
    ];
    expect(waits.map((wait) => 'untilMs' in wait && wait.untilMs - START)).toEqual([5000, 10_000, 15_000]);
  });

  it('sleeps through a short wait itself', async () => {
    const { feed, clock } = scene();
    await feed('https://a.example/1');
    clock.now += 4000;
    expect((await feed('https://a.example/2')).kind).toBe('ok');
    expect(clock.now).toBe(START + 5000);
  });

  it('sleeps through a longer one where it is asked to', async () => {
    const { feed, polite, clock } = scene();
    await feed('https://a.example/1');
    expect((await polite.get('https://a.example/2', { purpose: 'page', patienceMs: 10_000 })).kind).toBe('ok');
    expect(clock.now).toBe(START + 5000);
  });

  it('keeps at most two requests to a host open', async () => {
    const { feed, clock, stall } = scene();
    const release = stall();
    const first = feed('https://a.example/1');
    clock.now += 5000;
    const second = feed('https://a.example/2');
    clock.now += 5000;
    expect((await feed('https://a.example/3')).kind).toBe('wait');
    release();
    expect([(await first).kind, (await second).kind]).toEqual(['ok', 'ok']);
    clock.now += 5000;
    expect((await feed('https://a.example/3')).kind).toBe('ok');
  });

  it('keeps at most two open over several processes, however slow they are', async () => {
    const hosts = hostStateInMemory();
    const process = () => scene({}, { hosts, now: Date.now, minGapMs: 100, sleep: undefined });
    const [one, two, three] = [process(), process(), process()];
    const releases = [one.stall(), two.stall()];
    const open = [one.feed('https://a.example/1')];
    await new Promise((next) => setTimeout(next, 110));
    open.push(two.feed('https://a.example/2'));
    // Both are open, and the gap after the second has long passed.
    await new Promise((next) => setTimeout(next, 500));
    expect([one.asked, two.asked]).toEqual([['https://a.example/1'], ['https://a.example/2']]);
    const impatient = { purpose: 'feed', patienceMs: 0 } as const;
    expect((await three.polite.get('https://a.example/3', impatient)).kind).toBe('wait');
    for (const release of releases) release();
    await Promise.all(open);
    await new Promise((next) => setTimeout(next, 150));
    expect((await three.polite.get('https://a.example/3', impatient)).kind).toBe('ok');
  });

  it('takes http, https and ports of one host together', async () => {
    const { feed } = scene();
    await feed('http://a.example/1');
    expect((await feed('https://A.example.:8443/2')).kind).toBe('wait');
  });

  it('lets loopback go free where that is set, and only there', async () => {
    const free = scene({}, { politeness: 'free-on-loopback' });
    expect([await free.feed('http://127.0.0.1:1/a'), await free.feed('http://127.0.0.1:1/b')]).toMatchObject([
      { kind: 'ok' },
      { kind: 'ok' },
    ]);
    expect([await free.feed('http://a.example/a'), await free.feed('http://a.example/b')]).toMatchObject([
      { kind: 'ok' },
      { kind: 'wait' },
    ]);
    const strict = scene();
    expect([await strict.feed('http://127.0.0.1:1/a'), await strict.feed('http://127.0.0.1:1/b')]).toMatchObject([
      { kind: 'ok' },
      { kind: 'wait' },
    ]);
  });

  it('counts the host that a redirect led to as asked', async () => {
    const { feed } = scene({ 'https://a.example/1': { finalUrl: 'https://b.example/1' } });
    await feed('https://a.example/1');
    expect((await feed('https://b.example/2')).kind).toBe('wait');
  });
});

describe('a visit of two requests', () => {
  const post = (url: string) => ({ url, options: { purpose: 'api' as const, body: 'x' } });

  it('takes both turns at once, keeps its distance within, and nobody comes in between', async () => {
    const { polite, feed, asked, clock } = scene();
    const seen: number[] = [];
    const visit = polite.getThenPost('https://a.example/page', { purpose: 'page' }, () => {
      seen.push(clock.now);
      return post('https://a.example/ask');
    });
    expect(await visit).toMatchObject({ kind: 'ok', finalUrl: 'https://a.example/ask' });
    expect([seen, clock.now]).toEqual([[START], START + 5000]);
    expect(await feed('https://a.example/1')).toMatchObject({ kind: 'wait', untilMs: START + 10_000 });
    expect(asked).toEqual(['https://a.example/page', 'https://a.example/ask']);
  });

  it('ends with its first answer where that is no page, or says nothing to post', async () => {
    const { polite, asked } = scene({ 'https://a.example/gone': { kind: 'gone', status: 410 } });
    const never = () => null;
    expect((await polite.getThenPost('https://b.example/page', { purpose: 'page' }, never)).kind).toBe('ok');
    const next = () => post('https://a.example/ask');
    expect((await polite.getThenPost('https://a.example/gone', { purpose: 'page' }, next)).kind).toBe('gone');
    expect(asked).toEqual(['https://b.example/page', 'https://a.example/gone']);
  });
});

describe('back-off', () => {
  it('leaves the whole host alone as long as it asks', async () => {
    const { feed, clock } = scene({ 'https://a.example/1': { kind: 'throttled', status: 429, retryAfterMs: 120_000 } });
    expect((await feed('https://a.example/1')).kind).toBe('throttled');
    clock.now += 100_000;
    expect(await feed('https://a.example/2')).toMatchObject({ kind: 'wait', untilMs: START + 120_000 });
    clock.now = START + 120_000;
    expect((await feed('https://a.example/2')).kind).toBe('ok');
  });

  it('leaves the host alone that was asked, too, where it redirects to another one that says no', async () => {
    const { feed } = scene({
      'https://a.example/1': {
        kind: 'throttled',
        status: 429,
        retryAfterMs: 60_000,
        finalUrl: 'https://guard.example/',
      },
    });
    await feed('https://a.example/1');
    expect(await feed('https://a.example/2')).toMatchObject({ kind: 'wait', untilMs: START + 60_000 });
    expect(await feed('https://guard.example/2')).toMatchObject({ kind: 'wait', untilMs: START + 60_000 });
  });

  it('leaves a host that is out of service alone for a while', async () => {
    const { feed, clock } = scene({ 'https://a.example/1': { kind: 'server-error', status: 503 } });
    await feed('https://a.example/1');
    clock.now += 600_000;
    expect((await feed('https://a.example/2')).kind).toBe('wait');
  });

  it('does not punish a host for one broken page', async () => {
    const { feed, clock } = scene({ 'https://a.example/1': { kind: 'server-error', status: 500 } });
    await feed('https://a.example/1');
    clock.now += 5000;
    expect((await feed('https://a.example/2')).kind).toBe('ok');
  });
});

describe('robots.txt', () => {
  const RULES = { 'https://a.example/robots.txt': { text: 'User-agent: *\nDisallow: /private\nCrawl-delay: 20' } };

  it('is asked once for a site, before its first page, and the page keeps its distance to that', async () => {
    const { polite, asked, clock } = scene(RULES);
    expect((await polite.getPage('https://a.example/1')).kind).toBe('wait');
    clock.now += 5000;
    expect((await polite.getPage('https://a.example/1')).kind).toBe('ok');
    clock.now += 20_000;
    expect((await polite.getPage('https://a.example/2')).kind).toBe('ok');
    expect(asked).toEqual(['https://a.example/robots.txt', 'https://a.example/1', 'https://a.example/2']);
  });

  it('keeps pages away that it forbids, and is not asked about feeds', async () => {
    const { polite, feed, asked, clock } = scene(RULES);
    await polite.getPage('https://a.example/private/1');
    clock.now += 60_000;
    expect((await polite.getPage('https://a.example/private/1')).kind).toBe('robots');
    expect((await feed('https://a.example/private/feed')).kind).toBe('ok');
    expect(asked).toEqual(['https://a.example/robots.txt', 'https://a.example/private/feed']);
  });

  it('sets the pace by its crawl-delay', async () => {
    const { polite, clock } = scene(RULES);
    await polite.getPage('https://a.example/1');
    clock.now += 5000;
    await polite.getPage('https://a.example/1');
    clock.now += 10_000;
    expect(await polite.getPage('https://a.example/2')).toMatchObject({ kind: 'wait', untilMs: START + 25_000 });
  });

  it('is asked again after a day', async () => {
    const { polite, asked, clock } = scene(RULES);
    await polite.getPage('https://a.example/1');
    clock.now += 25 * 3_600_000;
    await polite.getPage('https://a.example/1');
    expect(asked).toEqual(['https://a.example/robots.txt', 'https://a.example/robots.txt']);
  });

  it.each(['not-found', 'forbidden', 'gone', 'bad-redirect'] as const)('that is %s forbids nothing', async (kind) => {
    const { polite, clock } = scene({ 'https://a.example/robots.txt': { kind } });
    await polite.getPage('https://a.example/1');
    clock.now += 5000;
    expect((await polite.getPage('https://a.example/1')).kind).toBe('ok');
  });

  it.each(['server-error', 'timeout', 'network', 'refused-address'] as const)(
    'that ends in %s keeps the page unread, and says why',
    async (kind) => {
      const { polite, asked } = scene({ 'https://a.example/robots.txt': { kind } });
      expect((await polite.getPage('https://a.example/1')).kind).toBe(kind);
      expect(asked).toEqual(['https://a.example/robots.txt']);
    },
  );

  it('is not asked where the operator switched it off', async () => {
    const { polite, asked } = scene(RULES, { respectRobots: false });
    expect((await polite.getPage('https://a.example/private')).kind).toBe('ok');
    expect(asked).toEqual(['https://a.example/private']);
  });
});
