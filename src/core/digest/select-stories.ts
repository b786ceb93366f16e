/** Selects the stories of an edition, groups them by theme, and names those that just missed. */
import type { DigestDefinition } from '../config/digest-definition.js';
import type { Edition, EditionStory } from './edition/edition.js';
import type { EditionInput, InputStory } from './edition/edition-input.js';
import { rankStory } from './rank-story.js';
import { linkTo, type RankedStory, showStory, strongestTheme } from './show-story.js';

/** Stories on the themes that this digest follows, strongest first. */
export function rankEligible(stories: InputStory[], definition: DigestDefinition): RankedStory[] {
  const { themes, weights } = definition;
  return stories
    .filter(
      (story) => story.relevance === 2 && (themes.length === 0 || story.themes.some((one) => themes.includes(one))),
    )
    .map((story) => ({ story, ...rankStory(story, weights) }))
    .sort((a, b) => b.rank - a.rank || b.story.probability - a.story.probability || (a.story.id < b.story.id ? -1 : 1));
}

export interface Selection {
  included: RankedStory[];
  /** Strong enough, but no room. */
  noRoom: RankedStory[];
  /** Below the minimum rank. */
  tooWeak: RankedStory[];
}

/**
 * The strongest stories; `ranked` comes strongest first. No theme exceeds its share while others wait; remaining room
 * then goes to the strongest left.
 */
export function selectStories(ranked: RankedStory[], { length, minimumRank, themes }: DigestDefinition): Selection {
  const strong = ranked.filter((one) => one.rank >= minimumRank);
  const perTheme = new Map<string | null, number>();
  const withinShare = strong.filter(({ story }) => {
    const theme = strongestTheme(story, themes);
    const count = (perTheme.get(theme) ?? 0) + 1;
    perTheme.set(theme, count);
    return count <= length.perTheme;
  });
  const shared = new Set(withinShare);
  const beyond = strong.filter((one) => !shared.has(one));
  const chosen = new Set([...withinShare, ...beyond].slice(0, length.stories));
  return {
    included: strong.filter((one) => chosen.has(one)),
    noRoom: strong.filter((one) => !chosen.has(one)),
    tooWeak: ranked.filter((one) => one.rank < minimumRank),
  };
}

/** Sections in the order of their strongest story; each story once. */
export function groupByTheme(
  included: RankedStory[],
  { definition, claims }: EditionInput,
  nameOf: (theme: string | null) => string,
) {
  const sections = new Map<string | null, EditionStory[]>();
  for (const one of included) {
    const story = showStory(one, definition, claims);
    const stories = sections.get(story.theme);
    if (stories === undefined) sections.set(story.theme, [story]);
    else stories.push(story);
  }
  return [...sections].map(([theme, stories]) => ({ theme, name: nameOf(theme), stories }));
}

function nearStories(ranked: RankedStory[], reason: 'length' | 'rank'): Edition['nearly'] {
  return ranked.flatMap(({ story }) => {
    const article = story.articles.find((one) => one.role !== 'copy') ?? story.articles[0];
    return article === undefined ? [] : [{ ...linkTo(article), reason }];
  });
}

/** Titles that just missed for lack of room, rank or relevance, the nearest of each kind in turn so that no kind crowds out the others. */
export function nearlyIncluded(selection: Selection, { nearly, definition }: EditionInput): Edition['nearly'] {
  const most = definition.length.nearly;
  const kinds = [
    nearStories(selection.noRoom.slice(0, most), 'length'),
    nearStories(selection.tooWeak.slice(0, most), 'rank'),
    nearly
      .toSorted((a, b) => b.probability - a.probability)
      .slice(0, most)
      .map((one) => ({ ...linkTo({ ...one, site: '', publishedAt: null }), reason: 'relevance' as const })),
  ];
  const inTurn = Array.from({ length: most }, (_, place) => kinds.flatMap((links) => links[place] ?? [])).flat();
  const order = ['length', 'rank', 'relevance'];
  return inTurn.slice(0, most).sort((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason));
}
