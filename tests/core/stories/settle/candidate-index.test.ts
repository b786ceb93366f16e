/** The candidate index in memory: it finds the articles worth comparing, and no others. */
import { describe, expect, it } from 'vitest';
import {
  createCandidateIndex,
  MOST_CANDIDATES,
  MOST_POSTINGS,
} from '../../../../src/core/stories/settle/candidate-index.js';
import { describeDraft } from '../../../support/file-articles.js';

const draft = {
  title: '云帆汽车首家欧洲体验中心落户里昂',
  text: '云帆汽车今日宣布，其首家欧洲体验中心正式落户法国里昂，面积约1200平方米。',
};

describe('createCandidateIndex', () => {
  it('finds what shares rare words, best first, but not itself', () => {
    const index = createCandidateIndex();
    const [copy, report, other] = [
      describeDraft(draft),
      describeDraft({ title: '云帆里昂店开业', text: '里昂的云帆体验中心今天开门。' }),
      describeDraft({ title: '量子点显示器评测', text: '这台显示器色彩准确，接口齐全。' }),
    ];
    for (const one of [other, report, copy]) index.add(one);
    const self = describeDraft(draft);
    index.add(self);
    expect(index.search(self)).toEqual([copy.id, report.id]);
  });

  it('looks only within the window of days', () => {
    const index = createCandidateIndex({ windowDays: 3 });
    index.add(describeDraft({ ...draft, date: '2031-03-01' }));
    expect(index.search(describeDraft({ ...draft, date: '2031-03-05' }))).toEqual([]);
    expect(index.search(describeDraft({ ...draft, date: '2031-03-04' }))).toHaveLength(1);
  });

  it('returns at most twenty and skips ubiquitous keys', () => {
    const index = createCandidateIndex();
    for (let at = 0; at < MOST_CANDIDATES + 5; at++) index.add(describeDraft(draft));
    expect(index.search(describeDraft(draft))).toHaveLength(MOST_CANDIDATES);
    for (let at = 0; at < MOST_POSTINGS; at++) index.add(describeDraft(draft));
    expect(index.search(describeDraft(draft))).toEqual([]);
  });
});
