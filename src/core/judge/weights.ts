/** What has been learned from labelled articles, as it lies in `seeds/weights/judge.json`? */
import { z } from 'zod';

/** Learned numbers; made by `npm run train`, never by hand. */
export const Weights = z.object({ version: z.string() });
export type Weights = z.infer<typeof Weights>;
