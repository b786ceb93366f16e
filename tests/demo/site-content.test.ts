/** The content of the sample site is varied, and the answer key matches it. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Outlet } from '../../src/demo/outlet.js';
import { readOutlets } from '../../src/demo/outlet.js';
import { createSampleArticles, type SampleArticle } from '../../src/demo/sample-articles.js';
import { loadSeeds } from '../../src/io/load-seeds.js';
import { type AnswerKey, readAnswerKey } from './answer-key.js';

const now = new Date('2026-03-02T03:00:00Z');
let outlets: Outlet[] = [];
let articles: SampleArticle[] = [];
let key: AnswerKey = { stories: [], xiaomi: [], off: [], lost: [] };

beforeAll(async () => {
  outlets = await readOutlets('demo/site');
  articles = createSampleArticles(outlets, now).flat();
  key = await readAnswerKey();
});

describe('the sample site', () => {
  it('has at least nine outlets and seventy entries, in all formats', () => {
    const telling = outlets.filter((outlet) => outlet.entries.length > 0);
    expect(telling.length).toBeGreaterThanOrEqual(12);
    expect(articles.length).toBeGreaterThanOrEqual(85);
    expect(new Set(outlets.map((outlet) => outlet.format))).toEqual(new Set(['rss', 'atom', 'rdf', 'json', 'html']));
    expect(outlets.filter((outlet) => outlet.charset === 'gbk')).toHaveLength(1);
    expect(outlets.flatMap((outlet) => outlet.fault ?? []).sort()).toEqual(['bomb', 'broken', 'gone', 'silent']);
  });

  it('covers the past week, without dates in the future', () => {
    const days = new Set(articles.map((article) => article.published.toISOString().slice(0, 10)));
    expect(days.size).toBeGreaterThanOrEqual(7);
    for (const { published } of articles) {
      expect(published.getTime()).toBeLessThan(now.getTime());
      expect(published.getTime()).toBeGreaterThan(now.getTime() - 7 * 86_400_000);
    }
  });

  it('fills every placeholder', () => {
    for (const article of articles) expect(`${article.title}${article.paragraphs.join('')}`).not.toMatch(/\{\{|\}\}/);
  });

  it('has unique addresses, hosts and ids', () => {
    for (const list of [articles.map((a) => a.path), articles.map((a) => a.id), outlets.map((o) => o.host)]) {
      expect(new Set<string | number>(list).size).toBe(list.length);
    }
  });

  it('dates copies after their originals, with other headlines', () => {
    const byId = new Map(articles.map((article) => [article.id, article]));
    for (const [copy, original] of key.stories.flatMap((story) => Object.entries(story.copies))) {
      expect(byId.get(copy)?.published.getTime()).toBeGreaterThan(byId.get(original)?.published.getTime() ?? Infinity);
      expect(byId.get(copy)?.title).not.toBe(byId.get(original)?.title);
    }
  });

  it('serves one copy in traditional characters', () => {
    const copy = articles.find((article) => article.id === 'chenghu-premium-share-copy');
    expect(copy?.paragraphs.join('')).toMatch(/報告顯示/);
    expect(copy?.takenFrom).toBe('錦屏商業評論');
  });
});

describe('the answer key', () => {
  it('names every entry exactly once', () => {
    const named = [
      ...key.stories.flatMap((story) => [...story.reports, ...Object.keys(story.copies)]),
      ...key.xiaomi,
      ...key.off,
      ...key.lost,
    ];
    expect(named.sort()).toEqual(articles.map((article) => article.id).sort());
  });

  it('lists the copies on the site', () => {
    const made = outlets.flatMap((o) => o.entries.flatMap((e) => ('copy' in e ? [[e.id, e.copy.of]] : [])));
    expect(key.stories.flatMap((story) => Object.entries(story.copies)).sort()).toEqual(made.sort());
  });

  it('has two stories for every theme, and no unknown theme', async () => {
    const themes = (await loadSeeds('seeds')).themes.map((theme) => theme.id);
    const given = key.stories.flatMap((story) => story.themes);
    for (const theme of themes) {
      expect(given.filter((one) => one === theme).length, theme).toBeGreaterThanOrEqual(2);
    }
    expect(given.filter((theme) => !themes.includes(theme))).toEqual([]);
  });

  it('has news for and against the thesis', () => {
    const stances = key.stories.map((story) => story.stance);
    for (const stance of ['supports', 'weakens', 'mixed', 'neutral'] as const) expect(stances).toContain(stance);
    expect(stances.filter((stance) => stance === 'weakens').length).toBeGreaterThanOrEqual(7);
  });
});
