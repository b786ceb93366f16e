/** The numbers of stories after their articles have moved. */
import { describe, expect, it } from 'vitest';
import { emptyStories, nameStories } from '../../../../src/core/stories/settle/name-stories.js';
import { type Member, unbornId } from '../../../../src/core/stories/settle/story-member.js';
import { createWorkingSet, type WorkingSet } from '../../../../src/core/stories/settle/working-set.js';

const member = (id: string, storyId: string): Member => ({
  id,
  storyId,
  role: 'original',
  copyOf: null,
  date: null,
  order: id,
  site: '',
  namesOrigin: false,
  revision: '',
  pinGroup: null,
});

/** Story 7 with the articles 1 and 2, story 8 with 3, story 9 with 4. */
function loaded(): WorkingSet {
  const set = createWorkingSet();
  set.load([member('1', '7'), member('2', '7'), member('3', '8'), member('4', '9')]);
  return set;
}
const move = (set: WorkingSet, to: string, ...ids: string[]): void =>
  set.relocate(
    ids.flatMap((id) => set.get(id) ?? []),
    to,
  );
const reporting =
  (...ids: string[]) =>
  async (): Promise<ReadonlySet<string>> =>
    new Set(ids);

describe('nameStories', () => {
  it('keeps the number of the story that receives the articles', async () => {
    const set = loaded();
    move(set, '7', '3');
    const { mergedInto, renamed } = await nameStories(set, reporting());
    expect([[...mergedInto], renamed, emptyStories(set)]).toEqual([[['8', '7']], [], ['8']]);
  });

  it('gives it the number that an edition has reported', async () => {
    const set = loaded();
    move(set, '7', '3');
    const { mergedInto, renamed } = await nameStories(set, reporting('8'));
    expect([[...mergedInto], renamed]).toEqual([[['7', '8']], [{ from: '7', to: '8' }]]);
    expect(set.membersOf('8').map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  it('gives a new story the smallest number of those that it emptied', async () => {
    const set = loaded();
    move(set, unbornId('3'), '3', '4');
    const { mergedInto, renamed } = await nameStories(set, reporting());
    expect([[...mergedInto], renamed]).toEqual([[['9', '8']], []]);
    expect(set.membersOf('8').map(({ id }) => id)).toEqual(['3', '4']);
  });

  it('leaves a new story that emptied no other without a number', async () => {
    const set = loaded();
    move(set, unbornId('2'), '2');
    expect(await nameStories(set, reporting())).toEqual({ mergedInto: new Map(), renamed: [] });
    expect(set.membersOf(unbornId('2'))).toHaveLength(1);
  });
});
