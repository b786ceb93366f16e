/** A reader's correction of a judgement, and the label it results in. */
import { z } from 'zod';
import { type Judgement, Relevance, Stance } from '../../model.js';

/** What the reader changed. Anything not mentioned stays as the previous reader left it or, without one, as it was judged. */
export const Correction = z.object({
  relevance: Relevance.optional(),
  stance: Stance.optional(),
  add: z.array(z.string()).default([]),
  remove: z.array(z.string()).default([]),
});
export type Correction = z.infer<typeof Correction>;

/** The complete label after corrections. */
export interface CorrectedLabel {
  relevance: Relevance;
  themes: string[];
  stance: Stance | null;
}

/** If a reader calls an article premium that was not judged so, themes from this score on are included. */
const LIKELY = 0.4;

/**
 * Themes and stance exist only for relevance 2, so naming either implies it. If all themes are removed, a premium label ends up without
 * themes; the caller must not store such a label.
 * @param standing the label after earlier corrections; null for the first one
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

/** At least the most likely theme, because a premium article always has one. */
function likelyThemes({ themeScores }: Judgement): string[] {
  const ranked = Object.entries(themeScores).sort((a, b) => b[1] - a[1]);
  const likely = ranked.filter(([, score]) => score >= LIKELY);
  return (likely.length > 0 ? likely : ranked.slice(0, 1)).map(([theme]) => theme);
}

/** Parses "-car", "+brand" and "brand" as typed. Returns the offending word if it is not a theme or is both added and removed. */
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
