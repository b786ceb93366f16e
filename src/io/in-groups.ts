/**
 * How do many small writes become few large ones, without anybody waiting for a timer?
 * While one is under way, those that come are gathered; they go together when it is done. Alone, a write goes at once.
 */

/** The answered function resolves when all of its items are written, and rejects when the group that held them could not be. */
export function inGroups<T>(write: (items: T[]) => Promise<unknown>): (items: readonly T[]) => Promise<void> {
  let waiting: T[] = [];
  let nextGroup: Promise<void> | null = null;
  let underWay: Promise<void> = Promise.resolve();

  const begin = async (): Promise<void> => {
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
    nextGroup ??= begin();
    await nextGroup;
  };
}
