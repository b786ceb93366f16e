/** Schema of the names, phrases and codebook rules that the judge reads from `seeds/`. */
import { z } from 'zod';
import { Stance } from '../model.js';

/** One entry of `seeds/entities.yaml`: a named person or thing, and what a mention of it means. */
export const Entity = z.object({
  id: z.string(),
  /** Group of the names, e.g. own, founder, car, rival-phone, homonym. */
  role: z.string(),
  zh: z.string().optional(),
  names: z.array(z.string()).min(1),
});
export type Entity = z.infer<typeof Entity>;

/** One entry of `seeds/rules.yaml`: a codebook convention. Rules are tried in order. */
export const CodebookRule = z.object({
  id: z.string(),
  verdict: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  /** The verdict overrides the model. */
  certain: z.boolean().default(false),
  /** Conditions that must all hold; see `parse-condition.ts`. */
  when: z.array(z.string()).min(1),
  zh: z.string(),
  en: z.string(),
});
export type CodebookRule = z.infer<typeof CodebookRule>;

/** A subject that a title can have. Subjects are tried in order. */
export const TitleSubject = z.object({ id: z.string(), when: z.array(z.string()).min(1) });
export type TitleSubject = z.infer<typeof TitleSubject>;

/** A codebook convention on stance. Rules are tried in order. */
export const StanceRule = z.object({ id: z.string(), stance: Stance, when: z.array(z.string()).min(1) });
export type StanceRule = z.infer<typeof StanceRule>;

/** A role whose names are quoted to the reader as the reason for an article, and what it stands for. */
export const NamedRole = z.object({ role: z.string(), zh: z.string().min(1), en: z.string().min(1) });
export type NamedRole = z.infer<typeof NamedRole>;

/** Everything the judge knows without learning. */
export const Lexicon = z.object({
  entities: z.array(Entity),
  groups: z.record(z.string(), z.array(z.string())),
  rules: z.array(CodebookRule),
  subjects: z.array(TitleSubject),
  stances: z.array(StanceRule),
  /** Groups that indicate the form of an article; paired with its subject. */
  forms: z.array(z.string()),
  /** Roles whose names are quoted as the reason for an article, the first that the article names first. */
  named: z.array(NamedRole),
  /** Groups whose words are quoted as saying what happened, the most telling first. */
  telling: z.array(z.string()),
  /** Theme → groups that practically name it (heads) and groups that only support it (words). */
  themes: z.record(z.string(), z.object({ heads: z.array(z.string()).min(1), words: z.array(z.string()) })),
});
export type Lexicon = z.infer<typeof Lexicon>;
