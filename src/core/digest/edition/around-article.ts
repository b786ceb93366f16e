/** An article of the period that may name a rival or a coming event, whatever its relevance to the topic. */
import type { SourceTier } from '../../events/event-member.js';

/** Characters of a text that are read: events are announced early, and the rest costs more than it finds. */
export const AROUND_TEXT = 1_000;

export interface AroundArticle {
  id: string;
  title: string;
  /** The beginning of the text, at most `AROUND_TEXT`. */
  text: string;
  url: string | null;
  /** Familiar name, such as "IT之家". */
  outlet: string;
  site: string;
  tier: SourceTier;
  /** ISO 8601 instant. */
  publishedAt: string;
}
