/** The evidence to the contrary: the strongest event against what the period as a whole says. */
import type { Stance } from '../../model.js';
import { clipLine, safeUrl } from '../../text/clean-text.js';
import type { OpeningEvidence } from '../edition/edition-opening.js';

/** What is needed of an event. */
export interface WeighedEvent {
  title: string;
  stance: Stance;
  weight: number;
  /** Independent outlets. */
  outlets: number;
  outlet: string;
  url: string | null;
  articles: string[];
}

const LONGEST = 60;

/** Stances that count as contrary, the clearest first. Without a lean the thesis itself is what evidence speaks against. */
const CONTRARY: Record<Stance, readonly Stance[]> = {
  supports: ['weakens', 'mixed'],
  weakens: ['supports', 'mixed'],
  mixed: ['weakens'],
  neutral: ['weakens'],
};

/** Null if no event speaks against it. `events` may come in any order. */
export function counterEvidence(events: readonly WeighedEvent[], lean: Stance): OpeningEvidence | null {
  const strongest = CONTRARY[lean]
    .map((stance) => events.filter((event) => event.stance === stance))
    .find((found) => found.length > 0)
    ?.reduce((a, b) => (b.weight > a.weight || (b.weight === a.weight && b.outlets > a.outlets) ? b : a));
  if (strongest === undefined) return null;
  const { title, stance, outlets, outlet, url, articles } = strongest;
  return { text: clipLine(title, LONGEST), stance, outlets, outlet, url: safeUrl(url), articles };
}
