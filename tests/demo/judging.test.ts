/** Articles of the sample site, judged as in its answer key. No weights are learned from them. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Judgement } from '../../src/core/model.js';
import { readOutlets } from '../../src/demo/outlet.js';
import { createSampleArticles } from '../../src/demo/sample-articles.js';
import { repositoryJudge } from '../support/repository-judge.js';
import { type AnswerKey, readAnswerKey } from './answer-key.js';

let key: AnswerKey;
let judgements: Map<string, Judgement>;

beforeAll(async () => {
  const judge = await repositoryJudge();
  key = await readAnswerKey();
  const articles = createSampleArticles(await readOutlets('demo/site'), new Date('2026-11-20T03:00:00Z')).flat();
  judgements = new Map(
    articles.map(({ id, title, paragraphs, published }) => {
      const text = paragraphs.join('\n');
      const article = { id, url: null, title, text, date: published.toISOString(), lang: '', site: '' };
      return [id, judge.judge(article)];
    }),
  );
});

const judgementOf = (id: string): Judgement => {
  const judgement = judgements.get(id);
  if (!judgement) throw new Error(`The sample site has no article "${id}"`);
  return judgement;
};
const premium = () =>
  key.stories.flatMap(({ themes, stance, reports, copies }) =>
    [...reports, ...Object.keys(copies)].map((id) => ({ id, themes, stance, judgement: judgementOf(id) })),
  );
const shareOf = <T>(rows: readonly T[], holds: (row: T) => boolean) => rows.filter(holds).length / rows.length;

describe('the sample site, judged', () => {
  it('separates premium news from other Xiaomi news, millet, wraps and round-ups, with at most one error', () => {
    const wanted = [
      ...premium().map(({ id }) => [id, 2] as const),
      ...key.xiaomi.map((id) => [id, 1] as const),
      ...key.off.map((id) => [id, 0] as const),
    ];
    const wrong = wanted.filter(([id, relevance]) => judgementOf(id).relevance !== relevance);
    expect(wrong.length, wrong.map(([id]) => id).join(', ')).toBeLessThanOrEqual(1);
  });

  it('finds the main themes', () => {
    const complete = shareOf(premium(), ({ themes, judgement }) =>
      themes.every((theme) => judgement.themes.includes(theme)),
    );
    expect(complete).toBeGreaterThanOrEqual(0.9);
  });

  it('gives the stance of the key, and never the opposite of it', () => {
    const opposite = { supports: 'weakens', weakens: 'supports', mixed: '', neutral: '' };
    const wrong = premium().filter(({ stance, judgement }) => judgement.stance !== stance);
    const turned = premium().filter(({ stance, judgement }) => judgement.stance === opposite[stance]);
    expect(turned.map(({ id }) => id)).toEqual([]);
    expect(1 - wrong.length / premium().length, wrong.map(({ id }) => id).join(', ')).toBeGreaterThanOrEqual(0.88);
  });

  it('sees in which direction a rank moves', () => {
    expect(judgementOf('haizhan-shipments').stance).toBe('supports');
    expect(judgementOf('haizhan-brand-ranking').stance).toBe('supports');
  });
});
