/**
 * Filing one article within a session: it is placed, and everything that changed is written.
 */
import { packFingerprint, revisionOf } from '../../core/stories/describe/pack-fingerprint.js';
import type { FilingRole, Signature } from '../../core/stories/describe/signature.js';
import type { Moved } from '../../core/stories/settle/collect-changes.js';
import { type PlaceOptions, placeArticle } from '../../core/stories/settle/place-article.js';
import { orderOf } from '../../core/stories/settle/story-member.js';
import type { DatabaseSession } from './database-session.js';
import { rewriteText } from './filed-fingerprints.js';
import { saveChanges } from './save-changes.js';
import { hashKeys } from './story-index.js';

/** An article to file, with the data to store about it. */
export interface ToFile {
  id: string;
  /** Orders articles of the same instant; does not depend on where or when the article was fetched. */
  key: string;
  publishedAt: Date;
  site: string;
  signature: Signature;
}

/** The outcome of filing one article. */
export interface FiledArticle {
  storyId: string;
  role: FilingRole;
  /** Number of articles it was compared with. */
  compared: number;
  /** Previously filed articles that are now in another story. */
  moved: Moved[];
}

/**
 * Files one article. `again` repeats the decision even if nothing about the article has changed; `done` marks its processing as
 * finished.
 */
export async function fileInSession(
  session: DatabaseSession,
  self: ToFile,
  { again = false, done = false }: { again?: boolean; done?: boolean },
): Promise<FiledArticle> {
  const { id, publishedAt, site, signature } = self;
  const date = publishedAt.toISOString();
  const packed = packFingerprint(signature);
  const revision = revisionOf(packed, signature, date);
  const arrival = { id, date, order: orderOf(date, self.key), site, revision, signature };
  const remember: PlaceOptions['remember'] = async (member, state) => {
    session.fingerprints.put(member, signature);
    if (state === 'new') {
      const keys = hashKeys(signature.keys);
      session.newcomer = { member, keys, packed, version: signature.version, isListed: false };
    } else if (state === 'changed') await rewriteText(session.tx, { id, date, revision }, signature);
  };
  const { member, compared } = await placeArticle(session, arrival, { again, remember });
  const moved = await saveChanges(session, done ? [id] : []);
  return { storyId: member.storyId, role: member.role, compared, moved };
}
