/** The archive in memory: stories do not depend on the order in which their articles arrive. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Described } from '../../../../src/core/stories/describe/signature.js';
import { createMemoryArchive, fileInMemory } from '../../../../src/core/stories/settle/file-in-memory.js';
import { type Draft, describeDraft, filer } from '../../../support/file-articles.js';

const body = (city: string, count: number, cost: number): string =>
  `云帆汽车今日宣布，其${city}体验中心正式开业，投资${cost}万元，首批员工${count}人。公司副总裁顾明远表示，选择${city}是因为当地充电网络完善，年内还将再开两家门店。`;

/** Three events, each with reports, copies and shortened copies; they share some words and figures on purpose. */
const drafts: Draft[] = [
  ['里昂', 46, 1200],
  ['马赛', 31, 950],
  ['巴塞罗那', 58, 2100],
].flatMap(([city, count, cost], event) => {
  const text = body(String(city), Number(count), Number(cost));
  const date = `2031-03-0${event + 3}`;
  return [
    { title: `云帆汽车${city}体验中心开业`, text, date, site: 'one.example' },
    { title: `云帆汽车${city}体验中心开业`, text: `财联社3月4日电，${text}`, date, site: 'two.example' },
    { title: `投资${cost}万元 云帆${city}店开门迎客`, text: text.slice(0, 70), date, site: 'three.example' },
    {
      title: `云帆${city}体验中心今日开业，首批员工${count}人`,
      text: `${city}市民今天见到了云帆汽车的新店。该体验中心投资${cost}万元，有员工${count}人，由副总裁顾明远剪彩。`,
      date,
      site: 'four.example',
    },
    {
      title: `顾明远谈${city}门店：充电网络是关键`,
      text: `云帆汽车副总裁顾明远在${city}接受采访时说，充电网络决定门店选址，公司不追求数量。`,
      date,
      site: 'five.example',
    },
  ];
});

const articles = drafts.map(describeDraft);
const ids = articles.map(({ id }) => id);
/** Orders of arrival as positions, so that a failing order is readable. */
const order = fc.shuffledSubarray(
  articles.map((_, at) => at),
  { minLength: articles.length },
);
const inOrder = (positions: readonly number[]): Described[] => positions.flatMap((at) => articles[at] ?? []);

describe('fileInMemory', () => {
  it('joins articles that belong together', async () => {
    const stories = new Map((await fileInMemory(articles, filer)).map((one) => [one.articleId, one.storyId]));
    for (const event of [0, 5, 10]) {
      const [first, ...rest] = ids.slice(event, event + 4).map((id) => stories.get(id));
      for (const story of rest) expect(story).toBe(first);
    }
    expect(new Set([0, 5, 10].map((event) => stories.get(ids[event] ?? ''))).size).toBe(3);
  });

  it('returns the same for every order of its input', async () => {
    const expected = await fileInMemory(articles, filer);
    await fc.assert(
      fc.asyncProperty(order, async (positions) => {
        expect(await fileInMemory(inOrder(positions), filer)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });
});

describe('createMemoryArchive', () => {
  it('makes the same stories in any order of arrival', async () => {
    const expected = await fileInMemory(articles, filer);
    await fc.assert(
      fc.asyncProperty(order, async (positions) => {
        const archive = createMemoryArchive(filer);
        for (const article of inOrder(positions)) await archive.file(article);
        expect(archive.assignments()).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a stream of market notices', () => {
  it('does not chain into one story', async () => {
    const notices = Array.from({ length: 30 }, (_, at) =>
      describeDraft({
        title: `港股科网股${at % 2 ? '走强' : '走低'} 小米集团${at % 2 ? '涨' : '跌'}${(at % 7) + 1}.${at % 10}%`,
        text: `港股科网股${at % 2 ? '走强' : '走低'}，小米集团${at % 2 ? '涨' : '跌'}${(at % 7) + 1}.${at % 10}%，报${20 + at}.1港元。`,
        date: `2031-03-${String(1 + Math.floor(at / 3)).padStart(2, '0')}`,
        site: `site${at % 3}.example`,
      }),
    );
    const sizes = new Map<string, number>();
    for (const { storyId } of await fileInMemory(notices, filer)) sizes.set(storyId, (sizes.get(storyId) ?? 0) + 1);
    expect(Math.max(...sizes.values())).toBeLessThanOrEqual(4);
  });
});
