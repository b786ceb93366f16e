/** How does a text look that the Chinese and the English digest both need? */
import { z } from 'zod';

/** The same words in Chinese and in English; neither may be empty. */
export const Bilingual = z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) });
export type Bilingual = z.infer<typeof Bilingual>;

/** Lower-case words joined by hyphens, stable for ever: ids are stored in the database. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
