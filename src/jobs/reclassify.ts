/**
 * Job `reclassify`: asks for articles to be judged again if the judge has changed since they were judged.
 * It does so only on request (`halfstep reclassify`). The request is a row, so it outlives the process that made it.
 */
import type { Store } from '../io/database/store.js';
import type { LiveJudge } from '../io/judge/live-judge.js';
import type { LogFields, Task } from '../pipeline.js';

export interface ReclassifyDeps {
  judge: LiveJudge;
  store: {
    judgements: Pick<Store['judgements'], 'stale'>;
    reclassify: Pick<Store['reclassify'], 'pending' | 'finish'>;
  };
  add(tasks: Task[]): Promise<void>;
}

/** Small enough that new articles behind them in the queue wait only a second or two. */
const BATCH = 500;

export async function reclassify(deps: ReclassifyDeps): Promise<LogFields> {
  const request = await deps.store.reclassify.pending();
  if (request === null) return { articles: 0 };
  const { judge } = await deps.judge.current();
  const ids = await deps.store.judgements.stale(request.since, judge.version, BATCH);
  if (ids.length === 0) await deps.store.reclassify.finish();
  await deps.add(ids.map((articleId) => ({ stage: 'classify-article', payload: { articleId } })));
  return { articles: ids.length };
}
