/** Rows of the scorecard: their baselines, and how to recognise a newer value in the news. */
import { z } from 'zod';
import { Pattern } from './pattern.js';
import { Bilingual, SeedFigure, Slug } from './seed-document.js';

/** `any`: at least one must occur (if there are any); `none`: none may occur. */
const Words = z.strictObject({ any: z.array(Pattern), none: z.array(Pattern).default([]) });

/** A value stated by the seed corpus. Documents that contradict each other give separate baselines. */
export const Baseline = SeedFigure.pick({
  value: true,
  high: true,
  bound: true,
  stated: true,
  within: true,
  period: true,
  source: true,
}).extend({
  /** Id of the claim that states it. */
  claim: Slug,
});
export type Baseline = z.infer<typeof Baseline>;

/** One row of `seeds/metrics.yaml`. */
export const Metric = z.strictObject({
  id: Slug,
  name: Bilingual,
  theme: Slug,
  /** Values of `Figure.metric` that may continue this row; several if extractors may differ. */
  metric: z.array(z.string().regex(/^[a-z_]+$/)).min(1),
  /** Unit of the values here; figures in a related unit (yuan for yuan_bn) are converted. */
  unit: z.string().min(1),
  /** Whose number it is; matched against the figure's subject. */
  subject: Words,
  /** What it is limited to; matched against the sentence around the figure. */
  segment: Words,
  /** Matched against the clause around the figure, for sentences with several such numbers. */
  clause: Words.default({ any: [], none: [] }),
  /** Which of several new values the row shows: the newest, or the highest ever (a record). */
  take: z.enum(['newest', 'highest']).default('newest'),
  /** Whether a higher value supports the thesis, weakens it, or neither. */
  better: z.enum(['higher', 'lower', 'neither']),
  /** Values outside these bounds are a different quantity or a misreading. */
  plausible: z.tuple([z.number(), z.number()]),
  /** Empty where no document states a value; the row then shows news only. */
  baselines: z.array(Baseline),
  /** Length of the period that its values are for; null for any. A month's deliveries do not continue a quarter's. */
  period: z.enum(['month', 'quarter', 'half', 'year']).nullable().default(null),
  /** What a reader must know before comparing, if anything. */
  note: Bilingual.nullable().default(null),
});
export type Metric = z.infer<typeof Metric>;
