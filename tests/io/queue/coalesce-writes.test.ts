import { describe, expect, it } from 'vitest';
import { coalesceWrites } from '../../../src/io/queue/coalesce-writes.js';

/** A writer that waits until it is told to finish. */
function slowWriter() {
  const groups: number[][] = [];
  const finish: ((error?: Error) => void)[] = [];
  const add = coalesceWrites<number>((items) => {
    groups.push(items);
    return new Promise((done, fail) => finish.push((error) => (error ? fail(error) : done(undefined))));
  });
  const settle = () => new Promise((next) => setImmediate(next));
  return { groups, finish, add, settle };
}

describe('writing in groups', () => {
  it('writes at once what comes alone', async () => {
    const { groups, finish, add, settle } = slowWriter();
    const done = add([1, 2]);
    await settle();
    expect(groups).toEqual([[1, 2]]);
    finish[0]?.();
    await done;
  });
  it('gathers what comes while a write is under way, and answers each when its group is written', async () => {
    const { groups, finish, add, settle } = slowWriter();
    const first = add([1]);
    await settle();
    let answered = false;
    const others = Promise.all([add([2, 3]), add([4])]).then(() => {
      answered = true;
    });
    await settle();
    expect(groups).toEqual([[1]]);
    finish[0]?.();
    await first;
    await settle();
    expect([groups, answered]).toEqual([[[1], [2, 3, 4]], false]);
    finish[1]?.();
    await others;
    expect(answered).toBe(true);
  });
  it('fails those whose group failed, and nobody else', async () => {
    const { finish, add, settle } = slowWriter();
    const first = add([1]);
    await settle();
    const second = add([2]);
    finish[0]?.(new Error('connection lost'));
    await expect(first).rejects.toThrow('connection lost');
    await settle();
    finish[1]?.();
    await expect(second).resolves.toBeUndefined();
  });
  it('writes nothing for nothing', async () => {
    const { groups, add } = slowWriter();
    await add([]);
    expect(groups).toEqual([]);
  });
});
