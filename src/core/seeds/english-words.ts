/** Names and actions in English, for the lines of an edition in English (`seeds/english.yaml`). */
import { z } from 'zod';
import { Pattern } from './pattern.js';

const Own = z.strictObject({
  zh: z.string().min(1),
  en: z.string().min(1),
  /** A model may follow: 小米 17 Ultra. */
  models: z.boolean().default(false),
  person: z.boolean().default(false),
});

const Action = z.strictObject({
  en: z.string().min(1),
  any: z.array(Pattern).min(1),
  none: z.array(Pattern).default([]),
  /** Said where the headline speaks of what is ahead; '' says the same as `en`, null says nothing. */
  coming: z.string().nullable().default(null),
  /** Left out where a figure of this metric says it. */
  metric: z.string().nullable().default(null),
  /** Also said where the headline denies or doubts. */
  doubted: z.boolean().default(false),
  /** Said of a product only: a company launches many things. */
  product: z.boolean().default(false),
  /** Also said of a person. */
  talk: z.boolean().default(false),
});

/** `seeds/english.yaml`. */
export const EnglishWords = z.strictObject({
  own: z.array(Own).min(1),
  bare: z
    .strictObject({ models: Pattern, maker: z.string().min(1) })
    .nullable()
    .default(null),
  names: z.record(z.string(), z.string()),
  /** What may follow a model: 标准版. */
  trims: z.record(z.string(), z.string()).default({}),
  makers: z.record(z.string(), z.string()).default({}),
  coming: z.array(Pattern).default([]),
  doubt: z.array(Pattern).default([]),
  actions: z.array(Action),
});
export type EnglishWords = z.infer<typeof EnglishWords>;
