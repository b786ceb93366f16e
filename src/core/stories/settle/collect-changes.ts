/**
 * Collects the changes made by filing: the places, reasons and bounds to write.
 */

import type { FilingWhy } from '../describe/signature.js';
import { addedShare } from '../describe/sketch.js';
import { shownPlaces } from './copy-roots.js';
import type { FilingSession } from './filing-session.js';
import { isUnborn, type Member, type Place, type Reasons, samePlace } from './story-member.js';
import type { WorkingSet } from './working-set.js';

/** An article whose place or reasons differ from what is stored. */
export interface FilingChange {
  member: Member;
  /** As stored; undefined for an article that was never filed. */
  before: Place | undefined;
  /** As readers see it. */
  now: Place;
  /** Undefined if the stored reasons are still valid. */
  reasons: Omit<Reasons, 'follows'> | undefined;
}

/** The current state of a story. */
export interface StoryBounds {
  /** Its id, or a placeholder until it has one. */
  name: string;
  id: string | null;
  firstAt: string | null;
  lastAt: string | null;
  /** Whether the decision which story this one follows was made again. */
  decided: boolean;
  /** Name of the story that it follows. */
  follows: string | null;
  followsArticle: string | null;
  followsWhy: FilingWhy | null;
  followsNews: string[];
}

/** A filed article that is now in another story. */
export interface Moved {
  id: string;
  from: string;
  to: string;
}

const SOURCE = {
  zh: '这篇发布更早，但注明转自他处，因此以来源为原文',
  en: 'the text that it names as its source is the original',
};

/** Compares the working set with the stored state. */
export async function collectChanges(session: FilingSession): Promise<FilingChange[]> {
  const { set } = session;
  const changes: FilingChange[] = [];
  for (const storyId of set.storyIds()) {
    const members = set.membersOf(storyId);
    const shown = shownPlaces(members);
    for (const member of members) {
      const before = set.stored.get(member.id);
      const now = shown.get(member.id) ?? member;
      if (before && !set.reasons.has(member.id) && samePlace(before, now)) continue;
      changes.push({ member, before, now, reasons: await reasonsFor(session, member, now) });
    }
  }
  return changes;
}

async function reasonsFor(session: FilingSession, member: Member, now: Place): Promise<FilingChange['reasons']> {
  const isFormerRoot = now.role === 'copy' && member.role !== 'copy';
  if (!isFormerRoot) return session.set.reasons.get(member.id);
  return { addedShare: await shareOver(session, member, now.copyOf), score: null, why: SOURCE };
}

async function shareOver(session: FilingSession, former: Member, rootId: string | null): Promise<number | null> {
  const root = rootId === null ? undefined : session.set.get(rootId);
  const known = await session.fingerprintsOf(root ? [former, root] : []);
  const [own, other] = [known.get(former.id), known.get(rootId ?? '')];
  return own && other ? addedShare(own, other) : null;
}

/** The stories that gained or lost articles, without empty ones. */
export function changedStories(set: WorkingSet, changes: readonly FilingChange[]): StoryBounds[] {
  const names = new Set(changes.flatMap(({ now, before }) => [now.storyId, ...(before ? [before.storyId] : [])]));
  return [...names].flatMap((name) => boundsOf(set, name) ?? []);
}

function boundsOf(set: WorkingSet, name: string): StoryBounds | undefined {
  const members = set.membersOf(name);
  const founder = members[0];
  if (!founder) return undefined;
  const reasons = set.reasons.get(founder.id);
  const follows = reasons?.follows ?? null;
  const before = follows && set.get(follows.articleId)?.storyId;
  return {
    name,
    id: isUnborn(name) ? null : name,
    firstAt: founder.date,
    lastAt: members.at(-1)?.date ?? founder.date,
    decided: reasons !== undefined,
    follows: before && before !== name ? before : null,
    followsArticle: follows?.articleId ?? null,
    followsWhy: follows?.why ?? null,
    followsNews: follows?.news ?? [],
  };
}

/** Filed articles that changed story; call it once every story has its number. */
export const movedArticles = (changes: readonly FilingChange[]): Moved[] =>
  changes.flatMap(({ member: { id, storyId: to }, before }) =>
    before && before.storyId !== to ? [{ id, from: before.storyId, to }] : [],
  );
