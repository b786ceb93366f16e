/**
 * What the operator's queue page shows of the queues, read-only. The package is optional, so it is loaded only here.
 */
import type { BaseAdapter } from '@bull-board/api/baseAdapter';
import type { Queue } from 'bullmq';

export async function createBoardAdapters(queues: Iterable<Queue>): Promise<BaseAdapter[]> {
  const { BullMQAdapter } = await import('@bull-board/api/bullMQAdapter');
  return [...queues].map((queue) => new BullMQAdapter(queue, { readOnlyMode: true }));
}
