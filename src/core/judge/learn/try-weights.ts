/** Compares newly learned weights with the ones in force, by cross-validation, before anything changes. */
import { z } from 'zod';
import type { Weights } from '../weights.js';
import { answerAll } from './cross-validate.js';
import { type ClassifyReport, compareAnswers, type JudgeAnswer } from './evaluate-judge.js';
import { bucketOf, type Example, labelKey, type ObservedExample } from './examples.js';

/** Quality on articles that were not learned from, as shares of 1. */
export const Quality = z.object({
  articles: z.number().int(),
  relevanceF1: z.number(),
  accuracy3: z.number(),
  themesMicro: z.number(),
  themesMacro: z.number(),
  stance: z.number(),
  /** Number of articles with relevance, themes and stance all correct. */
  right: z.number().int().optional(),
});
export type Quality = z.infer<typeof Quality>;

export type LearnedWeights = Omit<Weights, 'learnedFrom'>;

/** Learns weights from a subset of the examples. */
export type FitWeights = (examples: readonly ObservedExample[]) => LearnedWeights;

export interface Trial {
  /** Labelled by people: learned from and measured on. */
  labels: readonly ObservedExample[];
  /** Stored articles with the answers of the shipped weights: learned from, so that what nobody complained about does not change. */
  held: readonly ObservedExample[];
  fit: FitWeights;
  /** The weights in force or, if they were made by the same fit, what they had learned from (as `labelKey`). */
  before: { weights: LearnedWeights } | { learnedFrom: ReadonlySet<string> };
  folds: number;
}

export interface TrialResult {
  /**
   * Both measured on the labels, each judged by weights that have not seen it. Held articles are not measured on, since their labels come
   * from a judge.
   */
  before: Quality;
  after: Quality;
  /** Number of held articles, and how many keep their relevance when judged by weights that have not seen them. */
  held: { articles: number; kept: number };
}

export function tryWeights(trial: Trial): TrialResult {
  const { labels, held, folds, fit } = trial;
  const later = answerAcross([...labels, ...held], folds, fit);
  const on = (answers: Answers) => qualityOfAnswers(labels, (example) => answers.get(example));
  const kept = held.filter((example) => later.get(example)?.relevance === example.relevance).length;
  return { before: on(answerBefore(trial) ?? later), after: on(later), held: { articles: held.length, kept } };
}

type Answers = ReadonlyMap<ObservedExample, JudgeAnswer>;

/** Undefined if every label was already learned from, because then nothing can have changed. */
function answerBefore({ labels, held, before, fit: learn, folds }: Trial): Answers | undefined {
  if ('weights' in before) return pair(labels, answerAll(before.weights, labels));
  const known = (example: ObservedExample) => before.learnedFrom.has(labelKey(example));
  if (labels.every(known)) return undefined;
  const holds = new Set(held);
  return answerAcross([...labels, ...held], folds, (some) => learn(some.filter((one) => holds.has(one) || known(one))));
}

function answerAcross(examples: readonly ObservedExample[], folds: number, learn: FitWeights): Answers {
  const answers = new Map<ObservedExample, JudgeAnswer>();
  for (let fold = 0; fold < folds; fold += 1) {
    const inside = (example: ObservedExample) => bucketOf(example.article.id, 'outer', folds) === fold;
    const part = examples.filter(inside);
    if (part.length === 0) continue;
    const weights = learn(examples.filter((example) => !inside(example)));
    for (const [example, answer] of pair(part, answerAll(weights, part))) answers.set(example, answer);
  }
  return answers;
}

function pair(
  examples: readonly ObservedExample[],
  answers: readonly JudgeAnswer[],
): Map<ObservedExample, JudgeAnswer> {
  return new Map(
    examples.flatMap((example, index) => {
      const answer = answers[index];
      return answer ? [[example, answer] as const] : [];
    }),
  );
}

/** Quality of answers, without figures; examples without an answer are skipped. */
export function qualityOfAnswers<E extends Example>(
  examples: readonly E[],
  answerOf: (example: E) => JudgeAnswer | undefined,
): Quality {
  const pairs = examples.flatMap((example) => {
    const answer = answerOf(example);
    const { relevance, stance, themes } = example;
    return answer
      ? [{ label: { id: example.article.id, relevance, stance, themes: [...themes], figures: [] }, answer }]
      : [];
  });
  const right = pairs.filter(({ label, answer }) => sameAnswer(label, answer)).length;
  return { ...qualityOf(compareAnswers(pairs)), right };
}

function sameAnswer(label: JudgeAnswer, answer: JudgeAnswer): boolean {
  if (label.relevance !== answer.relevance) return false;
  const themes = (list: readonly string[]) => [...new Set(list)].sort().join(' ');
  return label.relevance !== 2 || (themes(label.themes) === themes(answer.themes) && label.stance === answer.stance);
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
 * Acceptance test with hundreds of labelled articles: relevance counts twice (premium or not, and the three values) and themes once, since
 * a wrong relevance spoils everything else. Stance and rare themes are shown but not counted, because they vary by chance.
 */
export function notWorse({ before, after }: Pick<TrialResult, 'before' | 'after'>): boolean {
  const weigh = (quality: Quality) => quality.relevanceF1 + quality.accuracy3 + quality.themesMicro;
  return weigh(after) >= weigh(before) - 1e-9;
}

/** One held article in a hundred may change, since about five in a hundred of their labels are wrong. */
const LEAST_KEPT = 0.99;

/**
 * Acceptance test with a few corrections, where F1 means nothing: at least as many correct as before, in relevance and overall, and what
 * nobody complained about stays the same.
 */
export function correctsWithoutHarm({ before, after, held }: TrialResult): boolean {
  const points = ({ accuracy3, articles, right = 0 }: Quality) => Math.round(accuracy3 * articles) + right;
  return points(after) >= points(before) && held.kept >= LEAST_KEPT * held.articles;
}
