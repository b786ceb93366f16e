/** Decides which events are items of an edition and which are mentioned in one line. */
import type { DigestDefinition } from '../config/digest-definition.js';
import type { InputEvent } from '../events/input-event.js';
import type { Stance } from '../model.js';
import type { RankParts } from './edition/edition.js';
import { rankEvent } from './rank-event.js';

export interface RankedEvent {
  event: InputEvent;
  /** 0..100, with its components. */
  rank: number;
  parts: RankParts;
}

export interface Placing {
  /** Strongest first. */
  items: RankedEvent[];
  lines: RankedEvent[];
}

/** Events on the themes that this digest follows, strongest first; those that never belong in an edition are left out. */
export function rankEvents(events: readonly InputEvent[], { themes, weights }: DigestDefinition): RankedEvent[] {
  return events
    .filter(({ worth }) => worth !== 'never')
    .filter((event) => themes.length === 0 || event.themes.some((one) => themes.includes(one)))
    .map((event) => ({ event, ...rankEvent(event, weights) }))
    .sort((a, b) => b.rank - a.rank || b.event.weight - a.event.weight || (a.event.id < b.event.id ? -1 : 1));
}

/**
 * Items are the strongest events that deserve one, at most `length.stories`; no theme exceeds its share while others wait. The
 * strongest event of each side is always among them, whatever its rank: an answer must show what speaks against it.
 * @param ranked strongest first
 */
export function placeEvents(ranked: readonly RankedEvent[], definition: DigestDefinition): Placing {
  const { length, minimumRank } = definition;
  const sides = (['supports', 'weakens'] as const).flatMap((side) => strongestOf(ranked, side) ?? []);
  const deserving = ranked.filter(({ event, rank }) => event.worth === 'item' && rank >= minimumRank);
  const others = deserving.filter((one) => !sides.includes(one));
  const perTheme = new Map<string | null, number>();
  const withinShare = others.filter(({ event }) => {
    const theme = mainTheme(event, definition.themes);
    const count = (perTheme.get(theme) ?? 0) + 1;
    perTheme.set(theme, count);
    return count <= length.perTheme;
  });
  const beyond = others.filter((one) => !withinShare.includes(one));
  const chosen = new Set([...sides, ...withinShare, ...beyond].slice(0, length.stories));
  return {
    items: ranked.filter((one) => chosen.has(one)),
    lines: ranked.filter((one) => !chosen.has(one)).slice(0, length.lines),
  };
}

/** The event of one side that weighs most; an item rather than a line. */
function strongestOf(ranked: readonly RankedEvent[], side: Stance): RankedEvent | undefined {
  const all = ranked.filter(({ event }) => event.stance === side);
  const deserving = all.filter(({ event }) => event.worth === 'item');
  return (deserving.length > 0 ? deserving : all).toSorted((a, b) => b.event.weight - a.event.weight)[0];
}

/** The main theme of an event among those that the digest follows. */
export function mainTheme({ themes }: Pick<InputEvent, 'themes'>, followed: readonly string[]): string | null {
  return (followed.length === 0 ? themes : themes.filter((theme) => followed.includes(theme)))[0] ?? null;
}
