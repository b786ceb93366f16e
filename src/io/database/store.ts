/**
 * What can be asked of the database? All stores under one roof.
 */
import { type ArticleStore, createArticleStore } from './articles.js';
import { type ClockStore, createClockStore } from './clock.js';
import { type CollectingStore, createCollectingStore } from './collecting.js';
import { type CorrectionStore, createCorrectionStore } from './corrections.js';
import { createDeliveryStore, type DeliveryStore } from './deliveries.js';
import { createEditionStore, type EditionStore } from './editions.js';
import { createEntryStore, type EntryStore } from './entries.js';
import { createFeedbackStore, type FeedbackStore } from './feedback.js';
import { createFeedStore, type FeedStore } from './feeds.js';
import { createFilingStore, type FilingStore } from './filings.js';
import { createHostStore, type HostStore } from './hosts.js';
import { createJudgementStore, type JudgementStore } from './judgements.js';
import { createModelStore, type ModelStore } from './model-answers.js';
import type { Db } from './open.js';
import { createPublishingStore, type PublishingStore } from './publishing.js';
import { createReclassifyStore, type ReclassifyStore } from './reclassify.js';
import { createRetireStore, type RetireStore } from './retire.js';
import { createSearchLinkStore, type SearchLinkStore } from './search-links.js';
import { createWeightStore, type WeightStore } from './weights.js';

export interface Store {
  feeds: FeedStore;
  entries: EntryStore;
  articles: ArticleStore;
  judgements: JudgementStore;
  corrections: CorrectionStore;
  weights: WeightStore;
  reclassify: ReclassifyStore;
  model: ModelStore;
  filings: FilingStore;
  editions: EditionStore;
  publishing: PublishingStore;
  deliveries: DeliveryStore;
  feedback: FeedbackStore;
  clock: ClockStore;
  hosts: HostStore;
  searchLinks: SearchLinkStore;
  collecting: CollectingStore;
  retire: RetireStore;
}

export function createStore(db: Db): Store {
  return {
    feeds: createFeedStore(db),
    entries: createEntryStore(db),
    articles: createArticleStore(db),
    judgements: createJudgementStore(db),
    corrections: createCorrectionStore(db),
    weights: createWeightStore(db),
    reclassify: createReclassifyStore(db),
    model: createModelStore(db),
    filings: createFilingStore(db),
    editions: createEditionStore(db),
    publishing: createPublishingStore(db),
    deliveries: createDeliveryStore(db),
    feedback: createFeedbackStore(db),
    clock: createClockStore(db),
    hosts: createHostStore(db),
    searchLinks: createSearchLinkStore(db),
    collecting: createCollectingStore(db),
    retire: createRetireStore(db),
  };
}
