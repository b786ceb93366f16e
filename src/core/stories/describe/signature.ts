/**
 * What must be kept of an article so that it can be compared with any later one without its text?
 * The shapes of filing: what goes in, what is kept, and what is decided.
 */
import { z } from 'zod';

/** A row of the candidate index: articles that share heavy keys are worth comparing. */
export const IndexKey = z.object({ key: z.string(), weight: z.number() });
export type IndexKey = z.infer<typeof IndexKey>;

/** What comparing one article with another needs of it. */
export const Fingerprint = z.object({
  /** Version of the model that described it; signatures of another version are described again before comparing. */
  version: z.string(),
  lang: z.string(),
  /** Folded headline without tags and outlet names; the first sentence where there is no headline. */
  title: z.string(),
  headless: z.boolean(),
  /** Folded core text without dateline and source tail; at most 450 characters. */
  core: z.string(),
  /** Characters of the whole cleaned text. */
  length: z.number().int(),
  /** Sampled hashes of five-letter runs of the whole text: those divisible by `step` (a power of two). */
  sketch: z.object({ step: z.number().int(), hashes: z.array(z.number().int()) }),
  /** Brand ids named in the headline, and elsewhere in the text. */
  titleBrands: z.array(z.string()),
  brands: z.array(z.string()),
  /** Product names with a number in them ("yu7", "watch6"). */
  titleModels: z.array(z.string()),
  models: z.array(z.string()),
  /** Trim words that tell siblings apart ("ultra", "标准版"). */
  titleTrims: z.array(z.string()),
  trims: z.array(z.string()),
  /** Amounts as kind letter + value ("m4799": money, "p10.9": per cent). */
  titleNumbers: z.array(z.string()),
  numbers: z.array(z.string()),
  /** Days, months, quarters and years in the headline ("d6-22", "q1"). */
  titlePeriods: z.array(z.string()),
  /** What happens, by the headline and by headline and lead: "launch", "recall", "results" … */
  titleActions: z.array(z.string()),
  actions: z.array(z.string()),
  /** Who speaks, by the headline; '' where nobody does. */
  speaker: z.string(),
  /** Kinds of article that must be compared with more care: "roundup", "routine", "comment". */
  kinds: z.array(z.string()),
  /** Outlet that the text names as its origin, where it names one. */
  source: z.string().nullable(),
});
export type Fingerprint = z.infer<typeof Fingerprint>;

/** All that filing takes from an article: what it is compared by, and what it is found by. */
export const Signature = Fingerprint.extend({ keys: z.array(IndexKey) });
export type Signature = z.infer<typeof Signature>;

/** An article about to be filed. `date`: ISO 8601 instant or plain date. */
export const Described = z.object({
  id: z.string(),
  date: z.string().nullable(),
  site: z.string(),
  signature: Signature,
});
export type Described = z.infer<typeof Described>;

export const Role = z.enum(['original', 'report', 'copy']);
export type Role = z.infer<typeof Role>;

/** The article that a decision is about. */
export interface Newcomer {
  id: string;
  date: string | null;
  site: string;
  signature: Fingerprint;
}

/** An article already filed that shares keys with the new one. */
export const Candidate = z.object({
  articleId: z.string(),
  storyId: z.string(),
  role: Role,
  copyOf: z.string().nullable(),
  date: z.string().nullable(),
  site: z.string(),
  signature: Fingerprint,
});
export type Candidate = z.infer<typeof Candidate>;

/** Words for a reader who asks why, in both languages. */
export const FilingWhy = z.object({ zh: z.string(), en: z.string() });
export type FilingWhy = z.infer<typeof FilingWhy>;

/** Where an article belongs. */
export const Filing = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('copy'),
    storyId: z.string(),
    /** The article at the root of the copies. */
    copyOf: z.string(),
    /** Share of this text (0..1) that the original does not have. */
    addedShare: z.number(),
    /** True when this article, not the root, is named as the origin by the root. */
    isOrigin: z.boolean(),
    score: z.number(),
    why: FilingWhy,
  }),
  z.object({ kind: z.literal('report'), storyId: z.string(), score: z.number(), why: FilingWhy }),
  z.object({
    kind: z.literal('new'),
    why: FilingWhy,
    follows: z
      .object({
        storyId: z.string(),
        articleId: z.string(),
        /** Numbers and names that the earlier story lacks, as written in the signature. */
        news: z.array(z.string()),
        why: FilingWhy,
      })
      .optional(),
  }),
]);
export type Filing = z.infer<typeof Filing>;
