/** The themes of an event, from all its independent members. */
import type { ThemeId } from '../model.js';
import { decidingKind } from './deciding-kind.js';
import type { EventKinds } from './event-kinds.js';
import type { EventMember } from './event-member.js';
import { tellingMembers } from './independent-members.js';

/** A theme that a smaller share of the members carries is a stray. */
const SHARE = 0.2;

/**
 * The event's themes, the main one first: those that at least one in five of its members carries, by how many do and how surely. Where the
 * kind of the event names its main theme and a member carries it, that theme comes first.
 */
export function eventThemes(members: readonly EventMember[], kinds: EventKinds): ThemeId[] {
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
  const themes = (kept.length > 0 ? kept : ranked.slice(0, 1)).map(([theme]) => theme);
  const main = decidingKind(telling, kinds)?.theme;
  return main && themes.includes(main) ? [main, ...themes.filter((theme) => theme !== main)] : themes;
}
