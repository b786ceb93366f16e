/**
 * Job `retire`: deletes what is older than the configured retention.
 */
import type { Settings } from '../core/config/settings.js';
import type { Store } from '../io/database/store.js';
import type { LogFields } from '../pipeline.js';

export interface RetireDeps {
  now(): Date;
  settings(): Settings;
  store: { retention: Store['retention'] };
}

export async function retire(deps: RetireDeps): Promise<LogFields> {
  const { entriesDays, offTopicTextDays, fetchesDays } = deps.settings().retention;
  const before = (days: number) => new Date(deps.now().getTime() - days * 86_400_000);
  const { retention } = deps.store;
  return {
    articles: entriesDays === null ? 0 : await retention.articles(before(entriesDays)),
    texts: offTopicTextDays === null ? 0 : await retention.offTopicTexts(before(offTopicTextDays)),
    fetches: fetchesDays === null ? 0 : await retention.fetches(before(fetchesDays)),
  };
}
