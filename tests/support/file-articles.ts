/** Files made-up articles as the service does. */
import type { Filer } from '../../src/core/stories/decide/create-filer.js';
import type { Described, Filing } from '../../src/core/stories/describe/signature.js';
import { type Assignment, createMemoryArchive } from '../../src/core/stories/settle/file-in-memory.js';
import { loadFiler } from '../../src/io/stories/load-filer.js';

export const filer = await loadFiler();

export interface Draft {
  title: string;
  text: string;
  date?: string | null;
  site?: string;
  lang?: string;
}

let count = 0;

/** Describes a made-up article. Ids count up, so that articles of one day are filed in order of creation. */
export function describeDraft({
  title,
  text,
  date = '2031-03-04',
  site = 'one.example',
  lang = 'zh',
}: Draft): Described {
  count += 1;
  const id = `a${String(count).padStart(6, '0')}`;
  return { id, date, site, signature: filer.describeForFiling({ id, url: null, title, text, date, lang, site }) };
}

/** Files drafts in the given order; returns one assignment for each. */
export async function fileDrafts(...drafts: Draft[]): Promise<Assignment[]> {
  const archive = createMemoryArchive(filer);
  const assignments: Assignment[] = [];
  for (const draft of drafts) assignments.push(await archive.file(describeDraft(draft)));
  return assignments;
}

/** The decision on the second draft after the first is filed. */
export async function fileAfter(first: Draft, second: Draft): Promise<Filing> {
  let last: Filing | undefined;
  const decideFiling: Filer['decideFiling'] = (self, candidates) => {
    last = filer.decideFiling(self, candidates);
    return last;
  };
  const archive = createMemoryArchive({ ...filer, decideFiling });
  await archive.file(describeDraft(first));
  await archive.file(describeDraft(second));
  if (!last) throw new Error('nothing was filed');
  return last;
}
