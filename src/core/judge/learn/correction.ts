/** What does a reader say an article should have been judged, and what label does that make? */
import { z } from 'zod';
import { type Judgement, Relevance, Stance } from '../../model.js';

/** What was said, and no more; what is not mentioned stays as it stands: as the reader before said, else as it was judged. */
export const Correction = z.object({
  relevance: Relevance.optional(),
  stance: Stance.optional(),
  add: z.array(z.string()).default([]),
  remove: z.array(z.string()).default([]),
});
export type Correction = z.infer<typeof Correction>;

/** The whole label that corrections make of a judgement. */
export interface CorrectedLabel {
  relevance: Relevance;
  themes: string[];
  stance: Stance | null;
}

/** From this score on a theme is taken along when a reader calls an article premium that was not judged so. */
const LIKELY = 0.4;

/**
 * Themes and stance exist only where relevance is 2; naming a theme or a stance says that it is. The themes of a premium label can be
 * none, where all are taken away: such a label must not be kept.
 * @param standing what readers made of the article before; null where this is the first correction
 */
export function applyCorrection(judged: Judgement, standing: CorrectedLabel | null, said: Correction): CorrectedLabel {
  const now = standing ?? judged;
  const meansPremium = said.add.length > 0 || said.stance !== undefined;
  const relevance = said.relevance ?? (meansPremium ? 2 : now.relevance);
  if (relevance !== 2) return { relevance, themes: [], stance: null };
  const premium = [now, judged].find((one) => one.relevance === 2);
  const themes = (premium?.themes ?? likelyThemes(judged)).filter(
    (theme) => !said.remove.includes(theme) && !said.add.includes(theme),
  );
  const stance = said.stance ?? premium?.stance ?? 'neutral';
  return { relevance, themes: [...said.add, ...themes], stance };
}

/** At least the likeliest: a premium article has a theme. */
function likelyThemes({ themeScores }: Judgement): string[] {
  const ranked = Object.entries(themeScores).sort((a, b) => b[1] - a[1]);
  const likely = ranked.filter(([, score]) => score >= LIKELY);
  return (likely.length > 0 ? likely : ranked.slice(0, 1)).map(([theme]) => theme);
}

/** "-car", "+brand" and "brand" as they are typed. A word that is no theme is handed back, and a theme both added and taken away. */
export function readThemeWords(
  words: readonly string[],
  known: readonly string[],
): { add: string[]; remove: string[] } | { unknown: string } | { contradicted: string } {
  const add = new Set<string>();
  const remove = new Set<string>();
  for (const word of words) {
    const theme = word.replace(/^[+-]/, '');
    if (!known.includes(theme)) return { unknown: theme };
    (word.startsWith('-') ? remove : add).add(theme);
    if (add.has(theme) && remove.has(theme)) return { contradicted: theme };
  }
  return { add: [...add], remove: [...remove] };
}
