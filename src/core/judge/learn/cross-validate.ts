/** Cross-validation: answers for articles by weights that did not learn from them. */
import type { CompiledLexicon } from '../features/compile-lexicon.js';
import { numberNames, vectorise } from '../features/vectorise.js';
import { chooseStance, chooseThemes, scoreArticle } from '../score-article.js';
import type { Weights } from '../weights.js';
import { type ClassifyReport, compareAnswers, type JudgeAnswer, type Label } from './evaluate-judge.js';
import { bucketOf, type ObservedExample } from './examples.js';
import { fitJudge } from './fit-judge.js';

/** An answer with its probabilities, for calibration and the second opinion. */
export type ScoredAnswer = JudgeAnswer & { probabilities: readonly [number, number, number] };

/**
 * Answers for each fold with weights learned from the others, in the order of the examples.
 * @param trainingOnly learned from in every fold but never answered for: invented articles and further labels
 */
export function crossValidatedAnswers(
  compiled: CompiledLexicon,
  examples: readonly ObservedExample[],
  folds: number,
  trainingOnly: readonly ObservedExample[] = [],
): ScoredAnswer[] {
  const foldOf = (example: ObservedExample) => bucketOf(example.article.id, 'outer', folds);
  const answers = new Map<ObservedExample, ScoredAnswer>();
  for (let fold = 0; fold < folds; fold += 1) {
    const inside = examples.filter((example) => foldOf(example) === fold);
    const weights = fitJudge(compiled, [...examples.filter((example) => foldOf(example) !== fold), ...trainingOnly]);
    answerAll(weights, inside).forEach((answer, index) => {
      const example = inside[index];
      if (example) answers.set(example, answer);
    });
  }
  return examples.flatMap((example) => answers.get(example) ?? []);
}

/** The answers of these weights, without figures. */
export function answerAll(weights: Omit<Weights, 'learnedFrom'>, examples: readonly ObservedExample[]): ScoredAnswer[] {
  const vocabulary = { evidence: numberNames(weights.evidence), ngrams: numberNames(weights.ngrams) };
  return examples.map(({ observed }) => {
    const scores = scoreArticle(weights, vectorise(vocabulary, observed));
    const premium = scores.relevance === 2;
    return {
      relevance: scores.relevance,
      probabilities: scores.probabilities,
      themes: premium ? chooseThemes(weights, scores) : [],
      stance: premium ? chooseStance(scores) : null,
    };
  });
}

/** Scores answers against the examples' own labels, without figures. */
export function compareExamples(examples: readonly ObservedExample[], answers: readonly JudgeAnswer[]): ClassifyReport {
  return compareAnswers(
    examples.flatMap((example, index) => {
      const answer = answers[index];
      const { relevance, stance } = example;
      const label: Label = { id: example.article.id, relevance, stance, themes: [...example.themes], figures: [] };
      return answer ? [{ label, answer }] : [];
    }),
  );
}
