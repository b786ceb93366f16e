/** Every chat service accepts an edition of any size, and each of its errors becomes the right advice. */
import { afterEach, describe, expect, it } from 'vitest';
import { assembleEdition } from '../../../src/core/digest/assemble-edition.js';
import type { EditionInput } from '../../../src/core/digest/edition/edition-input.js';
import type { Channel } from '../../../src/io/channels/channel.js';
import { createDingtalkChannel } from '../../../src/io/channels/dingtalk.js';
import { createDiscordChannel } from '../../../src/io/channels/discord.js';
import { createFeishuChannel } from '../../../src/io/channels/feishu.js';
import { createNtfyChannel } from '../../../src/io/channels/ntfy.js';
import type { WebDeps } from '../../../src/io/channels/post-json.js';
import { createSlackChannel } from '../../../src/io/channels/slack.js';
import { createTelegramChannel } from '../../../src/io/channels/telegram.js';
import { createWebhookChannel, webhookSignature } from '../../../src/io/channels/webhook.js';
import { createWecomChannel } from '../../../src/io/channels/wecom.js';
import { createHttp } from '../../../src/io/http/create-http.js';
import { busyWeek } from '../../core/digest/busy-week.js';
import { fullWeek } from '../../core/digest/full-week.js';
import { makeInput } from '../../core/digest/sample-input.js';
import * as strict from './strict-service.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const NOW = Date.parse('2026-11-16T00:00:05Z');
const now = () => NOW;

async function start(service: strict.Service) {
  const running = await strict.startService(service);
  closing.push(running.close);
  return running;
}

function deps(): WebDeps {
  const http = createHttp({ userAgent: 'test', allow: ['127.0.0.0/8'] });
  closing.push(http.close);
  return { http, now };
}

const message = (input: EditionInput) => ({
  messageId: 'halfstep.42',
  publication: assembleEdition(input),
  recipient: '',
  options: { editionUrl: 'https://monitor.example/e/(46)' },
  handOver: async () => undefined,
});

interface Case {
  name: string;
  service: strict.Service;
  open: (url: string) => Channel;
  /** The text that readers see, from the request's body. */
  text: (body: string) => string;
}

const CASES: Case[] = [
  {
    name: 'Feishu',
    service: strict.feishu('s3cret', now),
    open: (url) => createFeishuChannel({ webhook: `${url}/hook`, secret: 's3cret' }, deps()),
    text: (body) => JSON.parse(body).card.elements[0].content,
  },
  {
    name: 'DingTalk',
    service: strict.dingtalk('SEC1', now),
    open: (url) => createDingtalkChannel({ webhook: `${url}/robot/send?access_token=t`, secret: 'SEC1' }, deps()),
    text: (body) => JSON.parse(body).markdown.text,
  },
  {
    name: 'WeCom',
    service: strict.wecom,
    open: (url) => createWecomChannel({ webhook: `${url}/send?key=k` }, deps()),
    text: (body) => JSON.parse(body).markdown.content,
  },
  {
    name: 'Slack',
    service: strict.slack,
    open: (url) => createSlackChannel({ webhook: `${url}/services/T/B/x` }, deps()),
    text: (body) => JSON.stringify(JSON.parse(body).blocks),
  },
  {
    name: 'Telegram',
    service: strict.telegram,
    open: (url) => createTelegramChannel({ token: '42:TOKEN', chat: '-100', apiBase: url }, deps()),
    text: (body) => JSON.parse(body).text,
  },
  {
    name: 'Discord',
    service: strict.discord,
    open: (url) => createDiscordChannel({ webhook: `${url}/api/webhooks/1/x` }, deps()),
    text: (body) => JSON.parse(body).embeds[0].description,
  },
  {
    name: 'ntfy',
    service: strict.ntfy,
    open: (url) => createNtfyChannel({ server: url, topic: 'half-step', token: 'tk_1' }, deps()),
    text: (body) => JSON.parse(body).message,
  },
];

