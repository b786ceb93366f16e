/** A seed document: a source of themes and baselines, summarised claim by claim. */
import { z } from 'zod';
import { Stance } from '../model.js';
import { Pattern } from './pattern.js';

/** The same text in Chinese and in English; both are required. */
export const Bilingual = z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) });
export type Bilingual = z.infer<typeof Bilingual>;

/** Lower-case words joined by hyphens. Ids are stored in the database, so they must never change. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');

/** "2025", "2025Q1", "2025H2", "2025-05", "2025-05-21", or two of them joined by a slash. */
export const SeedPeriod = z
  .string()
  .regex(
    /^\d{4}(Q[1-4]|H[12]|-\d{2}(-\d{2})?)?(\/\d{4}(Q[1-4]|H[12]|-\d{2}(-\d{2})?)?)?$/,
    'must look like "2025", "2025Q1", "2025H2", "2025-05", "2025-05-21" or two of them joined by "/"',
  );

/** A number as the document states it; metric and unit use the vocabulary of `Figure` in `core/model.ts`. */
export const SeedFigure = z.strictObject({
  metric: z.string().regex(/^[a-z_]+$/, 'must be a metric id such as share or rd_spend'),
  subject: z.string().min(1),
  /** What the number is limited to: a price band, a market, a trim. */
  segment: z.string().min(1).nullable().default(null),
  value: z.number(),
  /** Upper end of a range. */
  high: z.number().nullable().default(null),
  unit: z.string().min(1),
  bound: z.enum(['over', 'nearly', 'about', 'under']).nullable().default(null),
  /** The document's own words where it gives no digits ("single digits"). */
  stated: Bilingual.nullable().default(null),
  /** Time span ("2 h") of a count that means little without it. */
  within: z.string().min(1).nullable().default(null),
  period: SeedPeriod.nullable().default(null),
  /** Source as named by the document; null if the document itself states it. */
  source: z.string().min(1).nullable().default(null),
});
export type SeedFigure = z.infer<typeof SeedFigure>;

/**
 * What news bears on a claim. Every list that is given must agree: the headline gives a number that is one of `metrics`, of a
 * subject that is one of `products`; without metrics one of `products` is in the headline; one of `matters` (a dispute, a
 * partnership, a goal) is in the headline; one of `within` (a market, a price band, a span of time) stands with the number, or in
 * headline or first sentence; none of `not` is in the headline or the number's clause. All but `metrics` are patterns.
 */
export const ClaimAbout = z.strictObject({
  metrics: z.array(z.string().regex(/^[a-z_]+$/)).default([]),
  products: z.array(Pattern).min(1),
  matters: z.array(Pattern).default([]),
  within: z.array(Pattern).default([]),
  not: z.array(Pattern).default([]),
});
export type ClaimAbout = z.infer<typeof ClaimAbout>;

/** The YAML block under a claim's heading. */
export const ClaimFacts = z.strictObject({
  themes: z.array(Slug).min(1),
  stance: Stance,
  /** Section and paragraph, figure or reference in the document, e.g. "03 ¶5". */
  place: z.string().regex(/(¶|表|第)\s*\d+/, 'must name section and paragraph, such as "03 ¶5"'),
  figures: z.array(SeedFigure).default([]),
  /** Alternatives; news never links to a claim that has none. */
  about: z.array(ClaimAbout).default([]),
});
export type ClaimFacts = z.infer<typeof ClaimFacts>;

/** One assertion of a document, in our own words. `id` is unique across the corpus: document id, hyphen, "c07". */
export const SeedClaim = ClaimFacts.extend({ id: Slug, document: Slug, heading: z.string().min(1), text: Bilingual });
export type SeedClaim = z.infer<typeof SeedClaim>;

/** The front matter of a seed document. */
export const DocumentHead = z.strictObject({
  id: Slug,
  /** Name of the file that was summarised. */
  file: z.string().min(1),
  title: Bilingual,
  author: z.string().min(1),
  outlet: z.string().min(1),
  date: z.iso.date(),
  /** Web address; null if the document has none. */
  address: z.url().nullable(),
  kind: z.enum(['commentary', 'news', 'paper', 'case-study']),
  language: z.string().min(2),
});

/** A whole seed document: front matter, thesis and claims. */
export const SeedDocument = DocumentHead.extend({ thesis: Bilingual, claims: z.array(SeedClaim).min(1) });
export type SeedDocument = z.infer<typeof SeedDocument>;
