/**
 * The abort signal of the work in progress, carried along asynchronous calls.
 * A stage's time limit must reach everything that its worker waits for, at any depth: HTTP requests, threads, mail
 * connections, database statements. If every function had to pass a signal on, one that forgot to would escape the limit.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

const scope = new AsyncLocalStorage<AbortSignal>();

/** Runs `work`; everything it calls sees `signal` as {@link scopeSignal}. */
export function withinAbortScope<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return scope.run(signal, work);
}

/** Runs `work` outside any scope: what must be finished even after an abort, and what others wait for as well. */
export function outsideAbortScope<T>(work: () => Promise<T>): Promise<T> {
  return scope.exit(work);
}

/** The signal of the enclosing scope; undefined outside one. */
export function scopeSignal(): AbortSignal | undefined {
  return scope.getStore();
}

/** Waits for something that cannot be aborted itself; rejects with the signal's reason if that (by default the scope's) comes first. */
export async function untilAborted<T>(work: Promise<T>, signal = scopeSignal()): Promise<T> {
  if (!signal) return work;
  signal.throwIfAborted();
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** Sleeps until the time is over or the enclosing scope is aborted; then it throws the scope's reason. */
export async function sleepInScope(ms: number): Promise<void> {
  const signal = scopeSignal();
  await sleep(ms, undefined, signal && { signal }).catch((error) => {
    signal?.throwIfAborted();
    throw error;
  });
}
