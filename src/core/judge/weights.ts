/** What has been learned from labelled articles, as it lies in `seeds/weights/judge.json`? */
import { z } from 'zod';

const Numbers = z.array(z.number());

/** Learned numbers; made by `npm run train`, never by hand. */
export const Weights = z.object({
  format: z.literal(2),
  /** How many labelled articles it was learned from, and their hash. */
  learnedFrom: z.object({ articles: z.number().int(), feedback: z.number().int(), hash: z.string() }),
  /** Names of the evidence, in the order of the weights; n-grams follow. */
  evidence: z.array(z.string()),
  ngrams: z.array(z.string()),
  relevance: z.object({
    /** One list for each of 0, 1, 2: evidence, n-grams, bias. */
    classes: z.array(Numbers).length(3),
    /** Scores are multiplied by this before they become probabilities, so that "0.8" is right eight times in ten. */
    sharpness: z.number().positive(),
    /** Premium from this probability on: the value with the best F1 in cross-validation. */
    cut: z.number(),
  }),
  themes: z.object({
    ids: z.array(z.string()),
    /** Weights that all themes share: pair evidence, then one bias for each theme. */
    shared: Numbers,
    /** One list for each theme: evidence, the shared model's logit, bias. Empty for a theme that was not there to learn from. */
    own: z.array(Numbers),
    /** A theme is given from this score on. */
    cut: z.number(),
  }),
  /** One list for each stance in the order of `STANCES`: evidence, bias. */
  stances: z.array(Numbers).length(4),
});
export type Weights = z.infer<typeof Weights>;
