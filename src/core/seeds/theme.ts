/** What is a theme of the seed corpus? */
import { z } from 'zod';
import { Bilingual, Slug } from './bilingual.js';

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