describe.each(CASES)('$name', ({ service, open, text }) => {
  it('takes an ordinary week with its strongest story first', async () => {
    const running = await start(service);
    expect(await open(running.url).send(message(fullWeek()))).toMatchObject({ kind: 'accepted' });
    const shown = text(running.seen[0]?.body ?? '');
    const recall = shown.indexOf('三季报：小米汽车业务');
    expect(recall).toBeGreaterThan(-1);
    expect(shown.indexOf('徕卡')).toBeGreaterThan(recall);
    expect(shown).toContain('9 家独立报道 · 35 家转载');
  });

  it('takes a week far beyond its limit: the least stories go whole, and the rest is counted', async () => {
    const running = await start(service);
    expect(await open(running.url).send(message(busyWeek(60)))).toMatchObject({ kind: 'accepted' });
    const shown = text(running.seen[0]?.body ?? '');
    const places = [...shown.matchAll(/(\d+)\.(?:\*\*)? (?=[[<]|小米)/g)].map((match) => Number(match[1]));
    const kept = Math.max(...places);
    expect(places).toEqual(Array.from({ length: kept }, (_, i) => i + 1));
    expect(kept).toBeGreaterThanOrEqual(4);
    expect(kept).toBeLessThan(60);
    if (!running.seen[0]?.body.includes('interactive')) expect(shown).toContain(`还有 ${60 - kept} 件`);
  });

  it('takes an edition of a week in which nothing happened', async () => {
    const running = await start(service);
    expect(await open(running.url).send(message(makeInput()))).toMatchObject({ kind: 'accepted' });
    expect(running.seen[0]?.body).toContain('平静的一期');
  });

  it('may have delivered when the line breaks before the answer, and has not when nobody was there', async () => {
    const running = await start(() => null);
    expect(await open(running.url).send(message(fullWeek()))).toMatchObject({ kind: 'unknown' });
    expect(running.seen).toHaveLength(1);
    await running.close();
    expect(await open(running.url).send(message(fullWeek()))).toMatchObject({ kind: 'retry' });
  });

  it('is asked again later after a fault of its own, and stops at an address it does not know', async () => {
    const broken = await start(() => ({ status: 502, body: 'bad gateway' }));
    expect(await open(broken.url).send(message(fullWeek()))).toMatchObject({ kind: 'retry' });
    const gone = await start(() => ({ status: 404, body: 'no such thing' }));
    expect(await open(gone.url).send(message(fullWeek()))).toMatchObject({ kind: 'rejected' });
  });
});

describe('faults inside the answer', () => {
  const faults: [string, strict.Reply, object][] = [
    ['Feishu', { status: 200, body: { code: 11232, msg: 'too many request' } }, { kind: 'retry', afterMs: 90_000 }],
    [
      'Feishu',
      { status: 200, body: { code: 19024, msg: 'Key Words Not Found' } },
      { kind: 'rejected', advice: expect.stringContaining('keyword') },
    ],
    [
      'Feishu',
      { status: 400, body: { code: 9499, msg: 'Bad Request' } },
      { kind: 'rejected', advice: expect.stringContaining('20 KB') },
    ],
    [
      'DingTalk',
      { status: 200, body: { errcode: 130101, errmsg: 'send too fast' } },
      { kind: 'retry', afterMs: 660_000 },
    ],
    [
      'DingTalk',
      { status: 200, body: { errcode: 310000, errmsg: 'keywords not in content' } },
      { kind: 'rejected', advice: expect.stringContaining('keywords not in content') },
    ],
    [
      'WeCom',
      { status: 200, body: { errcode: 45009, errmsg: 'api freq out of limit' } },
      { kind: 'retry', afterMs: 65_000 },
    ],
    [
      'WeCom',
      { status: 200, body: { errcode: 93000, errmsg: 'invalid webhook url' } },
      { kind: 'rejected', advice: expect.stringContaining('key') },
    ],
    [
      'Slack',
      { status: 404, body: 'no_service' },
      { kind: 'rejected', advice: expect.stringContaining('create a new one') },
    ],
    [
      'Slack',
      { status: 429, body: 'rate_limited', headers: { 'retry-after': '30' } },
      { kind: 'retry', afterMs: 30_000 },
    ],
    [
      'Telegram',
      {
        status: 429,
        body: { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 14 } },
      },
      { kind: 'retry', afterMs: 14_000 },
    ],
    [
      'Telegram',
      { status: 403, body: { ok: false, error_code: 403, description: 'Forbidden: bot was kicked' } },
      { kind: 'rejected', advice: expect.stringContaining('kicked') },
    ],
    [
      'Discord',
      { status: 429, body: { message: 'limited', retry_after: 1.25, global: false } },
      { kind: 'retry', afterMs: 1_250 },
    ],
    [
      'Discord',
      { status: 404, body: { code: 10015, message: 'Unknown Webhook' } },
      { kind: 'rejected', advice: expect.stringContaining('create a new one') },
    ],
    [
      'ntfy',
      { status: 403, body: { code: 40301, error: 'forbidden' } },
      { kind: 'rejected', advice: expect.stringContaining('token') },
    ],
  ];
  it.each(faults)('%s %j', async (name, reply, expected) => {
    const running = await start(() => reply);
    const channel = CASES.find((one) => one.name === name)?.open(running.url);
    const sent = await channel?.send(message(fullWeek()));
    expect(sent).toMatchObject(expected);
    expect(JSON.stringify(sent)).not.toMatch(/SEC1|s3cret|42:TOKEN|tk_1|access_token/);
  });
});

