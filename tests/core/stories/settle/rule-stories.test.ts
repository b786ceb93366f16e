/** The plans of merges and splits by readers. */
import { describe, expect, it } from 'vitest';
import { groupName, planMerge, planSplit } from '../../../../src/core/stories/settle/rule-stories.js';
import { isUnborn, type Member } from '../../../../src/core/stories/settle/story-member.js';
import { createWorkingSet } from '../../../../src/core/stories/settle/working-set.js';

const member = (id: string, storyId: string): Member => ({
  ...{ id, storyId, role: 'original', copyOf: null, date: null, order: id },
  ...{ site: '', namesOrigin: false, revision: '', pinGroup: null },
});
const set = createWorkingSet();
set.load([member('9', '7'), member('10', '7'), member('11', '8')]);
const ids = (members: readonly Member[] | undefined) => members?.map(({ id }) => id).sort();

describe('planMerge', () => {
  it('pins all articles together in the first story', () => {
    const plan = planMerge(set, ['8', '7']);
    expect([plan?.to, plan?.groups.map(ids), ids(plan?.affected)]).toEqual([
      '8',
      [['10', '11', '9']],
      ['10', '11', '9'],
    ]);
  });

  it('refuses a story without articles', () => {
    expect(planMerge(set, ['7', '99'])).toBeNull();
  });
});

describe('planSplit', () => {
  it('pins the two parts to different groups and moves the named one', () => {
    const plan = planSplit(set, '7', ['10']);
    expect([plan?.groups.map(ids), ids(plan?.moving), isUnborn(plan?.to ?? '')]).toEqual([
      [['9'], ['10']],
      ['10'],
      true,
    ]);
  });

  it.each([[['11']], [['9', '10']], [['9', '11']]])('refuses %j', (named) => {
    expect(planSplit(set, '7', named)).toBeNull();
  });
});

describe('groupName', () => {
  it('is the least id as a number', () => {
    expect(groupName([member('10', '7'), member('9', '7')])).toBe('9');
  });
});
