/** What does the whole seed corpus consist of? */
import { z } from 'zod';
import { Metric } from './metric.js';
import { SeedDocument } from './seed-document.js';
import { Theme } from './theme.js';

/** The seed corpus: everything that themes, why lines and the scorecard are derived from. */
export const Seeds = z.object({
  documents: z.array(SeedDocument),
  themes: z.array(Theme),
  metrics: z.array(Metric),
});
export type Seeds = z.infer<typeof Seeds>;
