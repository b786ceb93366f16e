/** What changed between two editions: evidence, figures, themes and continuing stories. */
import type { Edition, EditionItem, Evidence, ScorecardValue } from './edition/edition.js';

export interface EditionDiff {
  from: string;
  to: string;
  evidence: { from: Evidence; to: Evidence };
  /** Metrics whose newest value differs. */
  figures: { name: string; from: ScorecardValue | null; to: ScorecardValue }[];
  /** Themes whose count differs, largest change first. */
  themes: { theme: string; name: string; from: number; to: number }[];
  /** Stories in the later edition that continue one in the earlier. */
  continued: { story: EditionItem; before: EditionItem }[];
  /** Feeds that are newly in trouble. */
  newTroubles: string[];
}

function changedFigures(from: Edition, to: Edition): EditionDiff['figures'] {
  const before = new Map(from.scorecard.map((row) => [row.id, row.newest]));
  return to.scorecard.flatMap(({ id, name, newest }) => {
    const old = before.get(id) ?? null;
    return newest === null || (old?.value === newest.value && old.unit === newest.unit)
      ? []
      : [{ name, from: old, to: newest }];
  });
}

function changedThemes(from: Edition, to: Edition): EditionDiff['themes'] {
  const ids = new Set([...Object.keys(from.themeCounts), ...Object.keys(to.themeCounts)]);
  return [...ids]
    .map((theme) => ({
      theme,
      name: to.themeNames[theme] ?? from.themeNames[theme] ?? theme,
      from: from.themeCounts[theme] ?? 0,
      to: to.themeCounts[theme] ?? 0,
    }))
    .filter((one) => one.from !== one.to)
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from) || (a.theme < b.theme ? -1 : 1));
}

/** Compares two editions, usually of one digest. */
export function diffEditions(from: Edition, to: Edition): EditionDiff {
  const before = new Map(from.items.map((story) => [story.title, story]));
  const troubled = new Set(from.feedsInTrouble.map(({ name }) => name));
  return {
    from: from.period.label,
    to: to.period.label,
    evidence: { from: from.evidence, to: to.evidence },
    figures: changedFigures(from, to),
    themes: changedThemes(from, to),
    continued: to.items.flatMap((story) => {
      const old = story.follows === null ? undefined : before.get(story.follows.title);
      return old === undefined ? [] : [{ story, before: old }];
    }),
    newTroubles: to.feedsInTrouble.map(({ name }) => name).filter((name) => !troubled.has(name)),
  };
}
