/** Ranks stories by one stated formula, and keeps its parts with the result so that it can be checked. */

import type { RankWeights } from '../config/digest-definition.js';
import type { Stance } from '../model.js';
import type { RankParts } from './edition/edition.js';
import type { InputStory } from './edition/edition-input.js';
import { tellingFigures } from './telling-figures.js';

/** Eight independent outlets count as "everybody has it"; more add nothing. */
const FULL_OUTLETS = 8;
/** Three figures make a story quantitative; more add nothing. */
const FULL_FIGURES = 3;
const TIER = { 1: 1, 2: 0.6, 3: 0.2 } as const;
/** A continuation is worth less than a first report, but not nothing: it is why readers come back. */
const CONTINUED = 0.4;
const STANCE: Record<Stance, number> = { supports: 1, weakens: 1, mixed: 0.8, neutral: 0.2 };

/** Distinct outlets among the articles that are not copies. */
export function independentOutlets(story: InputStory): number {
  const outlets = new Set<string>();
  for (const { role, outlet, site, id } of story.articles) {
    if (role !== 'copy') outlets.add(outlet || site || id);
  }
  return outlets.size;
}

function rankParts(story: InputStory): RankParts {
  let tier = 0;
  for (const article of story.articles) {
    if (article.role !== 'copy') tier = Math.max(tier, TIER[article.tier]);
  }
  return {
    relevance: story.probability,
    outlets: Math.min(1, Math.log2(1 + independentOutlets(story)) / Math.log2(1 + FULL_OUTLETS)),
    tier,
    figures: Math.min(1, tellingFigures(story.figures).length / FULL_FIGURES),
    novelty: story.follows === null ? 1 : CONTINUED,
    stance: story.stance === null ? 0 : STANCE[story.stance],
  };
}

/** rank = 100 × Σ weight × part ÷ Σ weight, every part in 0..1. */
export function rankStory(story: InputStory, weights: RankWeights): { rank: number; parts: RankParts } {
  const parts = rankParts(story);
  let sum = 0;
  let total = 0;
  for (const name of Object.keys(parts) as (keyof RankParts)[]) {
    sum += weights[name] * parts[name];
    total += weights[name];
  }
  return { rank: total === 0 ? 0 : Math.round((1000 * sum) / total) / 10, parts };
}
