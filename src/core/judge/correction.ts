/** What does a reader say an article should have been judged, and what label does that make? */
import { z } from 'zod';
import { type Judgement, Relevance, Stance } from '../model.js';

/** What was said, and no more; what is not mentioned stays as it was judged. */
export const Correction = z.object({
  relevance: Relevance.optional(),
  stance: Stance.optional(),
  add: z.array(z.string()).default([]),
  remove: z.array(z.string()).default([]),
});
export type Correction = z.infer<typeof Correction>;

/** The whole label that a correction makes of a judgement. */
export interface CorrectedLabel {
  relevance: Relevance;
  themes: string[];
  stance: Stance | null;
}

/** From this score on a theme is taken along when a reader calls an article premium that was not judged so. */
const LIKELY = 0.4;

/** Themes and stance exist only where relevance is 2; naming a theme or a stance says that it is. */
export function applyCorrection(judged: Judgement, said: Correction): CorrectedLabel {
  const meansPremium = said.add.length > 0 || said.stance !== undefined;
  const relevance = said.relevance ?? (meansPremium ? 2 : judged.relevance);
  if (relevance !== 2) return { relevance, themes: [], stance: null };
  const themes = (judged.relevance === 2 ? judged.themes : likelyThemes(judged)).filter(
    (theme) => !said.remove.includes(theme) && !said.add.includes(theme),
  );
  return { relevance, themes: [...said.add, ...themes], stance: said.stance ?? judged.stance ?? 'neutral' };
}

/** Never none: a premium article has at least one theme. What a reader names himself comes first. */
function likelyThemes({ themeScores }: Judgement): string[] {
  const ranked = Object.entries(themeScores).sort((a, b) => b[1] - a[1]);
  const likely = ranked.filter(([, score]) => score >= LIKELY);
  return (likely.length > 0 ? likely : ranked.slice(0, 1)).map(([theme]) => theme);
}

/** "-car", "+brand" and "brand" as they are typed. A word that is no theme is handed back. */
export function readThemeWords(
  words: readonly string[],
  known: readonly string[],
): { add: string[]; remove: string[] } | { unknown: string } {
  const add: string[] = [];
  const remove: string[] = [];
  for (const word of words) {
    const theme = word.replace(/^[+-]/, '');
    if (!known.includes(theme)) return { unknown: theme };
    (word.startsWith('-') ? remove : add).push(theme);
  }
  return { add, remove };
}
