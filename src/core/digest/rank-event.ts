/** Ranks events by one stated formula, and keeps its parts with the result so that it can be checked. */
import type { RankWeights } from '../config/digest-definition.js';
import type { SourceTier } from '../events/event-member.js';
import { independentMembers, outletsOf } from '../events/independent-members.js';
import type { InputEvent } from '../events/input-event.js';
import type { Stance } from '../model.js';
import type { RankParts } from './edition/edition.js';

/** Eight independent outlets count as "everybody has it"; more add nothing. */
const FULL_OUTLETS = 8;
/** Three figures make an event quantitative; more add nothing. */
const FULL_FIGURES = 3;
const TIER: Record<SourceTier, number> = { 1: 1, 2: 0.6, 3: 0.2 };
/** A continuation is worth less than a first report, but not nothing: it is why readers come back. */
const CONTINUED = 0.4;
const STANCE: Record<Stance, number> = { supports: 1, weakens: 1, mixed: 0.8, neutral: 0.2 };

function rankParts({ members, kindWeight, figures, follows, stance }: InputEvent): RankParts {
  const independent = independentMembers(members);
  return {
    relevance: Math.max(...independent.map(({ probability }) => probability)),
    kind: kindWeight,
    outlets: Math.min(1, Math.log2(1 + outletsOf(members)) / Math.log2(1 + FULL_OUTLETS)),
    tier: Math.max(...independent.map(({ tier }) => TIER[tier])),
    figures: Math.min(1, figures.length / FULL_FIGURES),
    novelty: follows === null ? 1 : CONTINUED,
    stance: STANCE[stance],
  };
}

/** rank = 100 × Σ weight × part ÷ Σ weight, every part in 0..1. */
export function rankEvent(event: InputEvent, weights: RankWeights): { rank: number; parts: RankParts } {
  const parts = rankParts(event);
  let sum = 0;
  let total = 0;
  for (const name of Object.keys(parts) as (keyof RankParts)[]) {
    sum += weights[name] * parts[name];
    total += weights[name];
  }
  return { rank: total === 0 ? 0 : Math.round((1000 * sum) / total) / 10, parts };
}
