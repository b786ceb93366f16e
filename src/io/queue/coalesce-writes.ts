/**
 * Many small writes as few large ones, without a timer: a write that comes alone goes at once; those that come while one is under way
 * are gathered and go together when it is done.
 */

/** The returned function resolves when all of its items are written, and rejects when the group that held them could not be. */
export function coalesceWrites<T>(write: (items: T[]) => Promise<unknown>): (items: readonly T[]) => Promise<void> {
  let waiting: T[] = [];
  let nextGroup: Promise<void> | null = null;
  let underWay: Promise<void> = Promise.resolve();

  const writeGroup = async (): Promise<void> => {
    await underWay.catch(() => undefined);
    const items = waiting;
    waiting = [];
    nextGroup = null;
    underWay = write(items).then(() => undefined);
    await underWay;
  };

  return async (items) => {
    if (items.length === 0) return;
    waiting.push(...items);
    nextGroup ??= writeGroup();
    await nextGroup;
  };
}
