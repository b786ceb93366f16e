/**
 * What do the readers' corrections teach the judge, and does it judge better for it?
 * With enough labelled articles at hand everything is learned anew; else the program's own weights are adapted. See
 * docs/decisions/0008-learning-from-readers.md.
 */
import { createHash } from 'node:crypto';
import { adaptJudge } from '../core/judge/adapt-judge.js';
import { addThemeWords } from '../core/judge/add-theme-words.js';
import { type Example, fitJudge, observeExamples } from '../core/judge/fit-judge.js';
import { knowTopic } from '../core/judge/know-topic.js';
import { type Fit, type Learned, notWorse, type Quality, tryWeights } from '../core/judge/try-weights.js';
import type { Weights } from '../core/judge/weights.js';
import { Relevance, Stance } from '../core/model.js';
import type { Seeds } from '../core/seeds/seeds.js';
import type { CorrectedArticle } from './database/corrections.js';
import type { Store } from './database/store.js';
import type { Recipe } from './database/weights.js';
import type { InForce } from './live-judge.js';
import { loadLexicon, loadWeights } from './load-judge.js';
import { readExamples, readTeachers } from './load-judge-data.js';

export interface TrainJudgeOptions {
  /** The `seeds/` folder. */
  folder: string;
  seeds: Seeds;
  /** Folder of labelled articles; null where there is none. */
  data: string | null;
  inForce: InForce;
  folds: number;
  /** Put the new weights in force even where they are worse. */
  force: boolean;
  who: string;
  now: Date;
}

export interface Trained {
  recipe: Recipe;
  labelled: number;
  corrections: number;
  before: Quality;
  after: Quality;
  live: boolean;
  /** Id of the training. */
  id: string;
}

type Stores = Pick<Store, 'corrections' | 'judgements' | 'weights'>;

/** Fewer labelled articles than this share of what the program's weights learned from teach too little by themselves. */
const ENOUGH = 0.5;
/** Stored articles that were judged beyond doubt hold the adapted weights in place: 95 in 100 of them are right. */
const SURE = 0.8;
const SURE_EACH = 100;
/** Marks such an article; it is learned from and measured, but it is no label. */
const STORED = 'stored-';

/** Null where there is nothing to learn from. */
export async function trainJudge(store: Stores, options: TrainJudgeOptions): Promise<Trained | null> {
  const { folder, seeds, inForce, folds, force, now } = options;
  const topic = knowTopic(addThemeWords(await loadLexicon(folder), seeds.themes));
  const own = await loadWeights(folder);
  const labelled = options.data === null ? [] : await readExamples(options.data);
  const corrections = (await store.corrections.labels()).map(toExample);
  if (labelled.length + corrections.length === 0) return null;
  const recipe: Recipe = labelled.length >= ENOUGH * own.learnedFrom.articles ? 'refit' : 'adapted';
  const held = recipe === 'refit' ? [] : await sureExamples(store, corrections);
  const examples = observeExamples(topic, byId([...labelled, ...corrections, ...held]));
  const teachers = recipe === 'refit' ? observeExamples(topic, await readTeachers(folder, options.data)) : [];
  const learn: Fit =
    recipe === 'refit' ? (some) => fitJudge(topic, [...some, ...teachers]) : (some) => adaptJudge(own, some);
  const before = await learnedBefore(store, inForce, recipe, labelled);
  const { before: earlier, after } = tryWeights({ examples, fit: learn, before, folds });
  const live = force || notWorse(earlier, after);
  const learned = learn(examples);
  const weights: Weights = {
    ...learned,
    learnedFrom: { articles: labelled.length, feedback: corrections.length, hash: hashOf(learned) },
  };
  const learnedFrom = examples.map(({ article }) => article.id);
  const quality = recipe === 'refit' ? after : null;
  const by = { who: options.who, at: now };
  const id = await store.weights.add({ recipe, weights, learnedFrom, before: earlier, after, quality }, by, live);
  if (!live && quality && inForce.training === null) await store.weights.noteShippedQuality(earlier, now);
  return { recipe, labelled: labelled.length, corrections: corrections.length, before: earlier, after, live, id };
}

/** What the weights in force knew: by the list of what they learned from, or, where nobody kept one, by their own answers. */
async function learnedBefore(
  store: Stores,
  inForce: InForce,
  recipe: Recipe,
  labelled: readonly Example[],
): Promise<{ weights: Learned } | { learnedFrom: ReadonlySet<string> }> {
  const last = (await store.weights.list()).find(({ id }) => id === inForce.training);
  // The program's own weights were made by the same fit from labelled articles alone.
  if (recipe === 'refit')
    return { learnedFrom: new Set([...labelled.map(({ article }) => article.id), ...(last?.learnedFrom ?? [])]) };
  return last?.recipe === 'adapted' ? { learnedFrom: new Set(last.learnedFrom) } : { weights: inForce.weights };
}

async function sureExamples({ judgements }: Stores, corrections: readonly Example[]): Promise<Example[]> {
  const corrected = new Set(corrections.map(({ article }) => article.id.replace(/^\D+/, '')));
  return (await judgements.sure(SURE, SURE_EACH))
    .filter(({ id }) => !corrected.has(id))
    .map(({ id, title, text, relevance, themes, stance }) => ({
      article: { id: `${STORED}${id}`, title, text },
      relevance: Relevance.parse(relevance),
      themes,
      stance: Stance.nullable().parse(stance),
    }));
}

function toExample({ id, title, text, relevance, themes, stance }: CorrectedArticle): Example {
  return { article: { id, title, text }, relevance, themes, stance };
}

function byId(examples: readonly Example[]): Example[] {
  return [...examples].sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
}

function hashOf(learned: Learned): string {
  return createHash('sha256').update(JSON.stringify(learned)).digest('hex').slice(0, 16);
}
