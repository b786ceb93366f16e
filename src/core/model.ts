/**
 * Data shapes that more than one stage shares, from a parsed feed item to a judged article. Shapes used by one stage live beside it.
 */
import { z } from 'zod';

/** Defined in `seeds/themes.yaml`; code treats theme ids as opaque strings. */
export type ThemeId = string;

/** 0 off topic, 1 about Xiaomi, 2 bears on Xiaomi's premium strategy; only 2 reaches a digest. */
export const Relevance = z.union([z.literal(0), z.literal(1), z.literal(2)]);
export type Relevance = z.infer<typeof Relevance>;

/** Which way the article points on the thesis "Xiaomi is succeeding in becoming a premium brand". */
export const Stance = z.enum(['supports', 'weakens', 'mixed', 'neutral']);
export type Stance = z.infer<typeof Stance>;

/** One text at one address, as the judge and story filing see it. */
export const ArticleText = z.object({
  id: z.string(),
  url: z.string().nullable(),
  title: z.string(),
  /** Plain text, paragraphs separated by newlines where known; may be empty. */
  text: z.string(),
  /** ISO 8601 instant or plain date; null if the source gave none. */
  date: z.string().nullable(),
  /** BCP 47 primary tag ("zh", "en"); '' if unknown. */
  lang: z.string(),
  /** Host or outlet name, e.g. "ithome.com"; '' if unknown. */
  site: z.string(),
});
export type ArticleText = z.infer<typeof ArticleText>;

/** A stretch of an article's title or text; `end` is exclusive, both in UTF-16 units. */
export const Span = z.object({
  place: z.enum(['title', 'lead', 'body']),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
});
export type Span = z.infer<typeof Span>;

/** One number with its metric, subject, unit, period and speaker, and always the words it was read from. */
export const Figure = z.object({
  /** Metric id, e.g. price, shipments, deliveries, orders, share, rank, revenue, profit, margin, asp, rd_spend, stores, users, capacity, range, lap_time. */
  metric: z.string(),
  subject: z.string(),
  /** In the normalised unit; the lower end of a range. */
  value: z.number(),
  /** Upper end of a range; null for a single value. */
  high: z.number().nullable(),
  /** yuan, usd, eur, hkd, inr, gbp, jpy, yuan_bn, usd_bn …, %, units, rank, stores, persons, km, s … */
  unit: z.string(),
  /** 超/逾 over, 近 nearly, 约 about, 不到 under; null if the value is stated without qualification. */
  bound: z.enum(['over', 'nearly', 'about', 'under']).nullable(),
  /** Absolute: "2025Q1", "2025", "2025-05", "2025-05-21", "2022/2026"; null if the text gives none. */
  period: z.string().nullable(),
  /** Change stated alongside the value, in per cent. */
  comparison: z.object({ kind: z.enum(['yoy', 'qoq', 'other']), percent: z.number() }).nullable(),
  /** Who stated it, as named in the text. */
  saidBy: z.string().nullable(),
  span: Span,
  /** The words at `span`. */
  quote: z.string(),
});
export type Figure = z.infer<typeof Figure>;

/** The reasons for a judgement, in words a reader can check. */
export const Why = z.object({
  /** The relevance decision in one sentence, in Chinese and in English. */
  zh: z.string(),
  en: z.string(),
  /** The phrases that weighed most, heaviest first; at most three. */
  phrases: z.array(z.object({ text: z.string(), span: Span, weight: z.number(), speaksFor: z.string() })),
  /** The claim of the seed corpus that is about the same thing; `similarity` is 1, or less in judgements of earlier versions. */
  claim: z.object({ id: z.string(), document: z.string(), text: z.string(), similarity: z.number() }).nullable(),
  /** The highest-scoring theme that was not assigned. */
  runnerUp: z.object({ theme: z.string(), score: z.number() }).nullable(),
});
export type Why = z.infer<typeof Why>;

/** The full judgement of one article. The same input and version always give the same output. */
export const Judgement = z.object({
  /** Identifies weights, vocabulary and rules together; changes when any of them does. */
  version: z.string(),
  relevance: Relevance,
  /** Calibrated probabilities of relevance 0, 1, 2; they sum to 1. */
  probabilities: z.tuple([z.number(), z.number(), z.number()]),
  /** Assigned themes, strongest first; empty unless relevance is 2. */
  themes: z.array(z.string()),
  /** Score in 0..1 for every theme, assigned or not. */
  themeScores: z.record(z.string(), z.number()),
  stance: Stance.nullable(),
  figures: z.array(Figure),
  why: Why,
});
export type Judgement = z.infer<typeof Judgement>;

/** One item of a feed, as parsed: not resolved or cleaned beyond what the format requires. */
export interface ParsedItem {
  title?: string;
  link?: string;
  guid?: string;
  /** ISO 8601 with zone; falls back to the updated date. Absent if the source's date is unreadable; `publishedRaw` keeps it. */
  published?: string;
  publishedRaw?: string;
  author?: string;
  /** Short text: RSS description, Atom summary. */
  summary?: string;
  /** Full text: content:encoded, Atom content, content_html. */
  content?: string;
  categories: string[];
  enclosures?: { url: string; type?: string; length?: number }[];
  /** The original outlet of an aggregated item (RSS `source`, Bing's `News:Source`) and its site. */
  source?: { name: string; url?: string };
}

/** A feed as parsed. */
export interface ParsedFeed {
  kind: 'rss' | 'atom' | 'rdf' | 'json' | 'sitemap' | 'html';
  title?: string;
  link?: string;
  language?: string;
  /** WebSub hub and the feed's own URL, if declared. */
  hub?: string;
  self?: string;
  /** Minutes the source asks clients to wait between fetches (ttl, sy:). */
  ttlMinutes?: number;
  items: ParsedItem[];
  /** What was wrong and repaired while reading, in plain words. */
  problems: string[];
}
