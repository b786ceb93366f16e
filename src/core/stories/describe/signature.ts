/**
 * Types of filing: the input, the data stored about an article so that later ones can be compared with it without its text, and
 * the decision.
 */
import { z } from 'zod';

/** An entry of the candidate index: articles that share heavy keys are worth comparing. */
export const IndexKey = z.object({ key: z.string(), weight: z.number() });
export type IndexKey = z.infer<typeof IndexKey>;

/** The part of an article that comparison needs. */
export const Fingerprint = z.object({
  /** Version of the model that described it; a signature of another version is recomputed before it is compared. */
  version: z.string(),
  lang: z.string(),
  /** Folded headline without tags and outlet names; the first sentence if there is no headline. */
  title: z.string(),
  headless: z.boolean(),
  /** Folded core text without dateline and source tail; at most 450 characters. */
  core: z.string(),
  /** Characters of the whole cleaned text. */
  length: z.number().int(),
  /** Sampled hashes of five-letter runs of the whole text: those divisible by `step` (a power of two). */
  sketch: z.object({ step: z.number().int(), hashes: z.array(z.number().int()) }),
  /** Ids of brands named in the headline, and of those named only in the text. */
  titleBrands: z.array(z.string()),
  brands: z.array(z.string()),
  /** Product names with a number in them ("yu7", "watch6"). */
  titleModels: z.array(z.string()),
  models: z.array(z.string()),
  /** Trim words that distinguish variants ("ultra", "标准版"). */
  titleTrims: z.array(z.string()),
  trims: z.array(z.string()),
  /** Amounts as kind letter + value ("m4799": money, "p10.9": per cent). */
  titleNumbers: z.array(z.string()),
  numbers: z.array(z.string()),
  /** Days, months, quarters and years in the headline ("d6-22", "q1"). */
  titlePeriods: z.array(z.string()),
  /** What happens ("launch", "recall", "results" …), read from the headline alone and from headline and lead. */
  titleActions: z.array(z.string()),
  actions: z.array(z.string()),
  /** The speaker in the headline; '' if there is none. */
  speaker: z.string(),
  /** Kinds of article that need a stricter comparison: "roundup", "routine", "comment". */
  kinds: z.array(z.string()),
  /** Outlet that the text names as its origin, or null. */
  source: z.string().nullable(),
});
export type Fingerprint = z.infer<typeof Fingerprint>;

/** Everything that filing needs of an article: the fingerprint to compare it by and the keys to find it by. */
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

/** An article's part in its story. */
export const FilingRole = z.enum(['original', 'report', 'copy']);
export type FilingRole = z.infer<typeof FilingRole>;

/** The article to decide about. `date`: as in `Described`. */
export interface Undecided {
  id: string;
  date: string | null;
  site: string;
  signature: Fingerprint;
}

/** A filed article that shares keys with the one to decide about. */
export const FiledCandidate = z.object({
  articleId: z.string(),
  storyId: z.string(),
  role: FilingRole,
  copyOf: z.string().nullable(),
  date: z.string().nullable(),
  site: z.string(),
  signature: Fingerprint,
});
export type FiledCandidate = z.infer<typeof FiledCandidate>;

/** The reason for a decision, for readers, in both languages. */
export const FilingWhy = z.object({ zh: z.string(), en: z.string() });
export type FilingWhy = z.infer<typeof FilingWhy>;

/** The decision about one article. */
export const Filing = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('copy'),
    storyId: z.string(),
    /** The root of the copies. */
    copyOf: z.string(),
    /** Share of this text (0..1) that the original does not have. */
    addedShare: z.number(),
    /** True when the root names this article's outlet as its origin. */
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
        /** Amounts and names that the earlier story lacks, in the notation of signatures. */
        news: z.array(z.string()),
        why: FilingWhy,
      })
      .optional(),
  }),
]);
export type Filing = z.infer<typeof Filing>;
