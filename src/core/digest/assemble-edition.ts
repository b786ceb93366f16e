/**
 * Assembles a period's edition.
 * Pure: the same input gives the same edition, to the letter. Everything a reader will see is decided here and then frozen.
 */

import type { InputEvent } from '../events/input-event.js';
import { leanOfEvidence } from '../events/lean-of-evidence.js';
import type { Stance } from '../model.js';
import { cleanLine, clipLine, safeUrl } from '../text/clean-text.js';
import type { Edition } from './edition/edition.js';
import type { EditionInput } from './edition/edition-input.js';
import { themeTrend } from './edition/trend.js';
import { inEnglish } from './english/in-english.js';
import { assembleOpening } from './opening/assemble-opening.js';
import { placeEvents, rankEvents } from './place-events.js';
import { scoreMetric } from './score-metric.js';
import { lineOf, showEvent, TITLE_LIMIT } from './show-event.js';
import { countStances, writeHeadline } from './write-headline.js';

/** Events per theme; an event counts under each of its themes. */
function countThemes(events: readonly InputEvent[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { themes } of events) {
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

/** Articles that just missed the topic, the nearest first. */
function nearlyOf({ nearly, definition }: EditionInput): Edition['nearly'] {
  return nearly
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, definition.length.nearly)
    .map(({ outlet, title, url }) => ({
      outlet: clipLine(outlet, 30),
      title: clipLine(title, TITLE_LIMIT),
      url: safeUrl(url),
      publishedAt: null,
      reason: 'relevance' as const,
    }));
}

function openingOf(
  { events, around, rivals, period, definition }: EditionInput,
  { scorecard, items, lean }: { scorecard: Edition['scorecard']; items: Edition['items']; lean: Stance },
): Edition['opening'] {
  const weights = new Map(events.map(({ id, weight }) => [id, weight]));
  const shown = items.map(({ id, title, stance, outlets, links, articles }) => ({
    title,
    stance: stance ?? 'neutral',
    weight: weights.get(id) ?? 0,
    outlets,
    outlet: links[0]?.outlet ?? '',
    url: links[0]?.url ?? null,
    articles,
  }));
  const { language } = definition;
  return assembleOpening({ scorecard, events: shown, lean, around, panel: rivals, from: period.end, language });
}

/** The edition of one digest for one period. */
export function assembleEdition(input: EditionInput): Edition {
  const edition = assemble(input);
  const { english, events, definition } = input;
  return english !== null && definition.language === 'en' ? inEnglish(edition, events, english) : edition;
}

function assemble(input: EditionInput): Edition {
  const { definition, period, composedAt, number, late, skippedSince, previous, gaps, quality, nextRun } = input;
  const { id, title, language, zone, weights, minimumRank } = definition;
  const names = new Map(input.themes.map((one) => [one.id, language === 'zh-CN' ? one.name.zh : one.name.en]));

  const ranked = rankEvents(input.events, definition);
  const placed = placeEvents(ranked, definition);
  const options = { definition, claims: input.claims, events: new Map(input.events.map((event) => [event.id, event])) };
  const items = placed.items.map((one) => showEvent(one, options));
  const events = ranked.map(({ event }) => event);
  const evidence = countStances(events);
  const lean = leanOfEvidence(events);
  const themeCounts = countThemes(events);
  const scorecard = scorecardOf(input);

  return {
    schema: 2,
    digest: { id, title: clipLine(title, 60), language, zone },
    number,
    period,
    composedAt,
    late,
    skippedSince,
    quiet: items.length === 0,
    headline: writeHeadline({ evidence, lean, items, previous, language }),
    brief: null,
    evidence,
    lean,
    scorecard,
    opening: openingOf(input, { scorecard, items, lean }),
    items,
    lines: placed.lines.map((one) => lineOf(one, options)),
    trends: trendsOf(input, themeCounts, (theme) => names.get(theme) ?? theme),
    themeCounts,
    themeNames: Object.fromEntries(names),
    eligible: events.length,
    nearly: nearlyOf(input),
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
