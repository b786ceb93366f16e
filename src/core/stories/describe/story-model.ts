/**
 * The learned model of the matcher, and how its numbers are read.
 * The document counts are frozen with the weights, so that two texts always compare alike under one version.
 */
import { z } from 'zod';

/** Logistic regression over named pair features; features not named have weight 0. */
export const LinearModel = z.object({
  bias: z.number(),
  weights: z.record(z.string(), z.number()),
});
export type LinearModel = z.infer<typeof LinearModel>;

export const StoryModel = z.object({
  version: z.string(),
  idf: z.object({
    documents: z.number(),
    /** Document count → terms, joined by spaces. */
    terms: z.record(z.string(), z.string()),
  }),
  /** Is one a copy of the other? */
  text: LinearModel,
  /** Do both report one event, given also their dates? */
  story: LinearModel,
  /** The same where dates are unknown. */
  undated: LinearModel,
  /** One event in two languages. Set by hand: the judged pairs have too few of these to fit. */
  crossing: LinearModel,
});
export type StoryModel = z.infer<typeof StoryModel>;

/** Weight of a term: ln((N + 1) / (count + 1)). */
export type Idf = (term: string) => number;

/** Terms in fewer than three articles are not stored; they count as seen once. */
const UNSEEN = 1;

/** Reads the frozen counts. */
export function readIdf(stored: StoryModel['idf']): Idf {
  const weights = new Map<string, number>();
  const weigh = (count: number): number => Math.log((stored.documents + 1) / (count + 1));
  for (const [count, terms] of Object.entries(stored.terms)) {
    for (const term of terms.split(' ')) weights.set(term, weigh(Number(count)));
  }
  const unseen = weigh(UNSEEN);
  return (term) => weights.get(term) ?? unseen;
}

/** Probability in 0..1 that a model gives to features. */
export type Predict = (features: Readonly<Record<string, number>>) => number;

/** Lays a linear model out for speed. */
export function createPredict(model: LinearModel): Predict {
  const weights = Object.entries(model.weights);
  return (features) => {
    let sum = model.bias;
    for (const [name, weight] of weights) sum += weight * (features[name] ?? 0);
    return 1 / (1 + Math.exp(-sum));
  };
}
