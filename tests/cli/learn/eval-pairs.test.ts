/** `eval pairs` needs two files only. All texts are invented. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { evalPairs } from '../../../src/cli/learn/eval-pairs.js';

const text = '云帆汽车今日宣布，其首家海外体验中心正式落户里昂，面积约1200平方米，首批员工46人，年内还将再开两家门店。';
const article = (id: string, title: string, body: string, site: string) => ({
  id,
  url: null,
  title,
  date: '2031-03-04',
  lang: 'zh',
  site,
  text: body,
});
const articles = [
  article('a', '云帆首家海外体验中心落户里昂', text, 'one.example'),
  article('b', '云帆首家海外体验中心落户里昂', `财联社3月4日电，${text}`, 'two.example'),
  article('c', '量子点显示器评测：色彩准确', '这台显示器色彩准确，接口齐全，亮度适中。', 'three.example'),
];
const pairs = [
  { a: 'a', b: 'b', label: 'same-text', why: 'one text' },
  { a: 'a', b: 'c', label: 'different' },
];

let folder: string;
let printed: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eval-pairs-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function files(rows: object[], judged: object[]): Promise<{ articles: string; pairs: string }> {
  const paths = { articles: join(folder, 'articles.jsonl'), pairs: join(folder, 'pairs.jsonl') };
  const lines = (list: object[]): string => list.map((one) => `${JSON.stringify(one)}\n`).join('');
  await writeFile(paths.articles, lines(rows));
  await writeFile(paths.pairs, lines(judged));
  return paths;
}

describe('eval pairs', () => {
  it('prints one JSON object with --json', async () => {
    expect(await evalPairs({ ...(await files(articles, pairs)), json: true })).toBe(0);
    const perfect = { precision: 1, recall: 1, f1: 1 };
    expect(JSON.parse(printed)).toEqual({ sameText: perfect, sameStory: perfect, falseMerges: 0 });
  });

  it('prints a table without it, and works without dates', async () => {
    expect(await evalPairs({ ...(await files(articles, pairs)), withoutDates: true })).toBe(0);
    expect(printed).toContain('same text');
    expect(printed).toContain('100.0%');
  });

  it('skips pairs with missing articles', async () => {
    const more = [...pairs, { a: 'a', b: 'gone', label: 'same-text' }];
    await evalPairs({ ...(await files(articles, more)), json: true });
    expect(JSON.parse(printed)).toMatchObject({ sameText: { recall: 1 } });
  });

  it('reports file and line of a problem', async () => {
    const paths = await files(articles, [...pairs, { a: 'a', b: 'c', label: 'maybe' }]);
    await expect(evalPairs(paths)).rejects.toThrow(/pairs\.jsonl:3/);
  });
});
