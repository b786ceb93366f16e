/**
 * How is what filing changed written down?
 * A story keeps its number where it can: one that an edition has told keeps it before all, so that nobody is told of it twice.
 */
import { sql } from 'kysely';
import { addedShare } from '../../core/stories/compare/added-share.js';
import type { Desk } from './desk.js';
import { byOrder, isUnborn, type Member, type Place, type Reasons, samePlace } from './story-shelf.js';
import { type NewFiling, type StoryRow, writeFilings } from './write-filings.js';

/** An article that was filed before and is now in another story. */
export interface Moved {
  id: string;
  from: string;
  to: string;
}

const SOURCE = {
  zh: '更早的稿件注明转自它处，以来源为原文',
  en: 'the text that it names as its source is the original',
};

/** The place of an article that has another one than the database knows, as it is shown. */
interface Change {
  member: Member;
  before: Place | undefined;
  now: Place;
}

/**
 * Writes all changes of a desk's shelf, and that the articles `done` are filed; answers which known articles changed their story.
 */
export async function saveStories(desk: Desk, done: readonly string[] = []): Promise<Moved[]> {
  const { tx, shelf } = desk;
  const touched = new Set(shelf.all().flatMap((one) => (isChanged(one, shelf.stored) ? [one.storyId] : [])));
  const heirs = heirsOf(desk);
  for (const id of touched) await nameStory(desk, id, heirs);
  const changes = changesOf(desk);
  const altered = new Set(changes.flatMap(({ now, before }) => [now.storyId, ...(before ? [before.storyId] : [])]));
  const fresh = changes.find(({ before }) => !before);
  const stories = [...altered].flatMap((id) => storyRow(desk, id));
  if (changes.length + done.length > 0) {
    const born = await writeFilings(tx, stories, fresh && (await newFiling(desk, fresh)), done);
    for (const [name, id] of born) shelf.relocate(shelf.membersOf(name), id);
  }
  for (const change of changes) if (change.before) await writePlace(desk, change);
  const moved = changes.flatMap(({ member: { id, storyId: to }, before }) =>
    before && before.storyId !== to ? [{ id, from: before.storyId, to }] : [],
  );
  await bury(desk, heirs, moved);
  return moved;
}

function changesOf({ shelf }: Desk): Change[] {
  return shelf.storyIds().flatMap((storyId) => {
    const members = shelf.membersOf(storyId);
    const shown = shownPlaces(members);
    return members.flatMap((member) => {
      const before = shelf.stored.get(member.id);
      const now = shown.get(member.id) ?? member;
      return before && !shelf.reasons.has(member.id) && samePlace(before, now) ? [] : [{ member, before, now }];
    });
  });
}

const isChanged = (one: Member, stored: ReadonlyMap<string, Place>): boolean =>
  stored.get(one.id)?.storyId !== one.storyId;

/** For each story that lost all its articles, the one to which most of them went. */
function heirsOf({ shelf }: Desk): Map<string, string> {
  const heirs = new Map<string, string>();
  for (const id of shelf.storyIds()) {
    if (isUnborn(id) || shelf.membersOf(id).length > 0) continue;
    const counts = new Map<string, number>();
    for (const [articleId, place] of shelf.stored) {
      const now = shelf.get(articleId)?.storyId;
      if (place.storyId === id && now !== undefined) counts.set(now, (counts.get(now) ?? 0) + 1);
    }
    const heir = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
    if (heir) heirs.set(id, heir[0]);
  }
  return heirs;
}

/** Gives a story the number under which it is best known, or a new one. */
async function nameStory({ tx, shelf }: Desk, id: string, heirs: Map<string, string>): Promise<void> {
  const emptied = [...heirs].flatMap(([old, heir]) => (heir === id ? [old] : []));
  const options = [...(isUnborn(id) ? [] : [id]), ...emptied.sort((a, b) => Number(a) - Number(b))];
  if (options.length === 1 && options[0] === id) return;
  // A new story gets its number when it is written.
  if (options.length === 0) return;
  const told = await tx.selectFrom('edition_stories').select('story_id').where('story_id', 'in', options).execute();
  const name = options.find((one) => told.some(({ story_id }) => story_id === one)) ?? options[0] ?? id;
  if (name === id) return;
  shelf.relocate(shelf.membersOf(id), name);
  for (const [old, heir] of [...heirs]) if (heir === id) heirs.set(old, name);
  heirs.delete(name);
  if (isUnborn(id)) return;
  heirs.set(id, name);
  await sql`
    update stories s set follows_id = nullif(o.follows_id, s.id), follows_article = o.follows_article,
      follows_why = o.follows_why, follows_news = o.follows_news
    from stories o where s.id = ${name}::bigint and o.id = ${id}::bigint`.execute(tx);
}

