/** What does a file of `demo/site/` say about a fictional outlet and its articles? */
import { z } from 'zod';

const Text = z.string().trim().min(1);

const head = {
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
  /** Days before the run and the time of day in Shanghai: "2d 09:30". */
  at: z
    .string()
    .regex(/^[0-6]d ([01]\d|2[0-3]):[0-5]\d$/, 'must look like "2d 09:30", at most six days before the run'),
  title: Text,
};

/** An article told by the outlet itself; paragraphs are separated by blank lines. */
const OwnEntry = z.strictObject({ ...head, author: Text.optional(), text: Text });

/** An article taken over from another outlet (转载), with the marks such copies carry. */
const CopiedEntry = z.strictObject({
  ...head,
  copy: z.strictObject({
    of: Text,
    /** Words put before the first paragraph; a sentence of its own ends with a full stop and stands alone. */
    lead: Text.optional(),
    tail: Text.optional(),
    /** Paragraphs left out, counted from 1. */
    drop: z.array(z.number().int().positive()).default([]),
    replace: z.array(z.tuple([Text, Text])).default([]),
  }),
});

export const Entry = z.union([OwnEntry, CopiedEntry]);
export type Entry = z.infer<typeof Entry>;

export const Outlet = z.strictObject({
  name: Text,
  tagline: Text,
  /** Last number of the loopback address that the outlet is served on, so that each is a site of its own. */
  host: z.number().int().min(2).max(254),
  format: z.enum(['rss', 'atom', 'rdf', 'json', 'html']),
  path: z.string().startsWith('/'),
  charset: z.enum(['utf-8', 'gbk']).default('utf-8'),
  language: z.enum(['zh', 'zh-Hant', 'en']),
  /** Texts stand in simplified characters in the file and are converted when served. */
  script: z.enum(['as-written', 'traditional']).default('as-written'),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** How much of an article its feed carries. */
  gives: z.enum(['full', 'summary', 'teaser']),
  /** Whether the feed's links carry tracking parameters, and mobile twins of the address as well. */
  links: z.enum(['plain', 'tracked', 'twins']).default('plain'),
  /** gone: 404; silent: never answers; broken: XML that is not well-formed and breaks off; bomb: 200 MB behind 200 KB. */
  fault: z.enum(['gone', 'silent', 'broken', 'bomb']).nullable().default(null),
  entries: z.array(Entry),
});
export type Outlet = z.infer<typeof Outlet>;
