/** The brief at the head of an edition, from a simulated model service. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ModelConfig } from '../../../src/core/config/model-config.js';
import type { EditionInput } from '../../../src/core/digest/edition/edition-input.js';
import { createHttp, type Http } from '../../../src/io/http/create-http.js';
import { createWriteBrief } from '../../../src/io/model/write-brief.js';
import { composeEdition } from '../../../src/workers/compose-edition.js';
import { fullWeek } from '../../core/digest/full-week.js';
import { makeInput } from '../../core/digest/sample-input.js';
import { type ModelServer, startModelServer } from '../../support/model-server.js';

const GOOD = '小米 18 Ultra 起售价 7,499 元，远舟咨询称其高端份额升至 16.4%；但 SU7 召回 21,300 辆，信任仍是短板。';

let server: ModelServer;
let http: Http;
beforeAll(async () => {
  server = await startModelServer();
  http = createHttp({ userAgent: 'test', allow: ['127.0.0.0/8'] });
});
afterAll(() => Promise.all([http.close(), server.close()]));
beforeEach(() => {
  server.questions.length = 0;
});

const say = (brief: string) => server.say(JSON.stringify({ brief }));

/** Runs the stage with this model; returns what would be stored and what would be logged. */
async function compose(settings: object | null = {}, input: EditionInput = fullWeek()) {
  const model =
    settings && ModelConfig.parse({ baseUrl: server.baseUrl, name: 'made-up-1', timeoutSeconds: 1, ...settings });
  let asked = 0;
  const claim = async (_: string, perDay: number) => {
    asked += 1;
    return asked <= perDay;
  };
  const rows: { html: string; plain: string; markdown: string; edition: { brief: string | null } }[] = [];
  const outcome = await composeEdition(
    { digestId: 'weekly', periodStart: input.period.start, periodEnd: input.period.end },
    {
      digest: () => input.definition,
      gather: async () => input,
      channelKinds: () => ({}),
      writeBrief: createWriteBrief({
        settings: () => ({ model, zone: 'Asia/Shanghai' }),
        http,
        store: { claim, spend: async () => undefined },
        now: () => new Date('2026-11-16T00:00:00Z'),
      }),
      store: {
        editions: {
          exists: async () => null,
          insert: async (row) => {
            rows.push(row);
            return { id: 'e1', deliveryIds: [] };
          },
        },
        publishing: { skips: async () => [] },
        deliveries: { unsubscribed: async () => [] },
      },
    },
  );
  const [row] = rows;
  if (!row || outcome.kind !== 'done') throw new Error('no edition was kept');
  return { ...row, said: outcome.fields.brief };
}

describe('a sound brief', () => {
  it('appears in the edition, the mail, its text and its Markdown', async () => {
    say(GOOD);
    const { edition, html, plain, markdown, said } = await compose();
    expect(edition.brief).toBe(GOOD);
    for (const rendered of [html, plain.replace(/\s*\n\s*/g, ''), markdown])
      expect(rendered).toMatch(/由模型撰写.*信任仍是短板。/s);
    expect(said).toBe('written');
  });

  it('is asked for once, in the digest’s language, with the stories as quoted material', async () => {
    say(GOOD);
    await compose();
    expect(server.questions).toHaveLength(1);
    const [system, user] = server.questions[0]?.messages ?? [];
    expect(system?.content).toContain('300 characters of Simplified Chinese');
    expect(system?.content).not.toContain('25.9%');
    expect(JSON.parse(user?.content ?? '').stories[0].title).toContain('毛利率 25.9%');
  });
});

describe('a brief that says what no story says', () => {
  it.each([
    ['number', GOOD.replace('16.4%', '18.9%'), 'dropped: no story holds the number 18.9%'],
    ['Latin name', `${GOOD}Galaxy 失守。`, 'dropped: no story names “Galaxy”'],
    ['Chinese name', `${GOOD}比亚迪随后跟进。`, 'dropped: no story names “比亚迪”'],
  ])('is dropped for an invented %s, with the reason, after one more try', async (_, brief, reason) => {
    say(brief);
    const { edition, html, said } = await compose();
    expect(edition.brief).toBeNull();
    expect(html).not.toContain('信任仍是短板');
    expect(said).toBe(reason);
    expect(server.questions).toHaveLength(2);
    expect(server.questions[1]?.messages[0]?.content).toContain(reason.replace('dropped: ', ''));
  });

  it('may be corrected on the second attempt', async () => {
    server.behave((_, response) => {
      const brief = server.questions.length === 1 ? '份额升至 99%。' : GOOD;
      response.end(JSON.stringify({ choices: [{ message: { content: JSON.stringify({ brief }) } }] }));
    });
    expect(await compose()).toMatchObject({ edition: { brief: GOOD }, said: 'written' });
  });
});

describe('without a usable answer the edition is the same as without a model', () => {
  it.each<[string, () => void, RegExp]>([
    ['silent', () => server.behave(() => undefined), /^dropped: /],
    ['broken', () => server.behave((_, response) => response.writeHead(500).end('oops')), /^dropped: /],
    ['talking HTML', () => server.behave((_, response) => response.writeHead(200).end('<html>')), /not JSON/],
    ['chatting', () => server.say('Sure! Here is your brief.'), /not the JSON object/],
    ['of another shape', () => server.say('{"summary": "x"}'), /not the JSON object/],
    ['long-winded', () => say('小米继续推进高端化。'.repeat(60)), /too long/],
    ['advertising', () => say('小米的更多消息见 https://evil.example'), /links or markup/],
  ])('%s', async (_, behave, said) => {
    behave();
    const without = await compose(null);
    const { said: reason, ...kept } = await compose();
    expect(reason).toMatch(said);
    expect({ ...kept, said: undefined }).toEqual(without);
  });

  it('the model is not asked if it is off, over its limit or has nothing to write about', async () => {
    say(GOOD);
    expect((await compose(null)).said).toBeUndefined();
    expect((await compose({ brief: false })).said).toBeUndefined();
    expect((await compose({}, makeInput({ events: [] }))).said).toBeUndefined();
    expect((await compose({ perDay: 0 })).said).toMatch(/limit/);
    expect(server.questions).toEqual([]);
  });
});
