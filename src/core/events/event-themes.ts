/** The themes of an event, from all its independent members. */
import type { ThemeId } from '../model.js';
import type { EventMember } from './event-member.js';
import { tellingMembers } from './independent-members.js';

/** A theme that a smaller share of the members carries is a stray. */
const SHARE = 0.3;

/**
 * The event's themes, the main one first: those that at least three in ten of its members carry, by how many do and how surely.
 */
export function eventThemes(members: readonly EventMember[]): ThemeId[] {
  const telling = tellingMembers(members);
  const votes = new Map<ThemeId, { count: number; score: number }>();
  for (const { themes, themeScores } of telling) {
    for (const theme of themes) {
      const { count, score } = votes.get(theme) ?? { count: 0, score: 0 };
      votes.set(theme, { count: count + 1, score: score + (themeScores[theme] ?? 0) });
    }
  }
  const ranked = [...votes].toSorted(([a, x], [b, y]) => y.score - x.score || (a < b ? -1 : 1));
  const kept = ranked.filter(([, { count }]) => count >= SHARE * telling.length);
  return (kept.length > 0 ? kept : ranked.slice(0, 1)).map(([theme]) => theme);
}
