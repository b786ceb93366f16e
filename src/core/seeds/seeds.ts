/** The whole seed corpus. */
import { z } from 'zod';
import { EnglishWords } from './english-words.js';
import { Kind } from './kind.js';
import { Metric } from './metric.js';
import { RivalPanel } from './rival-panel.js';
import { Bilingual, SeedDocument, Slug } from './seed-document.js';

const Terms = z.strictObject({ zh: z.array(z.string().trim().min(1)), en: z.array(z.string().trim().min(1)) });

/** One row of `seeds/themes.yaml`. Terms are in simplified Chinese and standard English spelling; fold both sides before comparing. */
export const Theme = z.strictObject({
  id: Slug,
  name: Bilingual,
  /** Other names that a reader may type for the theme. */
  aliases: z.array(z.string().trim().min(1)),
  /** What a follower of the theme wants to see, in words. */
  belongs: Bilingual,
  /** What looks like the theme but is not; null if the codebook names nothing. */
  excludes: Bilingual.nullable(),
  /** In an article about Xiaomi, a strong term alone indicates the theme; a weak one only helps. */
  vocabulary: z.strictObject({ strong: Terms, weak: Terms }),
});
export type Theme = z.infer<typeof Theme>;

/** Everything that themes, explanations, the scorecard and the place of an event are derived from. */
export const Seeds = z.object({
  documents: z.array(SeedDocument),
  themes: z.array(Theme),
  metrics: z.array(Metric),
  kinds: z.array(Kind),
  /** Null in a folder without rivals.yaml: editions then name no rivals and no coming events. */
  rivals: RivalPanel.nullable(),
  /** Null in a folder without english.yaml: editions in English then have no lines in English. */
  english: EnglishWords.nullable(),
});
export type Seeds = z.infer<typeof Seeds>;
