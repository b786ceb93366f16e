/**
 * How well does the judge work, by its own account? For `halfstep status` and for the last line of an edition.
 */
import type { Quality } from '../core/judge/try-weights.js';
import { findUnknownNames, type UnknownName } from '../core/judge/unknown-names.js';
import type { Store } from './database/store.js';
import type { LiveJudge } from './live-judge.js';

export interface SelfMeasure {
  /** Code, vocabulary and weights together. */
  version: string;
  /** Id of the training in force; null: the program's own weights. */
  training: string | null;
  /** On labelled articles, each judged by weights that had not seen it; null where that was never measured. */
  quality: Quality | null;
  /** Articles within 0.1 of the probability that decides. */
  nearCut: number;
  /** Names that appear often and that no vocabulary knows. */
  unknownNames: UnknownName[];
}

/** So near to the line a little more or less of anything would have decided otherwise. */
const REACH = 0.1;
/** More articles about Xiaomi than this are rare in a week; names that appear often appear in the newest too. */
const READ = 2_000;
const NAMES = { leastArticles: 3, most: 10 };

export async function measureSelf(
  { judge, store }: { judge: LiveJudge; store: Pick<Store, 'judgements' | 'weights'> },
  since: Date,
  until?: Date,
): Promise<SelfMeasure> {
  const inForce = await judge.current();
  const [quality, nearCut, articles] = await Promise.all([
    store.weights.quality(),
    store.judgements.nearCut({ since, until }, inForce.weights.relevance.cut, REACH),
    store.judgements.onTopic({ since, until }, READ),
  ]);
  return {
    version: inForce.judge.version,
    training: inForce.training,
    quality: quality ?? (inForce.training === null ? inForce.shippedQuality : null),
    nearCut,
    unknownNames: findUnknownNames(articles, judge.knows, NAMES),
  };
}