/** Places as a reader sees them: the copy that the root names as its source stands above it. */
function shownPlaces(members: readonly Member[]): Map<string, Place> {
  const shown = new Map<string, Place>(members.map(({ id, storyId, role, copyOf }) => [id, { storyId, role, copyOf }]));
  for (const root of members.filter(({ role }) => role !== 'copy')) {
    const copies = members.filter(({ copyOf }) => copyOf === root.id);
    const origin = copies.filter(({ namesOrigin }) => namesOrigin).sort(byOrder)[0];
    if (!origin) continue;
    const { storyId, role } = root;
    for (const one of [root, ...copies]) shown.set(one.id, { storyId, role: 'copy', copyOf: origin.id });
    shown.set(origin.id, { storyId, role, copyOf: null });
  }
  return shown;
}

async function newFiling(desk: Desk, { member, now }: Change): Promise<NewFiling> {
  const { newcomer } = desk;
  if (newcomer?.member !== member) throw new Error(`article ${member.id} has a place but is no newcomer`);
  const reasons = await reasonsOf(desk, member, now);
  if (!reasons) throw new Error(`article ${member.id} has a place but nothing was decided about it`);
  const { storyId: story, role, copyOf } = now;
  return { newcomer, story, role, copyOf, ...reasons };
}

/** Writes the place of an article that was filed before. */
async function writePlace(desk: Desk, { member, now }: Change): Promise<void> {
  const reasons = await reasonsOf(desk, member, now);
  const row = {
    story_id: member.storyId,
    role: now.role,
    copy_of: now.copyOf,
    names_origin: member.namesOrigin,
    ...(reasons && { added_share: reasons.addedShare, score: reasons.score, why: JSON.stringify(reasons.why) }),
  };
  await desk.tx.updateTable('filings').set(row).where('article_id', '=', member.id).execute();
}

/** What is told of a place; undefined where what was told before still holds. */
async function reasonsOf(desk: Desk, member: Member, now: Place): Promise<Omit<Reasons, 'follows'> | undefined> {
  const isFormerRoot = now.role === 'copy' && member.role !== 'copy';
  if (!isFormerRoot) return desk.shelf.reasons.get(member.id);
  return { addedShare: await shareOver(desk, member, now.copyOf), score: null, why: SOURCE };
}

async function shareOver(
  { shelf, fingerprintsOf }: Desk,
  former: Member,
  rootId: string | null,
): Promise<number | null> {
  const root = rootId === null ? undefined : shelf.get(rootId);
  const known = await fingerprintsOf(root ? [former, root] : []);
  const [own, other] = [known.get(former.id), known.get(rootId ?? '')];
  return own && other ? addedShare(own, other) : null;
}

/** First and last article, and, where its beginning was decided anew, what the story carries on. */
function storyRow({ shelf }: Desk, name: string): StoryRow[] {
  const members = shelf.membersOf(name);
  const founder = members[0];
  if (!founder) return [];
  const reasons = shelf.reasons.get(founder.id);
  const follows = reasons?.follows ?? null;
  const before = follows && shelf.get(follows.articleId)?.storyId;
  return [
    {
      name,
      id: isUnborn(name) ? null : name,
      firstAt: founder.at,
      lastAt: members.at(-1)?.at ?? founder.at,
      decided: reasons !== undefined,
      follows: before && before !== name ? before : null,
      followsArticle: follows?.articleId ?? null,
      followsWhy: follows?.why ?? null,
      followsNews: follows?.news ?? [],
    },
  ];
}

/** Removes stories without articles and lets those that followed them, or a moved article, follow where it went. */
async function bury({ tx, shelf }: Desk, heirs: ReadonlyMap<string, string>, moved: readonly Moved[]): Promise<void> {
  for (const [old, heir] of heirs)
    await tx.updateTable('stories').set({ follows_id: heir }).where('follows_id', '=', old).execute();
  if (moved.length > 0) {
    await sql`
      update stories s set follows_id = nullif(f.story_id, s.id) from filings f
      where f.article_id = s.follows_article and s.follows_article = any(${moved.map(({ id }) => id)}::bigint[])`.execute(
      tx,
    );
  }
  const empty = shelf.storyIds().filter((id) => !isUnborn(id) && shelf.membersOf(id).length === 0);
  if (empty.length > 0) await tx.deleteFrom('stories').where('id', 'in', empty).execute();
}
