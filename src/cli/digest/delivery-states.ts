/**
 * The deliveries of an edition, counted by state.
 */
import type { Store } from '../../io/database/store.js';

export async function countDeliveryStates(
  store: Pick<Store, 'deliveries'>,
  editionId: string,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state } of await store.deliveries.ofEdition(editionId)) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** "2 sent, 1 failed". */
export function summarizeCounts(counts: Record<string, number>): string {
  const parts = Object.entries(counts).map(([state, n]) => `${n} ${state}`);
  return parts.join(', ') || 'none';
}
