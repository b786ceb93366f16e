/**
 * Facts about a feed for a person who decides whether to use it: how much, how recent, how complete.
 */
import type { ParsedFeed } from '../../core/model.js';
import { healthOf } from '../../core/polling/feed-health.js';
import type { FeedMemory, FeedState } from '../../core/polling/feed-memory.js';
import { CONFIRMED_MOVES, findProblem } from '../../core/polling/find-problem.js';
import { pluralize } from '../../core/text/clean-text.js';

export interface FeedFacts {
  title: string;
  kind: ParsedFeed['kind'];
  language: string | null;
  items: number;
  newest: Date | null;
  /** Median date of the dated items. */
  median: Date | null;
  /** Items without a readable date. */
  undated: number;
  /** Median length of the items, each the longer of summary and content. */
  medianCharacters: number;
  body: 'full text' | 'part of the text' | 'teaser' | 'titles only';
  faults: string[];
}

/** Articles are rarely shorter than this, in characters. Between this and `MAX_TEASER` it can be either. */
const MIN_FULL_TEXT = 800;
/** Teasers are rarely longer than this. */
const MAX_TEASER = 300;
const MAX_TITLE_ONLY = 20;

export function describeFeed(feed: ParsedFeed): FeedFacts {
  const lengths = feed.items
    .map(({ summary, content }) => Math.max(plainLength(summary), plainLength(content)))
    .sort((a, b) => a - b);
  const medianCharacters = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const dates = feed.items
    .flatMap(({ published }) => (published === undefined ? [] : [new Date(published)]))
    .sort((a, b) => b.getTime() - a.getTime());
  return {
    title: feed.title ?? '',
    kind: feed.kind,
    language: feed.language ?? guessLanguage(feed),
    items: feed.items.length,
    newest: dates[0] ?? null,
    median: dates[Math.floor(dates.length / 2)] ?? null,
    undated: feed.items.length - dates.length,
    medianCharacters,
    body: bodyOf(medianCharacters),
    faults: feed.problems,
  };
}

/** The state of a feed that answered, from its items and, if the service has watched it, from its publishing rhythm. */
export function assessFeed(
  facts: FeedFacts,
  now: Date,
  seen: { movedTo?: string | null; tookMs?: number; memory?: FeedMemory | undefined; zone?: string } = {},
): { state: FeedState; evidence: string; cure: string } {
  const { memory, movedTo = null, tookMs = null, zone = 'UTC' } = seen;
  const newest = facts.newest !== null && facts.newest < now ? facts.newest : null;
  const known = memory?.lastNewAt ?? null;
  const problem = findProblem(
    {
      windowItems: facts.items,
      medianItemAt: facts.median,
      newestItemAt: newest,
      lastNewAt: known && newest && known > newest ? known : (newest ?? known ?? (facts.items > 0 ? now : null)),
      overflowAt: memory?.overflowAt ?? null,
      readFault: facts.faults.find((fault) => fault.startsWith('the selector')) ?? null,
      rhythm: memory?.rhythm ?? null,
      // A manual check reports a redirect at once.
      movedTo,
      movedTimes: movedTo === null ? 0 : CONFIRMED_MOVES,
      tookMs,
    },
    zone,
    now,
  );
  const { state, evidence, cure } = healthOf(problem);
  return { state, evidence: evidence ?? describeFacts(facts, now), cure: cure ?? '' };
}

function describeFacts({ items, newest, body }: FeedFacts, now: Date): string {
  const days = newest === null ? null : Math.floor((now.getTime() - newest.getTime()) / 86_400_000);
  const age = days === null ? 'no dates' : days < 1 ? 'newest today' : `newest ${days} d ago`;
  return `${pluralize(items, 'item')}, ${age}, ${body}`;
}

function bodyOf(characters: number): FeedFacts['body'] {
  if (characters <= MAX_TITLE_ONLY) return 'titles only';
  if (characters <= MAX_TEASER) return 'teaser';
  return characters >= MIN_FULL_TEXT ? 'full text' : 'part of the text';
}

function plainLength(markup: string | undefined): number {
  return (markup ?? '')
    .replace(/<[^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim().length;
}

function guessLanguage(feed: ParsedFeed): string | null {
  const titles = feed.items.map(({ title }) => title ?? '').join('');
  if (titles === '') return null;
  return (titles.match(/\p{Script=Han}/gu) ?? []).length > titles.length * 0.2 ? 'zh' : null;
}
