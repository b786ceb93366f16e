/**
 * Work in threads stays within its limits, whatever it does.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { withinAbortScope } from '../../../src/io/abort-scope.js';
import { createThreadPool, type ThreadLimits, type ThreadPool } from '../../../src/io/threads/thread-pool.js';

/** A thread that does as it is told. */
const OBEDIENT = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', (task) => {
    if (task === 'hang') for (;;);
    if (task === 'throw') throw new Error('broken');
    if (task === 'exit') process.exit(0);
    if (task === 'eat') { const all = []; for (;;) all.push(new Array(100000).fill({})); }
    if (task instanceof Uint8Array) return parentPort.postMessage(task.length);
    console.log('noise');
    parentPort.postMessage('done ' + task);
  });`;

const pools: ThreadPool<unknown, unknown>[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

function newPool(limits: Partial<ThreadLimits> = {}): ThreadPool<unknown, unknown> {
  const file = new URL(`data:text/javascript,${encodeURIComponent(OBEDIENT)}`);
  const pool = createThreadPool<unknown, unknown>({ file, threads: 1, timeLimitMs: 30_000, memoryMb: 64, ...limits });
  pools.push(pool);
  return pool;
}

describe('createThreadPool', () => {
  it('answers each task with its own answer, however many threads there are', async () => {
    for (const threads of [1, 3]) {
      const pool = newPool({ threads });
      const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => pool.run(n)));
      expect(answers).toEqual(Array.from({ length: 20 }, (_, n) => ({ ok: true, answer: `done ${n}` })));
    }
  });

  it('takes transferred bytes over', async () => {
    const bytes = new Uint8Array(1000);
    expect(await newPool().run(bytes, [bytes.buffer])).toEqual({ ok: true, answer: 1000 });
    expect(bytes.length).toBe(0);
  });

  it.each<[task: string, reason: string, limits: Partial<ThreadLimits>]>([
    ['hang', 'too-slow', { timeLimitMs: 3000 }],
    ['eat', 'out-of-memory', {}],
    ['throw', 'failed', {}],
    ['exit', 'failed', {}],
  ])('survives a task that would %s, and goes on with the next', async (task, reason, limits) => {
    const pool = newPool(limits);
    expect(await pool.run(task)).toMatchObject({ ok: false, reason });
    expect(await pool.run('next')).toEqual({ ok: true, answer: 'done next' });
  });

  it('answers what is under way or waiting when it is closed, and what comes after', async () => {
    const pool = newPool();
    const open = [pool.run('hang'), pool.run(1)];
    await pool.close();
    expect(await Promise.all(open)).toMatchObject([{ ok: false }, { ok: false }]);
    expect(await pool.run(2)).toMatchObject({ ok: false, reason: 'failed' });
  });

  it('terminates the thread of a task whose scope is aborted, and continues with the next', async () => {
    const pool = newPool();
    const limit = new Error('the stage took too long');
    const control = new AbortController();
    const [hanging, queued] = ['hang', 'queued'].map((task) => withinAbortScope(control.signal, () => pool.run(task)));
    const next = pool.run('next');
    control.abort(limit);
    await expect(hanging).rejects.toBe(limit);
    await expect(queued).rejects.toBe(limit);
    expect(await next).toEqual({ ok: true, answer: 'done next' });
    await expect(withinAbortScope(control.signal, () => pool.run('late'))).rejects.toBe(limit);
  });
});
