/**
 * Reads everything that composing an edition needs from the database.
 */
import type { DigestDefinition } from '../core/config/digest-definition.js';
import type { Edition } from '../core/digest/edition/edition.js';
import type { EditionInput, PreviousEdition } from '../core/digest/edition/edition-input.js';
import { claimsById } from '../core/digest/input-claims.js';
import { inputMetrics } from '../core/digest/input-metrics.js';
import { compileKinds } from '../core/events/event-kinds.js';
import { collectEvents } from '../core/events/group/collect-events.js';
import { problemLine } from '../core/polling/problem-line.js';
import { nextRun } from '../core/schedule/boundaries.js';
import { LATE_AFTER_MS, periodContaining, periodLabel } from '../core/schedule/periods.js';
import type { Seeds } from '../core/seeds/seeds.js';
import type { Filer } from '../core/stories/decide/create-filer.js';
import type { Store } from './database/store.js';
import type { LiveJudge } from './judge/live-judge.js';
import { type MeasureDeps, measureSelf } from './judge/measure-self.js';

export interface GatherDeps extends Pick<MeasureDeps, 'labelled'> {
  now(): Date;
  seeds: Seeds;
  judge: LiveJudge;
  filer: Filer;
  store: Pick<
    Store,
    'editions' | 'clock' | 'feeds' | 'feedback' | 'judgements' | 'weights' | 'corrections' | 'collecting'
  >;
}

/** Below this probability of relevance a story is not mentioned at all. */
const NEARLY = 0.35;
/** Below this calibrated probability a judgement counts as unsure; above it, 95 in 100 are right. */
const SURE = 0.8;
/** A scorecard compares with figures of the past year. */
const FIGURE_DAYS = 366;
const EDITIONS_COMPARED = 8;
/** What was told so recently is not told again as new. */
const TOLD_DAYS = 56;

export async function gatherEdition(
  deps: GatherDeps,
  definition: DigestDefinition,
  period: { start: Date; end: Date },
): Promise<EditionInput> {
  const { editions, feeds } = deps.store;
  const { start, end } = period;
  const now = deps.now();
  const members = await editions.members(definition.id, start, end, 2);
  const follows = members.flatMap(({ followsId }) => (followsId === null ? [] : [followsId]));
  const previous = await editions.previous(definition.id, start, EDITIONS_COMPARED);
  const metrics = [...new Set(deps.seeds.metrics.flatMap(({ metric }) => metric))];
  const figures = await editions.figures(metrics, new Date(end.getTime() - FIGURE_DAYS * 86_400_000), end);
  const publishAt = publishTime(definition, period);
  return {
    definition,
    period: {
      start: start.toISOString(),
      end: end.toISOString(),
      label: periodLabel(definition.zone, period),
      publishAt: publishAt.toISOString(),
    },
    composedAt: now.toISOString(),
    number: (previous.at(-1)?.number ?? 0) + 1,
    late: now.getTime() - publishAt.getTime() > LATE_AFTER_MS,
    skippedSince: skippedSince(previous.at(-1), start),
    events: collectEvents(members, {
      filer: deps.filer,
      kinds: compileKinds(deps.seeds.kinds),
      language: definition.language,
      told: await editions.told(definition.id, new Date(start.getTime() - TOLD_DAYS * 86_400_000), start),
      earlier: await editions.shownBefore(follows, definition.id),
    }),
    themes: deps.seeds.themes.map(({ id, name }) => ({ id, name })),
    metrics: inputMetrics(deps.seeds, figures, definition.language === 'en' ? 'en' : 'zh'),
    claims: claimsById(deps.seeds),
    english: deps.seeds.english,
    previous: previous.map(previousEdition),
    nearly: await editions.nearly(start, end, NEARLY, definition.length.nearly),
    gaps: await gapsOf(deps.store, definition, period),
    feedsInTrouble: (await feeds.list()).flatMap((feed) => {
      const problem = problemLine(feed, definition.zone, now, definition.language);
      return problem === null ? [] : [{ name: feed.name, since: feed.stateSince.toISOString(), problem }];
    }),
    quality: await qualityOf(deps, definition, period),
    around: await editions.around(start, end, deps.seeds.rivals),
    rivals: deps.seeds.rivals,
    nextRun: nextRun(definition, new Date(Math.max(now.getTime(), publishAt.getTime()))).toISOString(),
  };
}

/** How far the judge can be trusted in this period: certainty, readers' marks, and its measured quality. */
async function qualityOf(
  deps: GatherDeps,
  definition: DigestDefinition,
  { start, end }: { start: Date; end: Date },
): Promise<EditionInput['quality']> {
  const { editions, feedback } = deps.store;
  const self = await measureSelf(deps, start, end);
  return {
    ...(await editions.quality(start, end, SURE)),
    // Readers mark stories of the previous editions during this period.
    marks: await feedback.marks(definition.id, start, end),
    measured: self.quality,
    // Counted separately only while they are too few to measure on.
    ...(self.measuredOn === 'here' || self.measuredOn === 'training' ? {} : { labels: self.labels.fresh }),
    nearThreshold: self.nearCut,
    newNames: self.unknownNames.map(({ name }) => name),
    judgeVersion: self.version,
  };
}

const BEFORE_BEGINNING = {
  'zh-CN': '此前尚未开始收集，只有各来源当时仍列出的内容',
  en: 'not collecting yet; only what the feeds still listed when it began',
};

/** Parts of the period in which nothing was collected: downtime, and the time before the first feed was known. */
async function gapsOf(
  { clock, collecting }: GatherDeps['store'],
  { language }: DigestDefinition,
  { start, end }: { start: Date; end: Date },
): Promise<EditionInput['gaps']> {
  const since = await collecting.since();
  const gaps = (await clock.gaps(start, end)).map((gap) => ({
    from: gap.since.toISOString(),
    to: gap.until.toISOString(),
    what: '',
  }));
  if (since === null || since <= start) return gaps;
  const to = new Date(Math.min(since.getTime(), end.getTime()));
  return [{ from: start.toISOString(), to: to.toISOString(), what: BEFORE_BEGINNING[language] }, ...gaps];
}

/** When the edition of this period was due. */
function publishTime(definition: DigestDefinition, period: { start: Date; end: Date }): Date {
  const regular = periodContaining(definition, period.start);
  return regular.end.getTime() === period.end.getTime() ? regular.publishAt : period.end;
}

function skippedSince(last: Edition | undefined, start: Date): string | null {
  return last && new Date(last.period.end) < start ? last.period.end : null;
}

function previousEdition({ period, themeCounts, evidence }: Edition): PreviousEdition {
  return { label: period.label, themeCounts, supports: evidence.supports, weakens: evidence.weakens };
}
