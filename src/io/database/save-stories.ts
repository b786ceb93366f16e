/**
 * How is what filing changed written down?
 * A story keeps its number where it can: one that an edition has told keeps it before all, so that nobody is told of it twice.
 */
import { sql } from 'kysely';
import { addedShare } from '../../core/stories/added-share.js';
import type { Desk } from './decide-place.js';
import { byOrder, isUnborn, type Member, type Place, samePlace } from './story-shelf.js';

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

/** Writes all changes of a desk's shelf; answers which known articles changed their story. */
export async function saveStories(desk: Desk): Promise<Moved[]> {
  const { shelf } = desk;
  const touched = new Set(shelf.all().flatMap((one) => (isChanged(one, shelf.stored) ? [one.storyId] : [])));
  const heirs = heirsOf(desk);
  for (const id of touched) await nameStory(desk, id, heirs);
  const moved: Moved[] = [];
  const altered = new Set<string>();
  for (const storyId of shelf.storyIds()) {
    const members = shelf.membersOf(storyId);
    const shown = shownPlaces(members);
    const changed = members.filter((one) => {
      const before = shelf.stored.get(one.id);
      const now = shown.get(one.id);
      return !before || shelf.reasons.has(one.id) || (now && !samePlace(before, now));
    });
    for (const one of changed) {
      const before = shelf.stored.get(one.id);
      if (before && before.storyId !== one.storyId) moved.push({ id: one.id, from: before.storyId, to: one.storyId });
      for (const id of [storyId, before?.storyId]) if (id !== undefined) altered.add(id);
      await writePlace(desk, one, shown.get(one.id) ?? one);
    }
  }
  for (const storyId of altered) await writeBounds(desk, storyId);
  await bury(desk, heirs, moved);
  return moved;
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
  if (options.length === 0) {
    const first = shelf.membersOf(id)[0]?.at ?? new Date(0);
    const born = await tx
      .insertInto('stories')
      .values({ first_at: first, last_at: first, follows_id: null, follows_article: null, follows_why: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    shelf.relocate(shelf.membersOf(id), born.id);
    return;
  }
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

async function writePlace(desk: Desk, member: Member, shown: Place): Promise<void> {
  const { tx, shelf, signaturesOf } = desk;
  const decided = shelf.reasons.get(member.id);
  const isFormerRoot = shown.role === 'copy' && member.role !== 'copy';
  const reasons = isFormerRoot
    ? { added_share: await shareOver(desk, member, shown.copyOf), score: null, why: JSON.stringify(SOURCE) }
    : decided && { added_share: decided.addedShare, score: decided.score, why: JSON.stringify(decided.why) };
  const place = { story_id: shown.storyId, role: shown.role, copy_of: shown.copyOf, names_origin: member.namesOrigin };
  if (shelf.stored.has(member.id)) {
    const row = { ...place, ...reasons };
    await tx.updateTable('filings').set(row).where('article_id', '=', member.id).execute();
    return;
  }
  const signature = (await signaturesOf([member])).get(member.id);
  if (!reasons || !signature) throw new Error(`article ${member.id} has a place but nothing was decided about it`);
  const { id: article_id, at, revision } = member;
  const text = { at, revision, version: signature.version, signature: JSON.stringify(signature) };
  await tx
    .insertInto('filings')
    .values({ article_id, ...place, ...reasons, ...text })
    .execute();
}

async function shareOver({ shelf, signaturesOf }: Desk, former: Member, rootId: string | null): Promise<number | null> {
  const root = rootId === null ? undefined : shelf.get(rootId);
  const known = await signaturesOf(root ? [former, root] : []);
  const [own, other] = [known.get(former.id), known.get(rootId ?? '')];
  return own && other ? addedShare(own, other) : null;
}

/** First and last article, and, where its beginning was decided anew, what the story carries on. */
async function writeBounds({ tx, shelf }: Desk, storyId: string): Promise<void> {
  const members = shelf.membersOf(storyId);
  const founder = members[0];
  if (!founder) return;
  const reasons = shelf.reasons.get(founder.id);
  const follows = reasons?.follows ?? null;
  const before = follows && shelf.get(follows.articleId)?.storyId;
  await tx
    .updateTable('stories')
    .set({
      first_at: founder.at,
      last_at: members.at(-1)?.at ?? founder.at,
      ...(reasons && {
        follows_id: before && before !== storyId ? before : null,
        follows_article: follows?.articleId ?? null,
        follows_why: follows ? JSON.stringify(follows.why) : null,
        follows_news: follows?.news ?? [],
      }),
    })
    .where('id', '=', storyId)
    .execute();
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
