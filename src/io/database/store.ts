/**
 * What can be asked of the database? All stores under one roof.
 */
import { type ArticleStore, createArticleStore } from './article-store.js';
import { type ClockStore, createClockStore } from './clock-store.js';
import { type CollectingStore, createCollectingStore } from './collecting-store.js';
import { type CorrectionStore, createCorrectionStore } from './correction-store.js';
import { createDeliveryStore, type DeliveryStore } from './delivery-store.js';
import { createEditionStore, type EditionStore } from './edition-store.js';
import { createEntryStore, type EntryStore } from './entry-store.js';
import { createFeedStore, type FeedStore } from './feed-store.js';
import { createFeedbackStore, type FeedbackStore } from './feedback-store.js';
import { createFilingStore, type FilingStore } from './filing-store.js';
import { createHostStore, type HostStore } from './host-store.js';
import { createJudgementStore, type JudgementStore } from './judgement-store.js';
import { createModelStore, type ModelStore } from './model-answers.js';
import type { Db } from './open-database.js';
import { createPublishingStore, type PublishingStore } from './publishing-store.js';
import { createReclassifyStore, type ReclassifyStore } from './reclassify-store.js';
import { createRetireStore, type RetireStore } from './retention-store.js';
import { createSearchLinkStore, type SearchLinkStore } from './search-link-store.js';
import { createWeightStore, type WeightStore } from './weight-store.js';

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
