/**
 * What does each table look like to TypeScript? One interface per table of `migrations/`, for Kysely.
 * `bigint` ids arrive as strings (pg's default, safe beyond 2^53) and are treated as opaque. `jsonb` is `unknown` here: whoever
 * reads it validates it with the schema of its stage.
 */
import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';

type Json = ColumnType<unknown, string, string>;
type Time = ColumnType<Date, Date | string, Date | string>;
type OptionalTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type DefaultTime = ColumnType<Date, Date | string | undefined, Date | string>;
/** A calendar day "YYYY-MM-DD" (pg is told not to make a local midnight of it). */
type Day = string;

export interface FeedsTable {
  id: string;
  name: string;
  url: string;
  enabled: Generated<boolean>;
  first_seen_at: DefaultTime;
  removed_at: OptionalTime;
  etag: string | null;
  last_modified: string | null;
  full_fetch_at: OptionalTime;
  body_hash: string | null;
  read_with: string | null;
  next_poll_at: DefaultTime;
  interval_minutes: Generated<number>;
  failures: Generated<number>;
  failing_since: OptionalTime;
  last_attempt_at: OptionalTime;
  last_ok_at: OptionalTime;
  last_outcome: string | null;
  took_ms: number | null;
  moved_to: string | null;
  moved_times: Generated<number>;
  ttl_minutes: number | null;
  window_items: number | null;
  median_item_at: OptionalTime;
  newest_item_at: OptionalTime;
  last_new_at: OptionalTime;
  overflow_at: OptionalTime;
  read_fault: string | null;
  links_identify: Generated<boolean>;
  hub: string | null;
  topic: string | null;
  push_asked_at: OptionalTime;
  push_until: OptionalTime;
  rhythm: ColumnType<unknown, string | null, string | null>;
  rhythm_at: OptionalTime;
  state: Generated<string>;
  state_since: DefaultTime;
  evidence: string | null;
  cure: string | null;
}

export interface FetchesTable {
  id: GeneratedAlways<string>;
  feed_id: string;
  at: DefaultTime;
  outcome: string;
  detail: string | null;
  bytes: Generated<number>;
  items: Generated<number>;
  new_entries: Generated<number>;
}

export interface ArticlesTable {
  id: GeneratedAlways<string>;
  key: string;
  url: string | null;
  title: string;
  site: Generated<string>;
  outlet: Generated<string>;
  tier: Generated<number>;
  lang: Generated<string>;
  published_at: Time;
  date_from: string;
  text: Generated<string>;
  text_from: string;
  author: string | null;
  source_line: string | null;
  categories: Generated<string[]>;
  state: string;
  state_at: DefaultTime;
  wait_until: OptionalTime;
  attempts: Generated<number>;
  fault: string | null;
  first_seen_at: DefaultTime;
  words: string | null;
}

export interface EntriesTable {
  id: GeneratedAlways<string>;
  feed_id: string;
  identity: string;
  article_id: string;
  link: string | null;
  title: string | null;
  published_at: OptionalTime;
  body_hash: string;
  first_seen_at: DefaultTime;
}

export interface JudgementsTable {
  article_id: string;
  version: string;
  relevance: number;
  p_premium: number;
  probabilities: number[];
  themes: string[];
  theme_scores: Json;
  stance: string | null;
  why: Json;
  judged_at: DefaultTime;
  previous: ColumnType<unknown, string | null | undefined, string | null>;
}

export interface FiguresTable {
  id: GeneratedAlways<string>;
  article_id: string;
  rank: number;
  metric: string;
  subject: string;
  value: number;
  unit: string;
  period: string | null;
  figure: Json;
}

export interface StoriesTable {
  id: GeneratedAlways<string>;
  first_at: Time;
  last_at: Time;
  follows_id: string | null;
  follows_article: string | null;
  follows_why: ColumnType<unknown, string | null, string | null>;
  follows_news: Generated<string[]>;
  created_at: DefaultTime;
}

export interface FilingsTable {
  article_id: string;
  story_id: string;
  role: string;
  copy_of: string | null;
  added_share: number | null;
  names_origin: Generated<boolean>;
  score: number | null;
  why: Json;
  at: Time;
  revision: string;
  filed_at: DefaultTime;
}

