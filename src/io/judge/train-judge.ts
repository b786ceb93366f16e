/**
 * Trains the judge on readers' corrections and labels, and uses the result only if it judges better.
 * With enough labelled articles the judge is trained from scratch; otherwise the shipped weights are adapted. See
 * docs/decisions/0008-learning-from-readers.md.
 */

import { alignThemes } from '../../core/judge/align-themes.js';
import { addThemeWords } from '../../core/judge/features/add-theme-words.js';
import { type CompiledLexicon, compileLexicon } from '../../core/judge/features/compile-lexicon.js';
import { adaptJudge } from '../../core/judge/learn/adapt-judge.js';
import { answerAll } from '../../core/judge/learn/cross-validate.js';
import {
  type Example,
  hashLabels,
  labelKey,
  type ObservedExample,
  observeExamples,
} from '../../core/judge/learn/examples.js';
import { fitJudge } from '../../core/judge/learn/fit-judge.js';
import {
  correctsWithoutHarm,
  type FitWeights,
  notWorse,
  type Trial,
  type TrialResult,
  tryWeights,
} from '../../core/judge/learn/try-weights.js';
import type { Weights } from '../../core/judge/weights.js';
import type { Seeds } from '../../core/seeds/seeds.js';
import type { CorrectedArticle } from '../database/judge/corrected-labels.js';
import type { Recipe, Training } from '../database/judge/weight-store.js';
import type { Store } from '../database/store.js';
import { type LearnedTitles, loadLearnedTitles } from './learned-titles.js';
import type { InForce } from './live-judge.js';
import { loadLexicon, loadWeights } from './load-judge.js';
import { readTrainingOnly } from './load-judge-data.js';

export interface TrainJudgeOptions {
  /** The `seeds/` folder. */
  folder: string;
  seeds: Seeds;
  /** Labelled articles and their folder, if any. */
  own: { folder: string; examples: readonly Example[] } | null;
  inForce: InForce;
  /** At least 2. */
  folds: number;
  /** Train even if nothing is new, and use the new weights even if they are worse. */
  force: boolean;
  who: string;
  now: Date;
}

export interface TrainingResult extends TrialResult {
  recipe: Recipe;
  labelled: number;
  /** Number of labelled articles left out because the shipped weights already learned from them. */
  known: number;
  /** From this many labelled articles on, the judge is trained from scratch; with fewer, the shipped weights are adapted. */
  enough: number;
  corrections: number;
  live: boolean;
  /** Id of the training. */
  id: string;
}

type Stores = Pick<Store, 'corrections' | 'judgements' | 'weights'>;

/** Smallest share of the shipped weights' labelled articles that is enough to train from scratch. */
const ENOUGH = 0.5;
/** Stored articles judged with at least this probability anchor the adapted weights: 95 in 100 of them are right. */
const SURE = 0.8;
const SURE_EACH = 100;
/** Articles looked at for each one used, since the weights are not sure of every article. */
const LOOKED_AT = 2;

export async function trainJudge(
  store: Stores,
  options: TrainJudgeOptions,
): Promise<TrainingResult | 'nothing to learn from' | 'nothing new' | 'all known'> {
  const { folder, seeds, own, inForce, folds, force } = options;
  const compiled = compileLexicon(addThemeWords(await loadLexicon(folder), seeds.themes));
  const themes = compiled.themes.map(({ id }) => id);
  const shipped = alignThemes(await loadWeights(folder), themes);
  const lessons = await gatherLessons(store, shipped, options);
  const { recipe, all, labelled, corrections, known, enough } = lessons;
  if (all.length === 0) return known === 0 ? 'nothing to learn from' : 'all known';
  const hash = hashLabels(all.map((example) => ({ ...example, id: example.article.id })));
  if (!force && hash === inForce.weights.learnedFrom.hash) return 'nothing new';
  const labels = observeExamples(compiled, all);
  const held = recipe === 'refit' ? [] : await sureExamples(store, compiled, shipped, corrections);
  const learn = recipe === 'refit' ? await learnAnew(compiled, folder, own) : adapt(shipped);
  const tried = tryWeights({ labels, held, fit: learn, before: await learnedBefore(store, inForce, lessons), folds });
  const learnedFrom = { articles: labelled.length, feedback: corrections.length, hash };
  const weights = { ...learn([...labels, ...held]), learnedFrom };
  const kept = await keep(store, options, { recipe, weights, learnedFrom: labels.map(labelKey) }, tried);
  return { recipe, labelled: labelled.length, known, enough, corrections: corrections.length, ...tried, ...kept };
}

