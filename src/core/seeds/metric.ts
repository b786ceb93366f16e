/** What is a baseline of the scorecard, and how is a figure found today recognised as its successor? */
import { z } from 'zod';
import { Bilingual, SeedFigure, Slug } from './seed-document.js';

const isPattern = (source: string): boolean => {
  try {
    return new RegExp(source, 'iu') instanceof RegExp;
  } catch {
    return false;
  }
};

/** A regular expression, matched without regard to case. */
const Pattern = z.string().min(1).refine(isPattern, 'must be a valid regular expression');

/** Words that must occur (`any` of them) and words that must not (`none`). An empty `any` asks for nothing. */
const Words = z.strictObject({ any: z.array(Pattern), none: z.array(Pattern).default([]) });

/** A value the seed corpus states. Two documents that contradict each other give two baselines; neither wins. */
export const Baseline = SeedFigure.pick({
  value: true,
  high: true,
  bound: true,
  stated: true,
  within: true,
  period: true,
  source: true,
}).extend({
  /** The claim it was read from. */
  claim: Slug,
});
export type Baseline = z.infer<typeof Baseline>;

/** One row of `seeds/metrics.yaml`. */
export const Metric = z.strictObject({
  id: Slug,
  name: Bilingual,
  theme: Slug,
  /** `Figure.metric` of a figure that may continue this row; several where extractors may differ. */
  metric: z.array(z.string().regex(/^[a-z_]+$/)).min(1),
  /** Unit of the values here; a figure in a related unit (yuan for yuan_bn) is converted. */
  unit: z.string().min(1),
  /** Whose number it is; tested against the figure's subject. */
  subject: Words,
  /** What it is limited to; tested against the sentence around the figure. */
  segment: Words,
  /** Tested against the clause of the figure alone, where a sentence states several such numbers. */
  clause: Words.default({ any: [], none: [] }),
  /** Which of several new values the row shows: the newest, or the highest ever (a record). */
  take: z.enum(['newest', 'highest']).default('newest'),
  /** Whether more of it speaks for the thesis, against it, or neither. */
  better: z.enum(['higher', 'lower', 'neither']),
  /** Values outside these bounds are another quantity, or a misreading. */
  plausible: z.tuple([z.number(), z.number()]),
  baselines: z.array(Baseline).min(1),
  /** What a reader must know before comparing; null where nothing. */
  note: Bilingual.nullable().default(null),
});
export type Metric = z.infer<typeof Metric>;
