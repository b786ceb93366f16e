/**
 * An article as a member of a story: its place, the order in which members are decided, and the reasons for the place.
 */
import { articleInstant } from '../../dates/days-between.js';
import type { Filing, FilingRole, FilingWhy } from '../describe/signature.js';

export interface Place {
  /** Empty before the first decision; see `unbornId` for a story that has no number yet. */
  storyId: string;
  role: FilingRole;
  /** The earliest of the copies. */
  copyOf: string | null;
}

export interface Member extends Place {
  id: string;
  /** ISO 8601 instant or plain date; null if unknown. */
  date: string | null;
  /** Sorts members by time and then by key, so that the order does not depend on arrival; see `orderOf`. */
  order: string;
  site: string;
  /** Whether the root of its copies names this article's outlet as the source. */
  namesOrigin: boolean;
  /** Changes with the text, the date and the model; '' if nothing is filed twice. */
  revision: string;
  /** The pin group that readers put it in, if any. */
  pinGroup: string | null;
}

/** The parts of a decision other than the article's place. */
export interface Reasons {
  addedShare: number | null;
  score: number | null;
  why: FilingWhy;
  /** The story that this one follows; only for an article that begins a story. */
  follows: Extract<Filing, { kind: 'new' }>['follows'] | null;
}

/** Place in the order of filing: by instant (plain dates at the end of their day, unknown dates last), then by key. */
export function orderOf(date: string | null, key: string): string {
  const instant = articleInstant(date);
  return `${instant === null ? '~' : new Date(instant).toISOString()} ${key}`;
}

export const byOrder = (a: { order: string }, b: { order: string }): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : 0;

/** A placeholder for a story's number until the story is written, made of the order of the article that begins it. */
export const unbornId = (order: string): string => `new ${order}`;
export const isUnborn = (storyId: string): boolean => storyId.startsWith('new ');

export const samePlace = (a: Place, b: Place): boolean =>
  a.storyId === b.storyId && a.role === b.role && a.copyOf === b.copyOf;
