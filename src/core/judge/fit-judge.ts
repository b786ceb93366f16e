/** How are the judge's weights learned from labelled articles? The same examples give the same weights, byte for byte. */
import type { Relevance, Stance } from '../model.js';
import { chooseEvidence, chooseNgrams } from './choose-vocabulary.js';
import { findSharpness } from './find-sharpness.js';
import { fitBinary, fitClasses } from './fit-lists.js';
import type { Topic } from './know-topic.js';
import { STANCES, sharedLogit, sharedSize, themeRow } from './score-article.js';
import { shareOf } from './share-of.js';
import { numberNames, type Observed, observe, pairRow, type Vector, vectorise } from './vectorise.js';
import type { Weights } from './weights.js';

/** A labelled article. */
export interface Example {
  article: { id: string; title: string; text: string };
  relevance: Relevance;
  themes: readonly string[];
  stance: Stance | null;
}

/** An example as it was observed once; observing is the slow part and does not depend on the weights. */
export interface ObservedExample extends Example {
  observed: Observed;
}

/** Penalties on squared weights, found by cross-validation on a grid of 0.05, 0.1, 0.2, 0.4, 0.8. */
const PENALTY = { relevance: 0.4, shared: 1, theme: 1, stance: 0.4 };
const INNER_FOLDS = 5;
/**
 * F1 of "premium" is level from 0.25 to 0.5 in cross-validation. The lower part is right for articles that nobody had read while the
 * vocabulary was written: fewer of their words are known, so their probabilities are lower.
 */
const RELEVANCE_CUT = 0.32;
const THEME_CUT = 0.4;

export function observeExamples(topic: Topic, examples: readonly Example[]): ObservedExample[] {
  return examples.map((example) => {
    const { title, text } = example.article;
    return { ...example, observed: observe(topic, topic.describe(title, text)) };
  });
}

/** Learns relevance from all examples, themes and stance from the premium ones. */
export function fitJudge(topic: Topic, examples: readonly ObservedExample[]): Omit<Weights, 'learnedFrom'> {
  const evidence = chooseEvidence(examples.map((example) => example.observed.evidence));
  const ngrams = chooseNgrams(
    examples.map((example) => example.observed.ngrams),
    examples.map((example) => example.relevance),
  );
  const vocabulary = { evidence: numberNames(evidence), ngrams: numberNames(ngrams) };
  const vectors = examples.map((example) => vectorise(vocabulary, example.observed));
  const premium = examples.flatMap((example, index) => {
    const vector = vectors[index];
    return example.relevance === 2 && vector ? [{ example, vector }] : [];
  });
  const labels = examples.map((example) => example.relevance);
  const rows = vectors.map((vector) => vector.full);
  const size = evidence.length + ngrams.length;
  const fold = examples.map((example) => shareOf(example.article.id, 'inner', INNER_FOLDS));
  return {
    format: 2,
    evidence,
    ngrams,
    relevance: {
      classes: fitClasses(rows, labels, 3, size, PENALTY.relevance),
      sharpness: findSharpness(rows, labels, fold, size, PENALTY.relevance),
      cut: RELEVANCE_CUT,
    },
    themes: {
      ids: topic.themes.map((theme) => theme.id),
      ...fitThemes(topic, premium, evidence.length),
      cut: THEME_CUT,
    },
    stances: fitClasses(
      premium.map(({ vector }) => vector.evidence),
      premium.map(({ example }) => STANCES.indexOf(example.stance ?? 'neutral')),
      STANCES.length,
      evidence.length,
      PENALTY.stance,
    ),
  };
}

type Premium = readonly { example: ObservedExample; vector: Vector }[];

/** The shared model first; its opinion on articles it has not seen is one more piece of evidence for each theme's own model. */
function fitThemes(topic: Topic, premium: Premium, size: number): { shared: number[]; own: number[][] } {
  const ids = topic.themes.map((theme) => theme.id);
  const fitShared = (some: Premium): number[] => {
    const rows = some.flatMap(({ vector }) => ids.map((_, theme) => pairRow(vector.pairs[theme] ?? [], theme)));
    const labels = some.flatMap(({ example }) => ids.map((id) => (example.themes.includes(id) ? 1 : 0)));
    return fitBinary(rows, labels, sharedSize(ids.length), PENALTY.shared);
  };
  const logits = new Map<ObservedExample, number[]>();
  for (let fold = 0; fold < INNER_FOLDS; fold += 1) {
    const inside = ({ example }: Premium[number]) => shareOf(example.article.id, 'inner', INNER_FOLDS) === fold;
    const shared = fitShared(premium.filter((one) => !inside(one)));
    for (const { example, vector } of premium.filter(inside)) {
      logits.set(
        example,
        ids.map((_, theme) => sharedLogit(shared, vector.pairs[theme] ?? [], theme)),
      );
    }
  }
  const own = ids.map((id, theme) => {
    const rows = premium.map(({ example, vector }) =>
      themeRow(vector.evidence, size, logits.get(example)?.[theme] ?? 0),
    );
    const labels = premium.map(({ example }) => (example.themes.includes(id) ? 1 : 0));
    return fitBinary(rows, labels, size + 1, PENALTY.theme);
  });
  return { shared: fitShared(premium), own };
}
