/** Learns the judge's weights from labelled articles. The same examples give the same weights, byte for byte. */
import type { Relevance } from '../../model.js';
import type { CompiledLexicon } from '../features/compile-lexicon.js';
import { numberNames, pairRow, type Vector, vectorise } from '../features/vectorise.js';
import { STANCES, sharedLogit, sharedSize, themeRow } from '../score-article.js';
import type { Weights } from '../weights.js';
import { chooseFeatures, chooseNgrams } from './choose-vocabulary.js';
import { bucketOf, type Example, type ObservedExample } from './examples.js';
import { findSharpness } from './find-sharpness.js';
import { fitBinary, fitClasses } from './fit-lists.js';

/** L2 penalties, chosen by cross-validation; for stance it is flat from 0.6 to 0.8. */
const PENALTY = { relevance: 0.5, shared: 1, theme: 1, stance: 0.6 };
const INNER_FOLDS = 5;
/**
 * Weight of an invented article against a real one, from a grid of 0.05 to 1 by cross-validation on articles that nobody had read while the
 * vocabulary was written. Invented articles are hard cases more often than news is, so relevance needs less of them than themes and stance
 * do.
 */
const INVENTED_WEIGHT = { relevance: 0.1, theme: 0.2, stance: 0.3 };
/** In cross-validation the F1 of "premium" is flat from 0.36 to 0.5. */
const RELEVANCE_CUT = 0.42;
const THEME_CUT = 0.4;

/** Learns relevance from all examples, themes and stance from the premium ones. */
export function fitJudge(
  compiled: CompiledLexicon,
  examples: readonly ObservedExample[],
): Omit<Weights, 'learnedFrom'> {
  const evidence = chooseFeatures(examples.map((example) => example.observed.evidence));
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
  const importance = weighRelevance(examples);
  const fold = examples.map((example) => (example.invented ? -1 : innerFold(example)));
  return {
    format: 2,
    evidence,
    ngrams,
    relevance: {
      classes: fitClasses(rows, labels, 3, size, PENALTY.relevance, importance),
      sharpness: findSharpness(rows, labels, fold, size, PENALTY.relevance, importance),
      cut: RELEVANCE_CUT,
    },
    themes: {
      ids: compiled.themes.map((theme) => theme.id),
      ...fitThemes(compiled, premium, evidence.length),
      cut: THEME_CUT,
    },
    stances: fitStances(premium, evidence.length),
  };
}

/** Reweights invented articles to the real ones' balance of 0, 1 and 2: class frequency is not theirs to teach. */
function weighRelevance(examples: readonly Example[]): number[] {
  const share = (invented: boolean, value: Relevance) => {
    const some = examples.filter((example) => Boolean(example.invented) === invented);
    return some.filter(({ relevance }) => relevance === value).length / Math.max(1, some.length);
  };
  const balance = ([0, 1, 2] as const).map((value) => share(false, value) / Math.max(1e-9, share(true, value)));
  return examples.map(({ invented, relevance }) =>
    invented ? INVENTED_WEIGHT.relevance * (balance[relevance] ?? 1) : 1,
  );
}

/**
 * Upweights rare stances, since otherwise nine in ten articles would be called neutral or supporting. Full balancing cost accuracy in
 * cross-validation, so the square root is used.
 */
function fitStances(premium: Premium, size: number): number[][] {
  const labels = premium.map(({ example }) => STANCES.indexOf(example.stance ?? 'neutral'));
  const weights = premium.map(({ example }) => (example.invented ? INVENTED_WEIGHT.stance : 1));
  const total = (of: number) => weights.reduce((sum, weight, index) => (labels[index] === of ? sum + weight : sum), 0);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const factor = STANCES.map((_, stance) => Math.sqrt(all / (STANCES.length * Math.max(1, total(stance)))));
  return fitClasses(
    premium.map(({ vector }) => vector.evidence),
    labels,
    STANCES.length,
    size,
    PENALTY.stance,
    weights.map((weight, index) => weight * (factor[labels[index] ?? 0] ?? 1)),
  );
}

function weightOf({ invented }: Example): number {
  return invented ? INVENTED_WEIGHT.theme : 1;
}

function innerFold({ article }: Example): number {
  return bucketOf(article.id, 'inner', INNER_FOLDS);
}

type Premium = readonly { example: ObservedExample; vector: Vector }[];

/** Fits the shared model first. Its opinion on articles it has not seen becomes one more feature of each theme's own model. */
function fitThemes(compiled: CompiledLexicon, premium: Premium, size: number): { shared: number[]; own: number[][] } {
  const ids = compiled.themes.map((theme) => theme.id);
  const fitShared = (some: Premium): number[] => {
    const rows = some.flatMap(({ vector }) => ids.map((_, theme) => pairRow(vector.pairs[theme] ?? [], theme)));
    const labels = some.flatMap(({ example }) => ids.map((id) => (example.themes.includes(id) ? 1 : 0)));
    const weights = some.flatMap(({ example }) => ids.map(() => weightOf(example)));
    return fitBinary(rows, labels, sharedSize(ids.length), PENALTY.shared, weights);
  };
  const logits = new Map<ObservedExample, number[]>();
  for (let fold = 0; fold < INNER_FOLDS; fold += 1) {
    const inside = ({ example }: Premium[number]) => innerFold(example) === fold;
    const shared = fitShared(premium.filter((one) => !inside(one)));
    for (const { example, vector } of premium.filter(inside)) {
      logits.set(
        example,
        ids.map((_, theme) => sharedLogit(shared, vector.pairs[theme] ?? [], theme)),
      );
    }
  }
  const importance = premium.map(({ example }) => weightOf(example));
  const own = ids.map((id, theme) => {
    const rows = premium.map(({ example, vector }) =>
      themeRow(vector.evidence, size, logits.get(example)?.[theme] ?? 0),
    );
    const labels = premium.map(({ example }) => (example.themes.includes(id) ? 1 : 0));
    return fitBinary(rows, labels, size + 1, PENALTY.theme, importance);
  });
  return { shared: fitShared(premium), own };
}
