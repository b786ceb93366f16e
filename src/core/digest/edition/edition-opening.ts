/** The opening of an edition: what changed, what speaks against it, what rivals did, and what comes next. Frozen with the edition. */
import { z } from 'zod';
import { Stance } from '../../model.js';

/** A line that a reader can check: its words, and where they come from. */
const OpeningLine = z.object({
  text: z.string(),
  /** http(s) only; null if the source gave no usable address. */
  url: z.string().nullable(),
  outlet: z.string(),
  /** The article quoted first. */
  articles: z.array(z.string()),
});

export const OpeningChange = OpeningLine.extend({
  /** Id of the scorecard's row. */
  metric: z.string(),
});
export type OpeningChange = z.infer<typeof OpeningChange>;

export const OpeningEvidence = OpeningLine.extend({
  stance: Stance,
  /** Independent outlets. */
  outlets: z.number().int().nonnegative(),
});
export type OpeningEvidence = z.infer<typeof OpeningEvidence>;

export const OpeningRival = OpeningLine.extend({
  /** In the digest's language; null for a report on a whole market. */
  rival: z.string().nullable(),
  outlets: z.number().int().nonnegative(),
});
export type OpeningRival = z.infer<typeof OpeningRival>;

export const OpeningAhead = OpeningLine.extend({
  /** "2026-08-05", two days joined by a slash, "2026-09", "2026Q4", "2026H2" or "2026". */
  date: z.string(),
  /** The date in the digest's language. */
  when: z.string(),
  /** Whose event it is; null for a rule. */
  name: z.string().nullable(),
  /** Whether it is no more than hearsay. */
  rumour: z.boolean(),
});
export type OpeningAhead = z.infer<typeof OpeningAhead>;

export const Opening = z.object({
  changes: z.array(OpeningChange),
  /** The strongest event against the lean of the period; null if there is none. */
  against: OpeningEvidence.nullable(),
  rivals: z.array(OpeningRival),
  ahead: z.array(OpeningAhead),
});
export type Opening = z.infer<typeof Opening>;
