/** How do tests file made-up articles as the product does? */

import { type Assignment, clusterWindow, createFilingRun } from '../../src/core/stories/cluster-window.js';
import type { Described } from '../../src/core/stories/describe/signature.js';
import { loadFiler } from '../../src/io/load-story-model.js';

export const filer = await loadFiler();

export interface Draft {
  title: string;
  text: string;
  date?: string | null;
  site?: string;
  lang?: string;
}

let count = 0;

/** Describes a made-up article; ids count up, so that articles of one day are filed in the order written. */
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

/** Files drafts in the order given; answers one assignment each. */
export function fileDrafts(...drafts: Draft[]): Assignment[] {
  const run = createFilingRun(filer.matcher);
  return drafts.map((draft) => run.file(describeDraft(draft)));
}

/** Where the second of two drafts goes once the first is filed. */
export function fileAfter(first: Draft, second: Draft): Assignment['filing'] {
  const [, assignment] = fileDrafts(first, second);
  if (!assignment) throw new Error('nothing was filed');
  return assignment.filing;
}

export { clusterWindow };