describe('nobody can act through a headline', () => {
  it('calls no one, ends no link and opens no markup in any dialect', async () => {
    const title = '<at id=all></at> <!channel> @everyone [x](https://evil.example) <script>alert(1)</script> `*_~|';
    const input = busyWeek(1);
    for (const { lead } of input.events) lead.title = title;
    for (const { name, service, open } of CASES) {
      const running = await start(service);
      expect(await open(running.url).send(message(input))).toMatchObject({ kind: 'accepted' });
      const body = running.seen[0]?.body ?? '';
      // Slack and Telegram know no such link, ntfy shows plain text.
      if (['Feishu', 'DingTalk', 'WeCom', 'Discord'].includes(name))
        expect(body).not.toMatch(/[^\\]\]\(https:\/\/evil/);
      if (name !== 'ntfy') expect(body).not.toMatch(/[^\\]<at |[^\\]<!channel|[^\\]<script/);
    }
  });
});

describe('the webhook', () => {
  const open = (url: string) =>
    createWebhookChannel({ url: `${url}/in`, secret: 'k', headers: { 'x-team': 'ir' } }, deps());

  it('carries the whole edition, signed, with a key that stays the same on every attempt', async () => {
    const running = await start(() => ({ status: 202, body: '' }));
    const channel = open(running.url);
    await channel.send(message(fullWeek()));
    expect(await channel.send(message(fullWeek()))).toMatchObject({ kind: 'accepted' });
    const [first, second] = running.seen;
    expect(first?.headers).toMatchObject({
      'idempotency-key': 'halfstep.42',
      'x-team': 'ir',
      'x-halfstep-signature': webhookSignature(String(NOW / 1_000), first?.body ?? '', 'k'),
    });
    expect(second?.headers['idempotency-key']).toBe('halfstep.42');
    expect(JSON.parse(first?.body ?? '')).toMatchObject({
      event: 'edition.published',
      edition: { period: { label: '2026-W46' } },
    });
  });

  it('is tried again when in doubt, because the key tells the other side', async () => {
    const running = await start(() => null);
    expect(await open(running.url).send(message(fullWeek()))).toMatchObject({ kind: 'retry' });
  });

  it('is not called on a private address that nobody has allowed', async () => {
    const http = createHttp({ userAgent: 'test' });
    closing.push(http.close);
    const running = await start(() => ({ status: 200, body: '' }));
    const channel = createWebhookChannel({ url: running.url, headers: {} }, { http, now });
    expect(await channel.send(message(fullWeek()))).toMatchObject({
      kind: 'rejected',
      advice: expect.stringContaining('private'),
    });
    expect(running.seen).toHaveLength(0);
  });
});
