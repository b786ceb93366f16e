/** The files of `demo/site/`: a fictional outlet and its articles. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { formatProblem } from '../core/yaml/file-problem.js';
import { readDocument } from '../core/yaml/read-document.js';

const Text = z.string().trim().min(1);

const head = {
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
  /** Days before the run, and time of day in Shanghai: "2d 09:30". */
  at: z
    .string()
    .regex(/^[0-6]d ([01]\d|2[0-3]):[0-5]\d$/, 'must look like "2d 09:30", at most six days before the run'),
  title: Text,
};

/** The outlet's own article. Blank lines separate paragraphs. */
const OwnEntry = z.strictObject({ ...head, author: Text.optional(), text: Text });

/** A copy of another outlet's article (转载), with the usual edits. */
const CopiedEntry = z.strictObject({
  ...head,
  copy: z.strictObject({
    of: Text,
    /** Text before the first paragraph; when it ends with a full stop, a paragraph of its own. */
    lead: Text.optional(),
    tail: Text.optional(),
    /** Numbers of the omitted paragraphs, from 1. */
    drop: z.array(z.number().int().positive()).default([]),
    replace: z.array(z.tuple([Text, Text])).default([]),
  }),
});

export const Entry = z.union([OwnEntry, CopiedEntry]);
export type Entry = z.infer<typeof Entry>;

export const Outlet = z.strictObject({
  name: Text,
  tagline: Text,
  /** Last octet of the outlet's loopback address, which makes each outlet a separate site. */
  host: z.number().int().min(2).max(254),
  format: z.enum(['rss', 'atom', 'rdf', 'json', 'html']),
  path: z.string().startsWith('/'),
  charset: z.enum(['utf-8', 'gbk']).default('utf-8'),
  language: z.enum(['zh', 'zh-Hant', 'en']),
  /** Files use simplified characters; "traditional" converts them when served. */
  script: z.enum(['as-written', 'traditional']).default('as-written'),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** How much of each article the feed contains. */
  gives: z.enum(['full', 'summary', 'teaser']),
  /** Form of the feed's links: plain, with tracking parameters, or partly to AMP pages. */
  links: z.enum(['plain', 'tracked', 'twins']).default('plain'),
  /** gone: 404; silent: never answers; broken: malformed, truncated XML; bomb: 200 KB that inflate to 200 MB. */
  fault: z.enum(['gone', 'silent', 'broken', 'bomb']).nullable().default(null),
  entries: z.array(Entry),
});
export type Outlet = z.infer<typeof Outlet>;

/** Reads every `*.yaml` of the folder in order of file name. @throws Error with file, line and fix of each mistake. */
export async function readOutlets(folder: string): Promise<Outlet[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      const read = readDocument(text, name, Outlet, () => undefined);
      if (!read.ok) throw new Error(`The sample site cannot be read:\n${read.problems.map(formatProblem).join('\n')}`);
      return read.value;
    }),
  );
}
