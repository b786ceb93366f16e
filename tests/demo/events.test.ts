/** The events of the sample site, as its answer key groups them. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileKinds } from '../../src/core/events/event-kinds.js';
import { asArticle } from '../../src/core/events/event-member.js';
import { collectEvents } from '../../src/core/events/group/collect-events.js';
import { fileInMemory } from '../../src/core/stories/settle/file-in-memory.js';
import { readOutlets } from '../../src/demo/outlet.js';
import { createSampleArticles } from '../../src/demo/sample-articles.js';
import { loadSeeds } from '../../src/io/load-seeds.js';
import { loadFiler } from '../../src/io/stories/load-filer.js';
import { sampleMember } from '../core/events/sample-member.js';
import { readAnswerKey } from './answer-key.js';

/** For each event, the stories of the answer key that its articles tell. */
let events: string[][] = [];
let tellings = 0;

beforeAll(async () => {
  const key = await readAnswerKey();
  const storyOf = new Map(
    key.stories.flatMap(({ story, reports, copies }) =>
      [...reports, ...Object.keys(copies)].map((id) => [id, story] as const),
    ),
  );
  const outlets = await readOutlets('demo/site');
  const filer = await loadFiler();
  const seeds = await loadSeeds(fileURLToPath(new URL('../../seeds', import.meta.url)));
  const members = createSampleArticles(outlets, new Date('2026-11-20T03:00:00Z')).flatMap((articles, index) =>
    articles
      .filter(({ id }) => storyOf.has(id))
      .map(({ id, title, paragraphs, published }) =>
        sampleMember({
          articleId: id,
          title,
          text: paragraphs.join('\n'),
          publishedAt: published,
          lang: '',
          site: outlets[index]?.name ?? '',
          outlet: outlets[index]?.name ?? '',
        }),
      ),
  );
  const filed = await fileInMemory(
    members.map((member) => ({
      id: member.articleId,
      date: member.publishedAt.toISOString(),
      site: member.site,
      signature: filer.describeForFiling(asArticle(member)),
    })),
    filer,
  );
  const places = new Map(filed.map((place) => [place.articleId, place]));
  events = collectEvents(
    members.map((member) => {
      const { storyId = '', role = 'report' } = places.get(member.articleId) ?? {};
      return { ...member, storyId, role };
    }),
    {
      filer,
      kinds: compileKinds(seeds.kinds),
      language: 'zh-CN',
      told: [],
      earlier: new Map(),
    },
  ).map((event) => [...new Set(event.members.map(({ articleId }) => storyOf.get(articleId) ?? ''))]);
  tellings = key.stories.length;
});

describe('the events of the sample site', () => {
  it('mix hardly any two stories of the answer key', () => {
    const mixed = events.filter((stories) => stories.length > 1);
    expect(mixed.length, JSON.stringify(mixed)).toBeLessThanOrEqual(3);
  });

  it('repeat hardly any story', () => {
    const all = events.flat();
    const repeated = all.filter((story, index) => all.indexOf(story) !== index);
    expect(repeated.length, JSON.stringify(repeated)).toBeLessThanOrEqual(Math.ceil(tellings / 20));
  });
});
