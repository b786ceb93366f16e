/**
 * What is no longer needed? Deletes what is older than the configuration says.
 */
import type { Settings } from '../core/config/settings.js';
import type { RetentionStore } from '../io/database/retention-store.js';
import type { LogFields } from '../pipeline.js';

export interface RetireDeps {
  now(): Date;
  settings(): Settings;
  store: { retention: RetentionStore };
}

export async function retire(deps: RetireDeps): Promise<LogFields> {
  const { entriesDays, offTopicTextDays, fetchesDays } = deps.settings().retention;
  const before = (days: number) => new Date(deps.now().getTime() - days * 86_400_000);
  const { retention: store } = deps.store;
  return {
    articles: entriesDays === null ? 0 : await store.articles(before(entriesDays)),
    texts: offTopicTextDays === null ? 0 : await store.offTopicTexts(before(offTopicTextDays)),
    fetches: fetchesDays === null ? 0 : await store.fetches(before(fetchesDays)),
  };
}
