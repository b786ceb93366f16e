/** Which names, phrases and codebook rules does the judge know? They lie as data in `seeds/`; this is their shape. */
import { z } from 'zod';
import { Stance } from '../model.js';

/** One line of `seeds/entities.yaml`: someone or something that is named, and what a mention of it means. */
export const Entity = z.object({
  id: z.string(),
  /** Group of the names, e.g. own, founder, car, rival-phone, homonym. */
  role: z.string(),
  zh: z.string().optional(),
  names: z.array(z.string()).min(1),
});
export type Entity = z.infer<typeof Entity>;

/** One line of `seeds/rules.yaml`: a convention of the codebook, tried in order. */
export const CodebookRule = z.object({
  id: z.string(),
  verdict: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  /** The verdict stands whatever the model thinks. */
  certain: z.boolean().default(false),
  /** All must hold; see `parse-condition.ts`. */
  when: z.array(z.string()).min(1),
  zh: z.string(),
  en: z.string(),
});
export type CodebookRule = z.infer<typeof CodebookRule>;

/** What a title can be about. */
export const TitleSubject = z.object({ id: z.string(), when: z.array(z.string()).min(1) });
export type TitleSubject = z.infer<typeof TitleSubject>;

/** A convention on stance, tried in order. */
export const StanceRule = z.object({ id: z.string(), stance: Stance, when: z.array(z.string()).min(1) });
export type StanceRule = z.infer<typeof StanceRule>;

/** All that the judge knows without having learned it. */
export const Lexicon = z.object({
  entities: z.array(Entity),
  groups: z.record(z.string(), z.array(z.string())),
  rules: z.array(CodebookRule),
  /** Tried in order. */
  subjects: z.array(TitleSubject),
  /** Tried in order. */
  stances: z.array(StanceRule),
  /** Groups that tell the form of an article; paired with its subject. */
  forms: z.array(z.string()),
  /** Theme → groups that all but name it (heads) and groups that only help (words). */
  themes: z.record(z.string(), z.object({ heads: z.array(z.string()).min(1), words: z.array(z.string()) })),
});
export type Lexicon = z.infer<typeof Lexicon>;
