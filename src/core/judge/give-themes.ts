/** Which themes does a premium article get? */
import type { Scores } from './score-article.js';
import type { Weights } from './weights.js';

/** Themes from the cut on, strongest first; the best one where none reaches it, since a premium article is never without. */
export function giveThemes({ themes }: Pick<Weights, 'themes'>, scores: Scores): string[] {
  const ranked = themes.ids
    .map((id, index) => ({ id, score: scores.themes[index] ?? 0 }))
    .sort((a, b) => b.score - a.score);
  const given = ranked.filter(({ score }) => score >= themes.cut);
  return (given.length > 0 ? given : ranked.slice(0, 1)).map(({ id }) => id);
}
