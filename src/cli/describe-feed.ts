/**
 * What does a person want to know of a feed before trusting it: how much, how new, how complete?
 */
import type { ParsedFeed } from '../core/model.js';

export interface FeedFacts {
  title: string;
  kind: ParsedFeed['kind'];
  language: string | null;
  items: number;
  newest: Date | null;
  /** Items without a readable date. */
  undated: number;
  /** Characters of the longer of summary and content, in the middle of all items. */
  medianCharacters: number;
  body: 'full text' | 'part of the text' | 'teaser' | 'titles only';
  faults: string[];
}

/** An article is rarely shorter than this, a teaser rarely longer; in between it is either. */
const FULL_FROM = 800;
const TEASER_TO = 300;
const TITLE_ONLY_TO = 20;

export function describeFeed(feed: ParsedFeed): FeedFacts {
  const lengths = feed.items
    .map(({ summary, content }) => Math.max(plainLength(summary), plainLength(content)))
    .sort((a, b) => a - b);
  const medianCharacters = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const dates = feed.items.flatMap(({ published }) => (published === undefined ? [] : [new Date(published)]));
  return {
    title: feed.title ?? '',
    kind: feed.kind,
    language: feed.language ?? guessLanguage(feed),
    items: feed.items.length,
    newest: dates.reduce<Date | null>((newest, date) => (newest === null || date > newest ? date : newest), null),
    undated: feed.items.length - dates.length,
    medianCharacters,
    body: bodyOf(medianCharacters),
    faults: feed.faults,
  };
}

/** How a feed that answered is doing, by what it holds. */
export function assessFeed(
  facts: FeedFacts,
  movedTo: string | null,
  now: Date,
): { state: string; evidence: string; cure: string } {
  const days = facts.newest === null ? null : Math.floor((now.getTime() - facts.newest.getTime()) / 86_400_000);
  if (facts.items === 0) {
    return {
      state: 'quiet',
      evidence: 'it holds no items',
      cure: 'Open the site: if there is news, look for another feed with halfstep feeds add.',
    };
  }
  if (days !== null && days > FROZEN_DAYS) {
    return {
      state: 'quiet',
      evidence: `newest item is ${days} days old`,
      cure: 'It may be abandoned. Look for a newer one: halfstep feeds add <address of the site>.',
    };
  }
  if (movedTo !== null)
    return { state: 'moved', evidence: `redirects for good to ${movedTo}`, cure: 'Put that address into feeds.yaml.' };
  const age = days === null ? 'no dates' : days < 1 ? 'newest today' : `newest ${days} d ago`;
  return { state: 'healthy', evidence: `${facts.items} items, ${age}, ${facts.body}`, cure: '' };
}

/** A source of news that says nothing for a month has stopped, or another address has its news. */
const FROZEN_DAYS = 30;

function bodyOf(characters: number): FeedFacts['body'] {
  if (characters <= TITLE_ONLY_TO) return 'titles only';
  if (characters <= TEASER_TO) return 'teaser';
  return characters >= FULL_FROM ? 'full text' : 'part of the text';
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
