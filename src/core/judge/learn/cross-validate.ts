/** How well would the judge do on articles it has not learned from? */
import { createHash } from 'node:crypto';
import type { Topic } from '../features/know-topic.js';
import { numberNames, vectorise } from '../features/vectorise.js';
import { giveThemes } from '../give-themes.js';
import { STANCES, scoreArticle } from '../score-article.js';
import type { Weights } from '../weights.js';
import { type Answer, type ClassifyReport, compareAnswers, type Label } from './evaluate-judge.js';
import { fitJudge, type ObservedExample } from './fit-judge.js';
import { shareOf } from './share-of.js';

/**
 * A fifth of the labelled articles was set aside before the first rule was written: no one read their texts while names, phrases and
 * rules were made. By hash of the id, so that everyone sets the same ones aside.
 */
export function isSetAside(id: string): boolean {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 5 === 0;
}

/** An answer with the probability of "premium", which calibration and the second opinion look at. */
export type ScoredAnswer = Answer & { probabilities: readonly [number, number, number] };

/**
 * Learns without each fold in turn and answers for that fold. In the order of the examples.
 * @param teachers learned from in every fold and never asked about: invented articles
 */
export function crossAnswer(
  topic: Topic,
  examples: readonly ObservedExample[],
  folds: number,
  teachers: readonly ObservedExample[] = [],
): ScoredAnswer[] {
  const foldOf = (example: ObservedExample) => shareOf(example.article.id, 'outer', folds);
  const answers = new Map<ObservedExample, ScoredAnswer>();
  for (let fold = 0; fold < folds; fold += 1) {
    const inside = examples.filter((example) => foldOf(example) === fold);
    const weights = fitJudge(topic, [...examples.filter((example) => foldOf(example) !== fold), ...teachers]);
    answerAll(weights, inside).forEach((answer, index) => {
      const example = inside[index];
      if (example) answers.set(example, answer);
    });
  }
  return examples.flatMap((example) => answers.get(example) ?? []);
}

/** What these weights answer, figures left out. */
export function answerAll(weights: Omit<Weights, 'learnedFrom'>, examples: readonly ObservedExample[]): ScoredAnswer[] {
  const vocabulary = { evidence: numberNames(weights.evidence), ngrams: numberNames(weights.ngrams) };
  return examples.map(({ observed }) => {
    const scores = scoreArticle(weights, vectorise(vocabulary, observed));
    const premium = scores.relevance === 2;
    return {
      relevance: scores.relevance,
      probabilities: scores.probabilities,
      themes: premium ? giveThemes(weights, scores) : [],
      stance: premium ? (STANCES[scores.stances.indexOf(Math.max(...scores.stances))] ?? 'neutral') : null,
    };
  });
}

/** Scores answers against the examples' own labels; figures are measured elsewhere. */
export function compareExamples(examples: readonly ObservedExample[], answers: readonly Answer[]): ClassifyReport {
  return compareAnswers(
    examples.flatMap((example, index) => {
      const answer = answers[index];
      const { relevance, stance } = example;
      const label: Label = { id: example.article.id, relevance, stance, themes: [...example.themes], figures: [] };
      return answer ? [{ label, answer }] : [];
    }),
  );
}
