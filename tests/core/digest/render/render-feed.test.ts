/** The feed of editions. */
import { parseFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { assembleEdition } from '../../../../src/core/digest/assemble-edition.js';
import {
  editionEntry,
  renderAtom,
  renderJsonFeed,
  themeEntries,
} from '../../../../src/core/digest/render/render-feed.js';
import { fullWeek } from '../full-week.js';
import { makeInput } from '../sample-input.js';

const info = {
  title: '半步 & 朋友 <周报>',
  selfUrl: 'https://monitor.example/feed.atom?a=1&b=2',
  homeUrl: 'https://monitor.example/',
  language: 'zh-CN',
};
const editions = [
  {
    edition: assembleEdition(makeInput({ composedAt: '2026-11-09T00:00:00.000Z' })),
    url: 'https://monitor.example/e/45',
  },
  { edition: assembleEdition(fullWeek()), url: 'https://monitor.example/e/46' },
];
const entries = editions.map(editionEntry);

describe('the feed of editions', () => {
  it('is Atom that a strict parser reads, newest edition first and whole', () => {
    const { format, feed } = parseFeed(renderAtom(info, entries));
    expect(format).toBe('atom');
    if (format !== 'atom') return;
    expect(feed.title).toMatchObject({ value: info.title });
    expect(feed.updated).toBe('2026-11-16T00:00:12.000Z');
    expect(feed.entries?.map(({ id }) => id)).toEqual(['https://monitor.example/e/46', 'https://monitor.example/e/45']);
    expect(JSON.stringify(feed.entries?.[0])).toContain('小米 18 Ultra 起售价');
  });

  it('is JSON Feed 1.1 too', () => {
    const { format, feed } = parseFeed(renderJsonFeed(info, entries));
    expect(format).toBe('json');
    if (format !== 'json') return;
    expect(feed.items?.[0]).toMatchObject({ id: 'https://monitor.example/e/46', url: 'https://monitor.example/e/46' });
    expect(feed.items?.[1]?.summary).toContain('没有一件事');
  });

  it('is a feed also before there is any edition', () => {
    expect(parseFeed(renderAtom(info, [])).format).toBe('atom');
    expect(parseFeed(renderJsonFeed(info, [])).format).toBe('json');
  });

  it('follows one theme too, story by story', () => {
    const stories = editions.flatMap((one) => themeEntries(one, 'flagship'));
    const shown = editions.flatMap(({ edition }) => edition.items);
    const expected = shown.filter(({ theme, otherThemes }) => [theme, ...otherThemes].includes('flagship'));
    expect(expected.length).toBeGreaterThan(0);
    expect(stories.map(({ title }) => title).sort()).toEqual(expected.map(({ title }) => title).sort());
    expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
    expect(editions.flatMap((one) => themeEntries(one, 'no-such-theme'))).toEqual([]);
    expect(parseFeed(renderAtom(info, stories)).format).toBe('atom');
  });
});
