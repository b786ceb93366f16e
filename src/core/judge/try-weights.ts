/** Would weights that learn from new labels judge better than the ones in force? Asked by cross-validation, before anything changes. */
import { z } from 'zod';
import { answerAll, compareExamples } from './cross-validate.js';
import type { Answer, ClassifyReport } from './evaluate.js';
import type { ObservedExample } from './fit-judge.js';
import { shareOf } from './share-of.js';
import type { Weights } from './weights.js';

/** How well articles that were not learned from are judged; shares of 1. */
export const Quality = z.object({
  articles: z.number().int(),
  relevanceF1: z.number(),
  accuracy3: z.number(),
  themesMicro: z.number(),
  themesMacro: z.number(),
  stance: z.number(),
});
export type Quality = z.infer<typeof Quality>;

export type Learned = Omit<Weights, 'learnedFrom'>;

/** Learns weights from some of the examples. */
export type Fit = (examples: readonly ObservedExample[]) => Learned;

export interface Trial {
  examples: readonly ObservedExample[];
  fit: Fit;
  /** The weights in force, or what they had learned from among the examples where they were made by the same fit. */
  before: { weights: Learned } | { learnedFrom: ReadonlySet<string> };
  folds: number;
}

/** Both qualities are measured on the same articles, each judged by weights that have not seen it. */
export function tryWeights(trial: Trial): { before: Quality; after: Quality } {
  const { examples, folds } = trial;
  const later = answerAcross(examples, folds, trial.fit);
  const earlier = answerBefore(trial) ?? later;
  const score = (answers: readonly Answer[]) => qualityOf(compareExamples(examples, answers));
  return { before: score(earlier), after: score(later) };
}

/** Undefined where all was known before already: then nothing can have changed. */
function answerBefore({ examples, before, fit: learn, folds }: Trial): Answer[] | undefined {
  if ('weights' in before) return answerAll(before.weights, examples);
  const known = ({ article }: ObservedExample) => before.learnedFrom.has(article.id);
  return examples.every(known) ? undefined : answerAcross(examples, folds, (some) => learn(some.filter(known)));
}

function answerAcross(examples: readonly ObservedExample[], folds: number, learn: Fit): Answer[] {
  const parts = Array.from(
    { length: folds },
    (_, fold) => (example: ObservedExample) => shareOf(example.article.id, 'outer', folds) === fold,
  );
  const answers = new Map<ObservedExample, Answer>();
  for (const inside of parts) {
    const part = examples.filter(inside);
    if (part.length === 0) continue;
    const weights = learn(examples.filter((example) => !inside(example)));
    answerAll(weights, part).forEach((answer, index) => {
      const example = part[index];
      if (example) answers.set(example, answer);
    });
  }
  return examples.flatMap((example) => answers.get(example) ?? []);
}

export function qualityOf({ articles, relevance, themes, stance }: ClassifyReport): Quality {
  const round = (value: number) => Math.round(value * 10_000) / 10_000;
  return {
    articles,
    relevanceF1: round(relevance.f1),
    accuracy3: round(relevance.accuracy3),
    themesMicro: round(themes.micro),
    themesMacro: round(themes.macro),
    stance: round(stance.accuracy),
  };
}

/**
 * What decides: relevance twice (premium or not, and the three values) and themes once, since a wrong gate spoils all else. Stance
 * and rare themes are shown but not weighed: on a few hundred articles they move by chance.
 */
export function notWorse(before: Quality, after: Quality): boolean {
  const weigh = (quality: Quality) => quality.relevanceF1 + quality.accuracy3 + quality.themesMicro;
  return weigh(after) >= weigh(before) - 1e-9;
}
