/** The abort signal of a scope is seen across awaits and timers, and only inside it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { outsideAbortScope, scopeSignal, withinAbortScope } from '../../src/io/abort-scope.js';

it('reaches everything that runs inside, and nothing that runs concurrently outside', async () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const seen = (signal: AbortSignal) =>
    withinAbortScope(signal, async () => {
      await sleep(5);
      return scopeSignal();
    });
  expect(await Promise.all([seen(one.signal), seen(other.signal)])).toEqual([one.signal, other.signal]);
  expect(scopeSignal()).toBeUndefined();
  expect(await withinAbortScope(one.signal, () => outsideAbortScope(async () => scopeSignal()))).toBeUndefined();
});
