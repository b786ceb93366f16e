/** Training data: read completely, joined by id, and rejected with the line that is wrong. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFurther, readInvented, readTrainingOnly } from '../../../src/io/judge/load-judge-data.js';
import { loadSeeds } from '../../../src/io/load-seeds.js';
import { SEEDS } from '../../support/repository-judge.js';

const ARTICLE = {
  id: 'a1',
  url: 'https://news.example/1',
  title: '一款新旗舰',
  date: null,
  lang: 'zh',
  site: null,
  text: '正文',
};
const LABEL = { id: 'a1', relevance: 2, themes: ['flagship'], stance: 'neutral' };
const INVENTED = { ...LABEL, id: 'made-001', lang: 'zh', title: '又一款', text: '正文' };

let root: string;
let seeds: string;
let data: string;
const line = (row: unknown) => `${JSON.stringify(row)}\n`;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'halfstep-labels-'));
  seeds = join(root, 'seeds');
  data = join(root, 'data');
  for (const folder of [join(seeds, 'labels'), join(seeds, 'examples'), data]) await mkdir(folder, { recursive: true });
  await writeFile(join(seeds, 'labels/further.jsonl'), line(LABEL) + line({ ...LABEL, id: 'elsewhere' }));
  await writeFile(join(seeds, 'examples/made.jsonl'), line(INVENTED));
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('further labels', () => {
  it('join articles next to the labelled ones; a label without text is skipped', async () => {
    await writeFile(join(data, 'pairs.articles.jsonl'), line(ARTICLE));
    const further = await readFurther(seeds, data);
    expect(further.map(({ article, relevance, themes }) => [article.title, relevance, themes])).toEqual([
      ['一款新旗舰', 2, ['flagship']],
    ]);
    expect(further[0]?.invented).toBeUndefined();
  });

  it('need no folder of labelled articles; without one, only the invented articles are used', async () => {
    expect((await readTrainingOnly(seeds, null)).map(({ article }) => article.id)).toEqual(['made-001']);
  });
});

describe('invented articles', () => {
  it('report file and line of a mistake', async () => {
    await writeFile(join(seeds, 'examples/wrong.jsonl'), line(INVENTED) + line({ ...INVENTED, relevance: 3 }));
    await expect(readInvented(seeds)).rejects.toThrow(/wrong\.jsonl:2/);
    await rm(join(seeds, 'examples/wrong.jsonl'));
  });

  it('of the project are unique, name existing themes, and have themes and stance only if premium', async () => {
    const [invented, { themes }] = await Promise.all([readInvented(SEEDS), loadSeeds(SEEDS)]);
    const known = new Set(themes.map(({ id }) => id));
    expect(invented.length).toBeGreaterThan(1500);
    expect(new Set(invented.map(({ article }) => article.id)).size).toBe(invented.length);
    expect(new Set(invented.map(({ article }) => article.title + article.text)).size).toBe(invented.length);
    const wrong = invented.filter((one) => {
      const premium = one.relevance === 2;
      return (
        premium !== one.themes.length > 0 ||
        premium !== (one.stance !== null) ||
        !one.themes.every((id) => known.has(id))
      );
    });
    expect(wrong).toEqual([]);
    expect(invented.every((one) => one.invented)).toBe(true);
  });
});
