/** The judge's quality by its own measurement, for `halfstep status` and the last line of an edition. */
import { setImmediate } from 'node:timers/promises';
import { type Example, labelKey } from '../../core/judge/learn/examples.js';
import { type Quality, qualityOfAnswers } from '../../core/judge/learn/try-weights.js';
import { findUnknownNames, type UnknownName } from '../../core/judge/unknown-names.js';
import type { Judgement } from '../../core/model.js';
import type { Store } from '../database/store.js';
import type { InForce, LiveJudge } from './live-judge.js';
import { LabelsError, readOwnLabels } from './read-own-labels.js';

export interface SelfMeasure {
  /** Code, vocabulary and weights together. */
  version: string;
  /** Id of the training in force; null for the shipped weights. */
  training: string | null;
  /** Each article judged by weights that had not learned from it; null if there are too few. */
  quality: Quality | null;
  /**
   * What it was measured on: labels and corrections of this installation, now (`here`) or by cross-validation when the weights were trained
   * (`training`); or the labelled articles of the program's authors (`program`).
   */
  measuredOn: 'here' | 'training' | 'program' | null;
  /** Number of articles labelled and corrected here, and how many of them the weights in force have not learned from. */
  labels: { labelled: number; corrections: number; fresh: number };
  /** Why the folder of labelled articles could not be read. */
  labelsFault: string | null;
  /** Number of articles within 0.1 of the decision threshold. */
  nearCut: number;
  /** Frequent names that the vocabulary does not know. */
  unknownNames: UnknownName[];
}

export interface MeasureDeps {
  judge: LiveJudge;
  store: Pick<Store, 'judgements' | 'weights' | 'corrections'>;
  /** Folder of the operator's labelled articles, if any. */
  labelled(): string | null;
}

/** With fewer articles, a single answer moves every share by more than a twentieth. */
export const LEAST_MEASURED = 20;
/** This close to the threshold, small changes decide. */
const REACH = 0.1;
/** More articles about Xiaomi than this are rare in a week, and frequent names also appear in the newest. */
const READ = 2_000;
const NAMES = { leastArticles: 3, most: 10 };
/** Articles judged before yielding to other work: a few hundredths of a second. */
const AT_ONCE = 50;

export async function measureSelf(deps: MeasureDeps, since: Date, until?: Date): Promise<SelfMeasure> {
  const { judge, store } = deps;
  const inForce = await judge.current();
  const [measured, nearCut, articles] = await Promise.all([
    measureQuality(deps, inForce),
    store.judgements.nearCut({ since, until }, inForce.weights.relevance.cut, REACH),
    store.judgements.onTopic({ since, until }, READ),
  ]);
  return {
    version: inForce.judge.version,
    training: inForce.training,
    ...measured,
    nearCut,
    unknownNames: findUnknownNames(articles, judge.knows, NAMES),
  };
}

type Measured = Pick<SelfMeasure, 'quality' | 'measuredOn' | 'labels' | 'labelsFault'>;

/** Picks the measurement on the most articles. */
async function measureQuality({ store, labelled }: MeasureDeps, inForce: InForce): Promise<Measured> {
  const { examples, fault } = await readLabels(labelled(), inForce);
  const corrections = (await store.corrections.labels()).map(
    ({ id, title, text, ...label }): Example => ({ article: { id, title, text }, ...label }),
  );
  const isLearned = await whatWasLearned(store, inForce);
  const fresh = [...examples, ...corrections].filter((example) => !isLearned(example));
  const atTraining = await store.weights.quality();
  const labels = { labelled: examples.length, corrections: corrections.length, fresh: fresh.length };
  const found = (quality: Quality | null, measuredOn: Measured['measuredOn']): Measured => {
    return { quality, measuredOn, labels, labelsFault: fault };
  };
  const least = Math.max(LEAST_MEASURED, atTraining?.articles ?? 0);
  if (fresh.length >= least) return found(await judgeAll(fresh, inForce), 'here');
  if (atTraining && atTraining.articles >= LEAST_MEASURED) return found(atTraining, 'training');
  const shipped = inForce.training === null ? inForce.shippedQuality : null;
  return found(shipped, shipped && 'program');
}

async function readLabels(
  folder: string | null,
  inForce: InForce,
): Promise<{ examples: Example[]; fault: string | null }> {
  if (folder === null) return { examples: [], fault: null };
  try {
    return { examples: (await readOwnLabels(folder, inForce.weights.themes.ids)).examples, fault: null };
  } catch (error) {
    if (error instanceof LabelsError) return { examples: [], fault: error.message };
    throw error;
  }
}

/**
 * Whether the weights in force learned from an example, by the training's list. Adapted weights also know what the shipped ones learned.
 */
async function whatWasLearned(
  { weights }: MeasureDeps['store'],
  inForce: InForce,
): Promise<(example: Example) => boolean> {
  const training = (await weights.list()).find(({ id }) => id === inForce.training);
  const keys = new Set(training?.learnedFrom);
  return (example) =>
    keys.has(labelKey(example)) || (training?.recipe !== 'refit' && inForce.learnedTitles(example.article.title));
}

async function judgeAll(examples: readonly Example[], { judge }: InForce): Promise<Quality> {
  const answers = new Map<Example, Judgement>();
  for (const example of examples) {
    answers.set(example, judge.judge({ url: null, date: null, lang: '', site: '', ...example.article }));
    if (answers.size % AT_ONCE === 0) await setImmediate();
  }
  return qualityOfAnswers(examples, (example) => answers.get(example));
}
