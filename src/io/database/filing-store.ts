/**
 * The filing store: places articles in stories, reads stories, and repairs them.
 */
import type { Filer } from '../../core/stories/decide/create-filer.js';
import { type FilingOptions, type FilingPolicy, inFilingSession } from '../stories/database-session.js';
import { type FiledArticle, fileInSession, type ToFile } from '../stories/file-in-session.js';
import { createFingerprintCache } from '../stories/filed-fingerprints.js';
import { createStoryReader } from '../stories/read-stories.js';
import { type Refiled, refileStories } from '../stories/refile-stories.js';
import { createStoryRulings } from '../stories/story-rulings.js';
import type { Db } from './open-database.js';

export type FilingStore = ReturnType<typeof createFilingStore>;

export function createFilingStore(db: Db) {
  const fingerprints = createFingerprintCache();
  return {
    /**
     * Files one article and corrects earlier decisions that it affects: the result does not depend on the order of arrival.
     * A filed article is decided again if its text, its date or the model has changed.
     */
    file(self: ToFile, filer: Filer, options: FilingOptions): Promise<FiledArticle> {
      const policy = { filer, endAfterDays: options.endAfterDays };
      return inFilingSession(db, fingerprints, policy, (session) => fileInSession(session, self, { done: true }));
    },
    refile: (since: Date, policy: FilingPolicy, onProgress: (soFar: Refiled) => boolean): Promise<Refiled> =>
      refileStories(db, fingerprints, since, policy, onProgress),
    ...createStoryRulings(db, fingerprints),
    ...createStoryReader(db),
  };
}
