/**
 * How does one article get its place, and what does its coming change?
 */
import { packFingerprint } from '../../core/stories/describe/pack-fingerprint.js';
import type { Signature } from '../../core/stories/describe/signature.js';
import type { Desk } from './desk.js';
import { revisionOf, writeAgain } from './filed-fingerprints.js';
import { type Moved, saveStories } from './save-stories.js';
import { settleStories } from './settle-stories.js';
import { hashKeys } from './story-index.js';
import { type Member, orderOf } from './story-shelf.js';

/** An article with what is to be remembered of it. */
export interface ToFile {
  id: string;
  /** Tells articles of one moment apart; the same wherever and whenever the article is seen. */
  key: string;
  publishedAt: Date;
  site: string;
  signature: Signature;
}

/** What became of an article that was filed. */
export interface Filed {
  storyId: string;
  role: 'original' | 'report' | 'copy';
  /** Articles with which it was compared. */
  compared: number;
  /** Articles filed before that are now in another story. */
  moved: Moved[];
}

/**
 * Files one article at the desk. `again` decides it anew even where nothing about it has changed; `done` says that the article has
 * reached the end of its way.
 */
export async function fileArticle(
  desk: Desk,
  self: ToFile,
  { again = false, done = false }: { again?: boolean; done?: boolean },
): Promise<Filed> {
  const { id, publishedAt: at, site, signature } = self;
  const packed = packFingerprint(signature);
  const revision = revisionOf(packed, signature, at);
  const keys = hashKeys(signature.keys);
  const days = desk.endAfterDays;
  const around = await desk.look({ id, at, keys, listed: [], daysBefore: days, daysAfter: days });
  const known = desk.shelf.get(id);
  const isChanged = known?.revision !== revision;
  const finished = done ? [id] : [];
  if (known && !isChanged && !again) {
    await saveStories(desk, finished);
    return { storyId: known.storyId, role: known.role, compared: 0, moved: [] };
  }
  const touched = known && isChanged ? await lookBehind(desk, known) : [];
  const member = Object.assign(known ?? newMember(id), { at, order: orderOf(at, self.key), site, revision });
  desk.remember(member, signature);
  if (!known) desk.newcomer = { member, keys, packed, version: signature.version, isListed: false };
  else if (isChanged) await writeAgain(desk.tx, { id, at, revision }, signature);
  // Where nothing changed, nothing need be looked at again unless the decision comes out otherwise.
  const [first, others] = isChanged ? [[member], touched] : [[], [member]];
  const { compared } = await settleStories(desk, first, others, new Map([[id, around]]));
  const moved = await saveStories(desk, finished);
  return { storyId: member.storyId, role: member.role, compared, moved };
}

const newMember = (id: string): Member => ({
  id,
  at: new Date(0),
  order: '',
  site: '',
  revision: '',
  namesOrigin: false,
  party: null,
  storyId: '',
  role: 'original',
  copyOf: null,
});

/** Those that were decided while the article read otherwise or stood elsewhere. */
async function lookBehind(desk: Desk, { id, at, order, storyId }: Member): Promise<Member[]> {
  const daysAfter = desk.endAfterDays;
  const { after } = await desk.look({ id, at, keys: [], listed: [id], daysBefore: null, daysAfter });
  return [...after, ...desk.shelf.membersOf(storyId)].filter((one) => one.id !== id && one.order > order);
}
