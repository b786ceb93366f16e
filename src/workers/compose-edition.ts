/**
 * Stage `compose-edition`: ranks, renders and freezes one period's edition of a digest, and plans its deliveries.
 */
import type { DigestDefinition } from '../core/config/digest-definition.js';
import { planDeliveries } from '../core/delivery/plan-deliveries.js';
import { assembleEdition } from '../core/digest/assemble-edition.js';
import type { EditionInput } from '../core/digest/edition/edition-input.js';
import { renderHtml } from '../core/digest/render/html/render-html.js';
import { renderMarkdown } from '../core/digest/render/render-markdown.js';
import { renderText } from '../core/digest/render/render-text.js';
import { isWithin } from '../core/schedule/periods.js';
import type { Store } from '../io/database/store.js';
import type { WriteBrief } from '../io/model/write-brief.js';
import { done, type Outcome, type Payload, skipped } from '../pipeline.js';

export interface ComposeEditionDeps {
  digest(id: string): DigestDefinition | undefined;
  gather(definition: DigestDefinition, period: { start: Date; end: Date }): Promise<EditionInput>;
  writeBrief: WriteBrief;
  /** Kind of each enabled channel, by its name. */
  channelKinds(): Record<string, string>;
  store: {
    editions: Pick<Store['editions'], 'exists' | 'insert'>;
    publishing: Pick<Store['publishing'], 'skips'>;
    deliveries: Pick<Store['deliveries'], 'unsubscribed'>;
  };
}

export async function composeEdition(
  payload: Payload<'compose-edition'>,
  deps: ComposeEditionDeps,
): Promise<Outcome<'compose-edition'>> {
  const definition = deps.digest(payload.digestId);
  if (!definition) return skipped('the digest is no longer configured');
  const period = { start: new Date(payload.periodStart), end: new Date(payload.periodEnd) };
  if (await deps.store.editions.exists(definition.id, period.start)) return skipped('the edition exists');
  const skips = await deps.store.publishing.skips(definition.id);
  if (skips.some((skip) => isWithin(period, skip))) return skipped('the operator wants no edition of this period');
  const input = await deps.gather(definition, period);
  const composed = assembleEdition(input);
  const written = await deps.writeBrief(composed);
  const edition = written && 'brief' in written ? { ...composed, brief: written.brief } : composed;
  const places = new Map(edition.items.map(({ id }, index) => [id, index + 1]));
  const unsubscribed = await deps.store.deliveries.unsubscribed(definition.id);
  const kept = await deps.store.editions.insert({
    digestId: definition.id,
    periodStart: period.start,
    periodEnd: period.end,
    edition,
    html: renderHtml(edition),
    plain: renderText(edition),
    markdown: renderMarkdown(edition),
    stories: input.events.flatMap(({ id, storyIds }) =>
      storyIds.map((storyId) => ({ storyId, place: places.get(id) ?? null })),
    ),
    deliveries: planDeliveries(definition, edition, deps.channelKinds(), unsubscribed),
  });
  if (!kept) return skipped('another process composed it first');
  return done(
    {
      editionId: kept.id,
      events: places.size,
      counted: input.events.length,
      late: edition.late,
      ...(written && { brief: 'dropped' in written ? `dropped: ${written.dropped}` : 'written' }),
      deliveries: kept.deliveryIds.length,
    },
    kept.deliveryIds.map((deliveryId) => ({ stage: 'deliver-edition', payload: { deliveryId } })),
  );
}
