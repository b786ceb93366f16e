/** All stores of one database. */
import { type ArticleStore, createArticleStore } from './articles/article-store.js';
import { type ClockStore, createClockStore } from './collect/clock-store.js';
import { type CollectingStore, createCollectingStore } from './collect/collecting-store.js';
import { createEntryStore, type EntryStore } from './collect/entry-store.js';
import { createFeedStore, type FeedStore } from './collect/feed-store.js';
import { createHostStore, type HostStore } from './collect/host-store.js';
import { createSearchLinkStore, type SearchLinkStore } from './collect/search-link-store.js';
import { createFilingStore, type FilingStore } from './filing-store.js';
import { type CorrectionStore, createCorrectionStore } from './judge/correction-store.js';
import { createFeedbackStore, type FeedbackStore } from './judge/feedback-store.js';
import { createJudgementStore, type JudgementStore } from './judge/judgement-store.js';
import { createModelStore, type ModelStore } from './judge/model-store.js';
import { createReclassifyStore, type ReclassifyStore } from './judge/reclassify-store.js';
import { createWeightStore, type WeightStore } from './judge/weight-store.js';
import type { Db } from './open-database.js';
import { createDeliveryStore, type DeliveryStore } from './publish/delivery-store.js';
import { createEditionStore, type EditionStore } from './publish/edition-store.js';
import { createPublishingStore, type PublishingStore } from './publish/publishing-store.js';
import { createRetentionStore, type RetentionStore } from './retention-store.js';

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
  retention: RetentionStore;
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
    retention: createRetentionStore(db),
  };
}
