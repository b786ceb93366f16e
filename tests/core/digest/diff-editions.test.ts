/** Differences between two editions: complete, and nothing else. */
import { describe, expect, it } from 'vitest';
import { assembleEdition } from '../../../src/core/digest/assemble-edition.js';
import { diffEditions } from '../../../src/core/digest/diff-editions.js';
import { fullWeek } from './full-week.js';
import { makeEvent, makeInput, makeMember } from './sample-input.js';

describe('diffEditions', () => {
  it('finds no change between an edition and itself', () => {
    const edition = assembleEdition(fullWeek());
    expect(diffEditions(edition, edition)).toMatchObject({ figures: [], themes: [], newTroubles: [], continued: [] });
  });

  it('names new figures, moved themes, continued stories and new troubles', () => {
    const title = 'SU7 Ultra 选装件交付引发讨论';
    const before = assembleEdition(makeInput({ events: [makeEvent({ articles: [makeMember({ title })] })] }));
    const diff = diffEditions(before, assembleEdition(fullWeek()));
    expect(diff.figures.map(({ name, from, to }) => [name, from, to.text])).toContainEqual([
      '手机均价',
      null,
      '1,214元',
    ]);
    expect(diff.themes.find(({ theme }) => theme === 'car')).toMatchObject({ from: 0, to: 3 });
    expect(diff.continued).toMatchObject([{ before: { title }, story: { theme: 'trust' } }]);
    expect(diff.newTroubles).toEqual(['凌云科技报']);
  });
});
