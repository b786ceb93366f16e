/**
 * Writes the changes of a filing session: usually one statement, more if other articles moved.
 */
import { sql } from 'kysely';
import {
  changedStories,
  collectChanges,
  type FilingChange,
  type Moved,
  movedArticles,
} from '../../core/stories/settle/collect-changes.js';
import { emptyStories, nameStories, type StoryNames } from '../../core/stories/settle/name-stories.js';
import type { DatabaseSession } from './database-session.js';
import type { Tx } from './story-index.js';
import { type NewFiling, writeFilings } from './write-filings.js';

/** Writes all changes of the session and marks the articles `done` as filed; returns the known articles that changed story. */
export async function saveChanges(session: DatabaseSession, done: readonly string[] = []): Promise<Moved[]> {
  const { tx, set } = session;
  const { mergedInto, renamed } = await nameStories(set, (ids) => reportedAmong(tx, ids));
  for (const one of renamed) await inheritPredecessor(tx, one);
  const changes = await collectChanges(session);
  if (changes.length + done.length > 0) {
    const fresh = changes.find(({ before }) => !before);
    const born = await writeFilings(tx, changedStories(set, changes), fresh && newFiling(session, fresh), done);
    for (const [name, id] of born) set.relocate(set.membersOf(name), id);
  }
  for (const change of changes) if (change.before) await writePlace(tx, change);
  const moved = movedArticles(changes);
  await redirectFollowers(tx, mergedInto, moved);
  const empty = emptyStories(set);
  if (empty.length > 0) await tx.deleteFrom('stories').where('id', 'in', empty).execute();
  return moved;
}

async function reportedAmong(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('edition_stories').select('story_id').where('story_id', 'in', ids).execute();
  return new Set(rows.map(({ story_id }) => story_id));
}

/** A story that took over another's number still follows the story that it followed before. */
async function inheritPredecessor(tx: Tx, { from, to }: StoryNames['renamed'][number]): Promise<void> {
  await sql`
    update stories s set follows_id = nullif(o.follows_id, s.id), follows_article = o.follows_article,
      follows_why = o.follows_why, follows_news = o.follows_news
    from stories o where s.id = ${to}::bigint and o.id = ${from}::bigint`.execute(tx);
}

function newFiling({ newcomer }: DatabaseSession, { member, now, reasons }: FilingChange): NewFiling {
  if (newcomer?.member !== member) throw new Error(`article ${member.id} has a place but is no newcomer`);
  if (!reasons) throw new Error(`article ${member.id} has a place but nothing was decided about it`);
  const { storyId: story, role, copyOf } = now;
  const { addedShare, score, why } = reasons;
  return { newcomer, story, role, copyOf, addedShare, score, why };
}

/** Updates the place of an article that was already filed. */
async function writePlace(tx: Tx, { member, now, reasons }: FilingChange): Promise<void> {
  const row = {
    story_id: member.storyId,
    role: now.role,
    copy_of: now.copyOf,
    names_origin: member.namesOrigin,
    ...(reasons && { added_share: reasons.addedShare, score: reasons.score, why: JSON.stringify(reasons.why) }),
  };
  await tx.updateTable('filings').set(row).where('article_id', '=', member.id).execute();
}

/** Redirects stories that followed a merged story or a moved article to its new story. */
async function redirectFollowers(
  tx: Tx,
  mergedInto: ReadonlyMap<string, string>,
  moved: readonly Moved[],
): Promise<void> {
  for (const [from, into] of mergedInto)
    await tx.updateTable('stories').set({ follows_id: into }).where('follows_id', '=', from).execute();
  if (moved.length === 0) return;
  await sql`
    update stories s set follows_id = nullif(f.story_id, s.id) from filings f
    where f.article_id = s.follows_article and s.follows_article = any(${moved.map(({ id }) => id)}::bigint[])`.execute(
    tx,
  );
}