export interface StoryFingerprintsTable {
  article_id: string;
  version: string;
  fingerprint: string;
}

export interface StoryKeysTable {
  key: string;
  /** Since 1970. */
  minute: number;
  weight: number;
  article_id: string;
}

export interface StoryRulingsTable {
  id: GeneratedAlways<string>;
  kind: 'merge' | 'split';
  who: string;
  at: DefaultTime;
  said: Json;
}

export interface StoryPinsTable {
  article_id: string;
  party: string;
  ruling_id: string;
}

export interface EditionsTable {
  id: GeneratedAlways<string>;
  digest_id: string;
  period_start: Time;
  period_end: Time;
  number: number;
  late: boolean;
  edition: Json;
  html: string;
  plain: string;
  markdown: string;
  composed_at: DefaultTime;
  pinged_at: OptionalTime;
}

export interface SkipsTable {
  digest_id: string;
  period_start: Time;
  period_end: Time;
  at: DefaultTime;
}

export interface EditionStoriesTable {
  edition_id: string;
  story_id: string;
  place: number | null;
}

export interface DeliveriesTable {
  id: GeneratedAlways<string>;
  edition_id: string;
  channel: string;
  recipient: string;
  state: Generated<string>;
  message_id: string;
  attempts: Generated<number>;
  next_try_at: DefaultTime;
  claimed_at: OptionalTime;
  handed_at: OptionalTime;
  sent_at: OptionalTime;
  receipt: string | null;
  fault: string | null;
  noticed_at: OptionalTime;
  created_at: DefaultTime;
}

export interface UnsubscriptionsTable {
  digest_id: string;
  address: string;
  at: DefaultTime;
}

export interface GapsTable {
  id: GeneratedAlways<string>;
  since: Time;
  until: Time;
}

export interface MarksTable {
  name: string;
  at: Time;
  value: JSONColumnType<Record<string, unknown>>;
}

export interface HostsTable {
  host: string;
  next_start_at: DefaultTime;
  back_off_until: DefaultTime;
}

export interface SearchLinksTable {
  link: string;
  target: string;
  at: DefaultTime;
}

export interface FeedbackTable {
  id: GeneratedAlways<string>;
  delivery_id: string;
  story_id: string;
  mark: string;
  at: DefaultTime;
}

export interface CorrectionsTable {
  id: GeneratedAlways<string>;
  article_id: string | null;
  who: string;
  at: DefaultTime;
  said: Json;
  relevance: number;
  themes: string[];
  stance: string | null;
  title: string;
  text: string;
  lang: string;
}

export interface JudgeWeightsTable {
  id: GeneratedAlways<string>;
  weights: string;
  live: Generated<boolean>;
  recipe: string;
  learned_from: Json;
  before: Json;
  after: Json;
  quality: ColumnType<unknown, string | null, string | null>;
  who: string;
  trained_at: DefaultTime;
}

export interface ModelAnswersTable {
  key: string;
  model: string;
  answer: Json;
  at: DefaultTime;
}

export interface ModelDaysTable {
  day: Day;
  asked: number;
  tokens: ColumnType<string, string | number | undefined, string | number>;
}

export interface Tables {
  feeds: FeedsTable;
  fetches: FetchesTable;
  articles: ArticlesTable;
  entries: EntriesTable;
  judgements: JudgementsTable;
  figures: FiguresTable;
  stories: StoriesTable;
  filings: FilingsTable;
  story_fingerprints: StoryFingerprintsTable;
  story_keys: StoryKeysTable;
  story_rulings: StoryRulingsTable;
  story_pins: StoryPinsTable;
  editions: EditionsTable;
  skips: SkipsTable;
  edition_stories: EditionStoriesTable;
  deliveries: DeliveriesTable;
  unsubscriptions: UnsubscriptionsTable;
  gaps: GapsTable;
  marks: MarksTable;
  hosts: HostsTable;
  search_links: SearchLinksTable;
  feedback: FeedbackTable;
  corrections: CorrectionsTable;
  judge_weights: JudgeWeightsTable;
  model_answers: ModelAnswersTable;
  model_days: ModelDaysTable;
}
