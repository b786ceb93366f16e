/**
 * Assembles a period's edition.
 * Pure: the same input gives the same edition, to the letter. Everything a reader will see is decided here and then frozen.
 */
import { cleanLine, clipLine } from '../text/clean-text.js';
import type { Edition } from './edition/edition.js';
import type { EditionInput, InputStory } from './edition/edition-input.js';
import { themeTrend } from './edition/trend.js';
import { scoreMetric } from './score-metric.js';
import { groupByTheme, nearlyIncluded, rankEligible, selectStories } from './select-stories.js';
import { wordsOf } from './words/words.js';
import { weighEvidence, writeHeadline } from './write-headline.js';

/** Stories per theme; a story counts under each of its themes. */
function countThemes(stories: InputStory[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { themes } of stories) {
    for (const theme of themes) counts[theme] = (counts[theme] ?? 0) + 1;
  }
  return counts;
}

/** Fresh figures first, then older ones, then metrics without any; within each group in the order of the seeds. */
function scorecardOf({ metrics, period, definition }: EditionInput): Edition['scorecard'] {
  const order = (row: Edition['scorecard'][number]) => (row.fresh ? 0 : row.newest !== null ? 1 : 2);
  return metrics
    .map((metric) => scoreMetric(metric, period.start, definition.language))
    .sort((a, b) => order(a) - order(b));
}

function trendsOf(
  input: EditionInput,
  counts: Record<string, number>,
  nameOf: (theme: string) => string,
): Edition['trends'] {
  const { themes: followed } = input.definition;
  return input.themes
    .filter(({ id }) => followed.length === 0 || followed.includes(id))
    .map(({ id }) => themeTrend(id, nameOf(id), counts[id] ?? 0, input.previous))
    .filter((trend) => trend.current > 0 || (trend.mean ?? 0) > 0)
    .sort((a, b) => b.current - a.current || (b.mean ?? 0) - (a.mean ?? 0));
}

/** The edition of one digest for one period. */
export function assembleEdition(input: EditionInput): Edition {
  const { definition, period, composedAt, number, late, skippedSince, previous, gaps, quality, nextRun } = input;
  const { id, title, language, zone, weights, minimumRank } = definition;
  const words = wordsOf(language);
  const names = new Map(input.themes.map((one) => [one.id, language === 'zh-CN' ? one.name.zh : one.name.en]));
  const nameOf = (theme: string | null) => (theme === null ? words.otherTheme : (names.get(theme) ?? theme));

  const ranked = rankEligible(input.stories, definition);
  const selection = selectStories(ranked, definition);
  const sections = groupByTheme(selection.included, input, nameOf);
  const shown = sections.flatMap((section) => section.stories).sort((a, b) => b.rank - a.rank);
  const eligible = ranked.map(({ story }) => story);
  const evidence = weighEvidence(eligible);
  const themeCounts = countThemes(eligible);

  return {
    schema: 1,
    digest: { id, title: clipLine(title, 60), language, zone },
    number,
    period,
    composedAt,
    late,
    skippedSince,
    quiet: shown.length === 0,
    headline: writeHeadline(evidence, shown, previous, language),
    brief: null,
    evidence,
    scorecard: scorecardOf(input),
    sections,
    trends: trendsOf(input, themeCounts, nameOf),
    themeCounts,
    themeNames: Object.fromEntries(names),
    eligible: eligible.length,
    nearly: nearlyIncluded(selection, input),
    gaps: gaps.map((gap) => ({ ...gap, what: clipLine(gap.what, 200) })),
    feedsInTrouble: input.feedsInTrouble.map(({ name, since, problem }) => ({
      name: clipLine(name, 40),
      since,
      problem: clipLine(problem, 200),
    })),
    quality: quality && {
      ...quality,
      ...(quality.newNames && { newNames: quality.newNames.map(cleanLine) }),
      judgeVersion: cleanLine(quality.judgeVersion),
    },
    weights,
    minimumRank,
    nextRun,
  };
}
