/** What does the whole seed corpus consist of? */
import { z } from 'zod';
import { Metric } from './metric.js';
import { Bilingual, SeedDocument, Slug } from './seed-document.js';

const Terms = z.strictObject({ zh: z.array(z.string().trim().min(1)), en: z.array(z.string().trim().min(1)) });

/**
 * One row of `seeds/themes.yaml`. Terms are written in simplified Chinese and usual English spelling;
 * whoever compares them folds both sides first.
 */
export const Theme = z.strictObject({
  id: Slug,
  name: Bilingual,
  /** Other names a reader may type for the theme. */
  aliases: z.array(z.string().trim().min(1)),
  /** What a follower of the theme wants to see, in words. */
  belongs: Bilingual,
  /** What looks like it and is not; null where the codebook names nothing. */
  excludes: Bilingual.nullable(),
  /** Strong terms point at the theme by themselves once the article is about Xiaomi; weak ones only help. */
  vocabulary: z.strictObject({ strong: Terms, weak: Terms }),
});
export type Theme = z.infer<typeof Theme>;

/** The seed corpus: everything that themes, why lines and the scorecard are derived from. */
export const Seeds = z.object({
  documents: z.array(SeedDocument),
  themes: z.array(Theme),
  metrics: z.array(Metric),
});
export type Seeds = z.infer<typeof Seeds>;
