/** Kinds of events: what words tell them by, and what an editor makes of each. */
import { z } from 'zod';
import { Stance } from '../model.js';
import { Pattern } from './pattern.js';
import { Slug } from './seed-document.js';

/** Each list that is given must have a match (`any`) or must have none (`none`). */
const Cues = z.strictObject({ any: z.array(Pattern).default([]), none: z.array(Pattern).default([]) });

/** One row of `seeds/kinds.yaml`. The first row that fits an article names its kind. */
export const Kind = z
  .strictObject({
    id: Slug,
    /** At most this place in an edition: an item of its own, one line, or none at all. */
    worth: z.enum(['item', 'line', 'never']),
    /** How much an event of this kind weighs among the others of its edition, 0 to 1. */
    weight: z.number().min(0).max(1),
    /** Matched against the title, or the first sentence where there is no title. */
    title: Cues.prefault({}),
    /** Matched against the title and the opening of the text. */
    lead: Cues.prefault({}),
    /** The stance of such an article, where the kind alone decides it. */
    stance: Stance.nullable().default(null),
    /** The main theme of such an event, where its articles carry it at all. */
    theme: Slug.nullable().default(null),
    /** A part of something greater (a price, a specification, a date): its neutral stance says nothing about the whole. */
    part: z.boolean().default(false),
    /** Told before the fact: it gives way to an article that tells the fact. */
    early: z.boolean().default(false),
  })
  .refine(({ title, lead }) => title.any.length + lead.any.length > 0, 'must name words for the title or the lead');
export type Kind = z.infer<typeof Kind>;
