/**
 * Filed articles as members of the working set, and the statements that load whole stories into it.
 */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { articleText } from '../../core/entries/article-text.js';
import { FilingRole } from '../../core/stories/describe/signature.js';
import { isUnborn, type Member, orderOf } from '../../core/stories/settle/story-member.js';
import type { WorkingSet } from '../../core/stories/settle/working-set.js';
import type { Tx } from './story-index.js';

const FiledRow = z.object({
  id: z.string(),
  storyId: z.string(),
  role: FilingRole,
  copyOf: z.string().nullable(),
  namesOrigin: z.boolean(),
  revision: z.string(),
  at: z.date(),
  key: z.string(),
  url: z.string().nullable(),
  site: z.string(),
  outlet: z.string(),
  pinGroup: z.string().nullable(),
});

/** The columns that `readMember` needs, of the tables f (filings), a (articles) and p (story_pins). */
export const MEMBER_COLUMNS = sql`f.article_id as id, f.story_id as "storyId", f.role, f.copy_of as "copyOf",
  f.names_origin as "namesOrigin", f.revision, f.at, a.key, a.url, a.site, a.outlet, p.party as "pinGroup"`;

export function readMember(row: unknown): Member {
  const filed = FiledRow.parse(row);
  const { id, storyId, role, copyOf, namesOrigin, revision, at, pinGroup } = filed;
  const { site } = articleText({ ...filed, title: '', text: '', lang: '', published_at: at });
  const date = at.toISOString();
  return { id, storyId, role, copyOf, date, order: orderOf(date, filed.key), site, namesOrigin, revision, pinGroup };
}

const select = (which: RawBuilder<unknown>) => sql`
  select ${MEMBER_COLUMNS}
  from filings f join articles a on a.id = f.article_id left join story_pins p on p.article_id = f.article_id
  where f.story_id = any(${which})`;

/** Loads those of the stories that are not in the working set yet. */
export async function loadStories(tx: Tx, set: WorkingSet, ids: readonly string[]): Promise<void> {
  const known = new Set(set.storyIds());
  const missing = [...new Set(ids)].filter((id) => !known.has(id) && !isUnborn(id));
  if (missing.length === 0) return;
  set.load((await select(sql`${missing}::bigint[]`).execute(tx)).rows.map(readMember));
}

/** Loads the stories of articles that are not in the working set yet. */
export async function loadStoriesOf(tx: Tx, set: WorkingSet, articleIds: readonly string[]): Promise<void> {
  const missing = articleIds.filter((id) => set.get(id) === undefined);
  if (missing.length === 0) return;
  const theirs = sql`array(select story_id from filings where article_id = any(${missing}::bigint[]))`;
  set.load((await select(theirs).execute(tx)).rows.map(readMember));
}

/** The ids of all articles in a pin group. */
export async function articlesOfGroup(tx: Tx, group: string): Promise<string[]> {
  const rows = await tx.selectFrom('story_pins').select('article_id').where('party', '=', group).execute();
  return rows.map(({ article_id }) => article_id);
}
