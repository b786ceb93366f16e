/** Copies and reports of the sample site, filed as in its answer key. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Assignment, fileInMemory } from '../../src/core/stories/settle/file-in-memory.js';
import { readOutlets } from '../../src/demo/outlet.js';
import { createSampleArticles } from '../../src/demo/sample-articles.js';
import { loadFiler } from '../../src/io/stories/load-filer.js';
import { type AnswerKey, readAnswerKey } from './answer-key.js';

let key: AnswerKey = { stories: [], xiaomi: [], off: [], lost: [] };
let filed = new Map<string, Assignment>();

beforeAll(async () => {
  key = await readAnswerKey();
  const outlets = await readOutlets('demo/site');
  const filer = await loadFiler();
  const described = createSampleArticles(outlets, new Date('2026-11-20T03:00:00Z')).flatMap((articles, index) =>
    articles.map((article) => {
      const text = { url: null, title: article.title, text: article.paragraphs.join('\n'), lang: '' };
      const site = outlets[index]?.name ?? '';
      const date = article.published.toISOString();
      return {
        id: article.id,
        date,
        site,
        signature: filer.describeForFiling({ ...text, id: article.id, date, site }),
      };
    }),
  );
  filed = new Map((await fileInMemory(described, filer)).map((assignment) => [assignment.articleId, assignment]));
});

describe('the sample site, filed', () => {
  it('never merges two stories of the answer key', () => {
    const stories = new Map<string, Set<string>>();
    for (const { story, reports, copies } of key.stories) {
      for (const id of [...reports, ...Object.keys(copies)]) {
        const into = filed.get(id)?.storyId ?? '';
        stories.set(into, (stories.get(into) ?? new Set()).add(story));
      }
    }
    expect([...stories.values()].filter((names) => names.size > 1).map((names) => [...names])).toEqual([]);
  });

  it('finds most copies, and mistakes no report for a copy', () => {
    const copies = key.stories.flatMap((story) => Object.entries(story.copies));
    // When the copy is filed first and the original names it, their roles are swapped, which is also correct.
    const found = copies.filter(([copy, original]) =>
      [filed.get(copy), filed.get(original)].some((one) => one?.role === 'copy'),
    );
    expect(found.length).toBeGreaterThanOrEqual(Math.ceil(copies.length / 2));
    const originals = new Set(copies.map(([, original]) => original));
    const reports = key.stories.flatMap((story) => story.reports).filter((id) => !originals.has(id));
    expect(reports.filter((id) => filed.get(id)?.role === 'copy')).toEqual([]);
  });

  it('joins most reports of one event', () => {
    const told = key.stories.filter((story) => story.reports.length > 1);
    const joined = told.filter((story) => {
      const into = story.reports.map((id) => filed.get(id)?.storyId);
      return into.some((id, index) => into.indexOf(id) !== index);
    });
    expect(joined.length).toBeGreaterThanOrEqual(Math.ceil(told.length / 2));
  });
});
