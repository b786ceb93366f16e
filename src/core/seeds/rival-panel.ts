/** The panel of rivals (`seeds/rivals.yaml`): whom the opening of an edition watches, and how their moves and coming events read. */
import { z } from 'zod';
import { Pattern } from './pattern.js';
import { Bilingual, Slug } from './seed-document.js';

/** A word as it stands in articles; stored texts are searched for it, so it is no pattern. */
const Alias = z
  .string()
  .min(2)
  .refine((word) => word === word.toLowerCase(), 'must be in lower case');

const Patterns = z.array(Pattern).default([]);

/** The digest's own subject. Its moves are items of the edition, so only its coming events are read here. */
const OwnName = z.strictObject({
  name: Bilingual,
  aliases: z.array(Alias).min(1),
  not: Patterns,
  basic: Patterns,
  lines: Patterns,
});

/** A rival with its premium product lines. */
export const Rival = z.strictObject({
  id: Slug,
  name: Bilingual,
  kind: z.enum(['phone', 'car']),
  aliases: z.array(Alias).min(1),
  /** Contexts in which an alias means something else. */
  not: Patterns,
  /** Premium product lines. */
  lines: z.array(Pattern).min(1),
  /** Product lines below the premium line. */
  basic: Patterns,
  /** From this price in yuan a product counts as premium, whatever its name. */
  from: z.number().positive(),
  /** Whether the brand as a whole counts as premium. */
  whole: z.boolean(),
});
export type Rival = z.infer<typeof Rival>;

/** Kinds of premium move. */
export const MoveKind = z.enum(['results', 'share', 'deliveries', 'orders', 'price', 'launch', 'presale']);
export type MoveKind = z.infer<typeof MoveKind>;

/** How a headline tells a kind of move. */
const MoveRule = z.strictObject({
  id: MoveKind,
  words: z.array(Pattern).min(1),
  none: Patterns,
  /** Of several reports of one move, those with these words are quoted first. */
  clearest: Patterns,
  /** Kinds of amount of which the headline must state one: money, per cent, count. Empty: none needed. */
  needs: z.array(z.enum(['m', 'p', 'c'])),
  /** The smallest amount of money that counts. */
  least: z.number().nonnegative().default(0),
  weight: z.number().min(0).max(5),
});

/** The whole of `rivals.yaml`. */
export const RivalPanel = z.strictObject({
  own: OwnName,
  rivals: z.array(Rival).min(1),
  /** Plain words, besides the aliases, by which stored headlines are searched. */
  also: z.array(Alias).default([]),
  /** Research houses, whose reports on a whole market count too, and what such a market is. */
  houses: Patterns,
  markets: Patterns,
  /** Words for the kind of product, needed in a launch that names no premium line. */
  nouns: z.strictObject({ phone: Patterns, car: Patterns }).default({ phone: [], car: [] }),
  moves: z.array(MoveRule).min(1),
  /** Headlines that only say that something is said. */
  rumours: z.array(Pattern).min(1),
  /** Headlines that are never a move or an event. */
  never: z.array(Pattern).min(1),
  coming: z.strictObject({
    verbs: z.array(Pattern).min(1),
    /** Words that say that something lies ahead. */
    ahead: z.array(Pattern).min(1),
    /** Words of a sentence that stand for what the headline names. */
    stands: Patterns,
    /** Words that make a sentence more than hearsay, whatever the headline. */
    sure: Patterns,
    /** Sentences that speak of a deadline, a deal or the past. */
    none: Patterns,
    /** Headlines of articles that announce no event. */
    never: Patterns,
    /** Named rules and standards. */
    rules: Patterns,
    /** Trade fairs, conferences and results. */
    occasions: Patterns,
  }),
});
export type RivalPanel = z.infer<typeof RivalPanel>;
