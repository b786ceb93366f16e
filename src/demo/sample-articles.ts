/** The outlets' articles as they read on the day of the run. */
import { Converter } from 'opencc-js/cn2t';
import { fillPlaceholders, sampleInstant } from './fill-placeholders.js';
import type { Entry, Outlet } from './outlet.js';

/** An article as shown on its page. */
export interface SampleArticle {
  id: string;
  title: string;
  author: string | null;
  paragraphs: string[];
  published: Date;
  /** Path of the page on the outlet's site. */
  path: string;
  /** Name of the outlet it was copied from; null for the outlet's own articles. */
  takenFrom: string | null;
}

/** An article as an entry in the outlet's feed, in any format. `html` is the full text, where the feed gives it. */
export interface SampleItem {
  article: SampleArticle;
  link: string;
  summary: string;
  html: string | null;
}

/** The articles of each outlet, in the order of the outlets, newest first. @throws Error when a copy's original is missing. */
export function createSampleArticles(outlets: readonly Outlet[], now: Date): SampleArticle[][] {
  const origins = new Map<string, { entry: Entry; outlet: Outlet }>();
  for (const outlet of outlets) for (const entry of outlet.entries) origins.set(entry.id, { entry, outlet });
  const originalOf = (id: string): { text: string; name: string } => {
    const origin = origins.get(id);
    if (origin === undefined || !('text' in origin.entry)) throw new Error(`The sample site has no original "${id}"`);
    return { text: origin.entry.text, name: origin.outlet.name };
  };
  return outlets.map((outlet) =>
    outlet.entries
      .map((entry) => toArticle(entry, outlet, now, originalOf))
      .sort((a, b) => b.published.getTime() - a.published.getTime()),
  );
}

function toArticle(
  entry: Entry,
  outlet: Outlet,
  now: Date,
  originalOf: (id: string) => { text: string; name: string },
): SampleArticle {
  const published = sampleInstant(entry.at, now);
  const write = (text: string): string => toScript(fillPlaceholders(text, now), outlet.script);
  const copied = 'copy' in entry ? originalOf(entry.copy.of) : null;
  const paragraphs = 'copy' in entry ? editCopy(copied?.text ?? '', entry.copy) : splitParagraphs(entry.text);
  const day = published.toISOString().slice(0, 10).replaceAll('-', '/');
  return {
    id: entry.id,
    title: write(entry.title),
    author: 'author' in entry && entry.author !== undefined ? write(entry.author) : null,
    paragraphs: paragraphs.map(write),
    published,
    path: `/${day}/${entry.id}.html`,
    takenFrom: copied === null ? null : write(copied.name),
  };
}

type Copy = Extract<Entry, { copy: unknown }>['copy'];

/** Applies a copying editor's changes: omitted paragraphs, replaced words, text added before and after. */
function editCopy(text: string, copy: Copy): string[] {
  const kept = splitParagraphs(text)
    .filter((_, index) => !copy.drop.includes(index + 1))
    .map((paragraph) => copy.replace.reduce((words, [from, to]) => words.replace(from, to), paragraph));
  const { lead, tail } = copy;
  const [first = '', ...rest] = kept;
  const opening = lead === undefined ? [first] : /[，、]$/.test(lead) ? [`${lead}${first}`] : [lead, first];
  return [...opening, ...rest, ...(tail === undefined ? [] : [tail])];
}

const splitParagraphs = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll('\n', '').trim())
    .filter((paragraph) => paragraph !== '');

const toScript = (text: string, script: Outlet['script']): string =>
  script === 'traditional' ? traditional()(text) : text;

let converter: ((text: string) => string) | undefined;

/** Created on first use, because the dictionaries load slowly. */
function traditional(): (text: string) => string {
  if (converter) return converter;
  const made: (text: string) => string = Converter({ from: 'cn', to: 'hk' });
  converter = made;
  return made;
}