/** Stores the training, and uses it if it is no worse. */
async function keep(
  { weights: store }: Stores,
  { force, inForce, who, now }: TrainJudgeOptions,
  training: Pick<Training, 'recipe' | 'weights' | 'learnedFrom'>,
  tried: TrialResult,
): Promise<{ live: boolean; id: string }> {
  const { before, after } = tried;
  const live = force || (training.recipe === 'refit' ? notWorse(tried) : correctsWithoutHarm(tried));
  const id = await store.add({ ...training, before, after, quality: after }, { who, at: now }, live);
  if (!live && training.recipe === 'refit' && inForce.training === null) await store.noteShippedQuality(before, now);
  return { live, id };
}

interface Lessons extends Pick<TrainingResult, 'recipe' | 'known' | 'enough'> {
  labelled: readonly Example[];
  corrections: readonly Example[];
  /** Both, ordered by id. */
  all: readonly Example[];
  isKnown: LearnedTitles;
}

/** Collects the training data and picks the recipe that they suffice for. */
async function gatherLessons(
  { corrections: store }: Stores,
  shipped: Weights,
  { folder, own }: TrainJudgeOptions,
): Promise<Lessons> {
  const isKnown = await loadLearnedTitles(folder);
  const given = own?.examples ?? [];
  const enough = Math.ceil(ENOUGH * shipped.learnedFrom.articles);
  const recipe: Recipe = given.length >= enough ? 'refit' : 'adapted';
  const labelled = recipe === 'refit' ? given : given.filter(({ article }) => !isKnown(article.title));
  const corrections = (await store.labels()).map(toExample);
  const all = [...labelled, ...corrections].sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
  return { recipe, enough, labelled, corrections, all, known: given.length - labelled.length, isKnown };
}

function adapt(shipped: Weights): FitWeights {
  return (some) => adaptJudge(shipped, some);
}

async function learnAnew(
  compiled: CompiledLexicon,
  folder: string,
  own: TrainJudgeOptions['own'],
): Promise<FitWeights> {
  const trainingOnly = observeExamples(compiled, await readTrainingOnly(folder, own?.folder ?? null));
  return (some) => fitJudge(compiled, [...some, ...trainingOnly]);
}

/** What the weights in force had learned from: from the list stored with them or, without one, from their own answers. */
async function learnedBefore(
  store: Stores,
  inForce: InForce,
  { recipe, labelled, isKnown }: Lessons,
): Promise<Trial['before']> {
  const last = (await store.weights.list()).find(({ id }) => id === inForce.training);
  if (last?.recipe === recipe) return { learnedFrom: new Set(last.learnedFrom) };
  // The shipped weights were made by the same fit as "refit". Either most of their articles are here or hardly any.
  const known = recipe === 'refit' ? labelled.filter(({ article }) => isKnown(article.title)) : [];
  if (last === undefined && known.length > labelled.length / 2) return { learnedFrom: new Set(known.map(labelKey)) };
  return { weights: inForce.weights };
}

/**
 * Stored articles on which the shipped weights are sure, with their answers. Never the answers of the weights in force, which would drift
 * by learning from themselves again and again.
 */
async function sureExamples(
  { judgements }: Stores,
  compiled: CompiledLexicon,
  shipped: Weights,
  corrections: readonly Example[],
): Promise<ObservedExample[]> {
  const corrected = new Set(corrections.map(({ article }) => article.id.replace(/^\D+/, '')));
  const texts = (await judgements.newestTexts(LOOKED_AT * SURE_EACH)).filter(({ id }) => !corrected.has(id));
  const unlabelled = texts.map(({ id, title, text }): Example => {
    return { article: { id: `stored-${id}`, title, text }, relevance: 0, themes: [], stance: null };
  });
  const observed = observeExamples(compiled, unlabelled);
  const count = [0, 0, 0];
  return answerAll(shipped, observed).flatMap((answer, index) => {
    const example = observed[index];
    const { relevance, themes, stance, probabilities } = answer;
    const place = count[relevance] ?? 0;
    if (!example || probabilities[relevance] < SURE || place >= SURE_EACH) return [];
    count[relevance] = place + 1;
    return [{ ...example, relevance, themes, stance }];
  });
}

function toExample({ id, title, text, relevance, themes, stance }: CorrectedArticle): Example {
  return { article: { id, title, text }, relevance, themes, stance };
}
