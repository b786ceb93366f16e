/** The learned weights, as stored in `seeds/weights/judge.json`. */
import { z } from 'zod';

const Numbers = z.array(z.number());

/** Written by `npm run train`; not meant to be edited. */
export const Weights = z.object({
  format: z.literal(2),
  /** Number of labelled articles and corrections learned from, and the hash of their labels. */
  learnedFrom: z.object({ articles: z.number().int(), feedback: z.number().int(), hash: z.string() }),
  /** Feature names in the order of the weights; the n-grams follow. */
  evidence: z.array(z.string()),
  ngrams: z.array(z.string()),
  relevance: z.object({
    /** One list for each of relevance 0, 1 and 2: evidence, n-grams, bias. */
    classes: z.array(Numbers).length(3),
    /** Factor applied to the scores before softmax, so that a probability of 0.8 is right eight times in ten. */
    sharpness: z.number().positive(),
    /** "Premium" from this probability; chosen for the best F1 in cross-validation. */
    cut: z.number(),
  }),
  themes: z.object({
    ids: z.array(z.string()),
    /** Weights shared by all themes: pair features, then one bias per theme, then a common bias. */
    shared: Numbers,
    /** One list per theme: evidence, the shared model's opinion, bias. Empty for a theme that did not exist at training time. */
    own: z.array(Numbers),
    /** A theme is assigned from this score on. */
    cut: z.number(),
  }),
  /** One list per stance in the order of `STANCES`: evidence, bias. */
  stances: z.array(Numbers).length(4),
});
export type Weights = z.infer<typeof Weights>;
