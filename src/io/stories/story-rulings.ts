/**
 * Merges and splits by readers, stored with who made them and when.
 */
import { carryOut, groupName, planMerge, planSplit, type RulingPlan } from '../../core/stories/settle/rule-stories.js';
import type { Member } from '../../core/stories/settle/story-member.js';
import type { Db } from '../database/open-database.js';
import { type DatabaseSession, type FilingPolicy, inFilingSession } from './database-session.js';
import type { FingerprintCache } from './filed-fingerprints.js';
import { loadStories } from './load-members.js';
import { saveChanges } from './save-changes.js';

export interface Ruling {
  rulingId: string;
  /** The resulting story: the merged one, or the one split off. */
  storyId: string;
  articles: string[];
}

interface Said {
  kind: 'merge' | 'split';
  who: string;
  stories: readonly string[];
}

export function createStoryRulings(db: Db, fingerprints: FingerprintCache) {
  return {
    /** Merges stories permanently; the first keeps its number. Null if a story has no articles. */
    async merge(storyIds: readonly [string, ...string[]], who: string, policy: FilingPolicy): Promise<Ruling | null> {
      return inFilingSession(db, fingerprints, policy, async (session) => {
        await loadStories(session.tx, session.set, storyIds);
        return rule(session, planMerge(session.set, storyIds), { kind: 'merge', who, stories: storyIds });
      });
    },

    /**
     * Moves articles out of a story permanently; they form a new story. Null if one of them is not in the story, or none would
     * stay.
     */
    async split(
      storyId: string,
      articleIds: readonly string[],
      who: string,
      policy: FilingPolicy,
    ): Promise<Ruling | null> {
      return inFilingSession(db, fingerprints, policy, async (session) => {
        await loadStories(session.tx, session.set, [storyId]);
        return rule(session, planSplit(session.set, storyId, articleIds), { kind: 'split', who, stories: [storyId] });
      });
    },
  };
}

async function rule(session: DatabaseSession, plan: RulingPlan | null, said: Said): Promise<Ruling | null> {
  if (!plan) return null;
  const articles = plan.moving.map(({ id }) => id);
  const rulingId = await record(session, said, articles);
  for (const group of plan.groups) await pin(session, group, rulingId);
  await carryOut(session, plan);
  await saveChanges(session);
  return { rulingId, storyId: plan.moving[0]?.storyId ?? plan.to, articles };
}

async function record({ tx }: DatabaseSession, { kind, who, stories }: Said, articles: string[]): Promise<string> {
  const { id } = await tx
    .insertInto('story_rulings')
    .values({ kind, who, said: JSON.stringify({ stories, articles }) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes one pin group; it replaces any earlier groups of its articles. */
async function pin({ tx }: DatabaseSession, members: readonly Member[], rulingId: string): Promise<void> {
  const party = groupName(members);
  await tx
    .insertInto('story_pins')
    .values(members.map(({ id }) => ({ article_id: id, party, ruling_id: rulingId })))
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet({ party, ruling_id: rulingId }))
    .execute();
}
