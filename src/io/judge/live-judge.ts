/**
 * The judge in force: with the weights trained here, or else the shipped ones.
 * Callers ask before every article and are answered from memory. Every few seconds at most, the database is asked whether other weights
 * have gone live, so that every process follows without a restart.
 */

import { alignThemes } from '../../core/judge/align-themes.js';
import { createJudge, type Judge, type JudgeSeeds } from '../../core/judge/create-judge.js';
import { addThemeWords } from '../../core/judge/features/add-theme-words.js';
import { compileLexicon } from '../../core/judge/features/compile-lexicon.js';
import type { Quality } from '../../core/judge/learn/try-weights.js';
import type { Weights } from '../../core/judge/weights.js';
import type { Lexicon } from '../../core/lexicon/lexicon.js';
import { outsideAbortScope } from '../abort-scope.js';
import type { WeightStore } from '../database/judge/weight-store.js';
import { type LearnedTitles, loadLearnedTitles } from './learned-titles.js';
import { loadLexicon, loadQuality, loadWeights } from './load-judge.js';

export interface InForce {
  judge: Judge;
  weights: Weights;
  /** Id of the training; null for the shipped weights. */
  training: string | null;
  /** Quality of the shipped weights when they were made; null if not recorded. */
  shippedQuality: Quality | null;
  /** Whether the shipped weights learned from an article of this title. */
  learnedTitles: LearnedTitles;
}

export interface LiveJudge {
  current(): Promise<InForce>;
  /** Whether the vocabulary recognises a name. */
  knows(name: string): boolean;
}

export interface LiveJudgeDeps {
  /** The `seeds/` folder. */
  folder: string;
  seeds: JudgeSeeds;
  store: Pick<WeightStore, 'liveId' | 'weights'>;
  warn(message: string): void;
  /** Milliseconds since 1970; defaults to the system clock. */
  nowMs?: () => number;
}

const LOOK_EVERY_MS = 2_000;

/**
 * Reads the vocabulary and the shipped weights.
 * @throws Error naming the file that is missing or malformed
 */
export async function openLiveJudge({
  folder,
  seeds,
  store,
  warn,
  nowMs = Date.now,
}: LiveJudgeDeps): Promise<LiveJudge> {
  const [lexicon, own, shippedQuality, learnedTitles] = await Promise.all([
    loadLexicon(folder),
    loadWeights(folder),
    loadQuality(folder),
    loadLearnedTitles(folder),
  ]);
  const inForceWith = (weights: Weights, training: string | null): InForce => ({
    judge: createJudge(seeds, weights, lexicon),
    weights: alignThemes(
      weights,
      seeds.themes.map(({ id }) => id),
    ),
    training,
    shippedQuality,
    learnedTitles,
  });
  const build = async (training: string | null): Promise<InForce> => {
    const trained = training === null ? undefined : await store.weights(training);
    if (trained) return inForceWith(trained, training);
    if (training !== null)
      warn(`training ${training} cannot be read by this version of the program: run halfstep train`);
    return inForceWith(own, null);
  };
  let readName: ((name: string) => boolean) | undefined;
  let wanted = await store.liveId();
  let inForce = build(wanted);
  let lookedMs = nowMs();
  return {
    current: async () => {
      if (nowMs() - lookedMs >= LOOK_EVERY_MS) {
        lookedMs = nowMs();
        const live = await store.liveId();
        if (live !== wanted) {
          wanted = live;
          // Others wait for it, too.
          inForce = outsideAbortScope(() => build(live));
        }
      }
      return inForce;
    },
    knows: (name) => {
      readName ??= nameReader(addThemeWords(lexicon, seeds.themes));
      return readName(name);
    },
  };
}

/** A name is known if some phrase covers it to its end: "小米17 Ultra" is, while "小米" alone does not explain 小米99X. */
function nameReader(lexicon: Lexicon): (name: string) => boolean {
  const { describe } = compileLexicon(lexicon);
  return (name) => describe(name, '').scanned.hits.some(({ end }) => end >= name.length);
}
