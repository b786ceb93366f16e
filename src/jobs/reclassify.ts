/**
 * Which stored articles are to be judged again, because another judge is in force than judged them?
 * Somebody has to have asked for it (`halfstep reclassify`); the request is a row, so that it survives whoever asked.
 */
import type { JudgementStore } from '../io/database/judge/judgement-store.js';
import type { ReclassifyStore } from '../io/database/judge/reclassify-store.js';
import type { LiveJudge } from '../io/judge/live-judge.js';
import type { LogFields, Task } from '../pipeline.js';

export interface ReclassifyDeps {
  judge: LiveJudge;
  store: { judgements: Pick<JudgementStore, 'stale'>; reclassify: Pick<ReclassifyStore, 'pending' | 'finish'> };
  add(jobs: Task[]): Promise<void>;
}

/** Few enough that fresh articles, which stand behind them in the queue, wait a second or two. */
const AT_ONCE = 500;

export async function reclassify(deps: ReclassifyDeps): Promise<LogFields> {
  const request = await deps.store.reclassify.pending();
  if (request === null) return { articles: 0 };
  const { judge } = await deps.judge.current();
  const ids = await deps.store.judgements.stale(request.since, judge.version, AT_ONCE);
  if (ids.length === 0) await deps.store.reclassify.finish();
  await deps.add(ids.map((articleId) => ({ stage: 'classify-article', payload: { articleId } })));
  return { articles: ids.length };
}
