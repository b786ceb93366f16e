/**
 * Which tables hold what is known? The first shape of the database.
 * Times are `timestamptz`; ids of rows that other rows name are `bigint identity`. Unique constraints, not queue jobs, are what
 * makes "nothing twice" true.
 */
export const sql = `
create table feeds (
  id text primary key,
  name text not null,
  url text not null,
  enabled boolean not null default true,
  first_seen_at timestamptz not null default now(),
  -- null while the feed stands in the configuration
  removed_at timestamptz,
  etag text,
  last_modified text,
  -- the last time the whole body was asked for, whatever the validators say
  full_fetch_at timestamptz,
  body_hash text,
  -- the settings with which that body was read
  read_with text,
  next_poll_at timestamptz not null default now(),
  interval_minutes real not null default 60,
  -- fractions: an unreadable answer counts 1, a slow server 0.25
  failures real not null default 0,
  failing_since timestamptz,
  last_attempt_at timestamptz,
  last_ok_at timestamptz,
  last_outcome text,
  took_ms integer,
  moved_to text,
  moved_times integer not null default 0,
  ttl_minutes real,
  -- of the items that it last showed: how many, and when half of them and the newest were published
  window_items integer,
  median_item_at timestamptz,
  newest_item_at timestamptz,
  last_new_at timestamptz,
  -- the last time that every item was new
  overflow_at timestamptz,
  read_fault text,
  -- false once the feed was seen to give several articles one address
  links_identify boolean not null default true,
  -- WebSub
  hub text,
  topic text,
  push_asked_at timestamptz,
  push_until timestamptz,
  rhythm jsonb,
  rhythm_at timestamptz,
  state text not null default 'new'
    check (state in ('new', 'healthy', 'slow', 'quiet', 'moved', 'blocked', 'broken', 'dead')),
  state_since timestamptz not null default now(),
  evidence text,
  cure text
) with (fillfactor = 70);

create table fetches (
  id bigint generated always as identity primary key,
  feed_id text not null,
  at timestamptz not null default now(),
  outcome text not null,
  detail text,
  bytes integer not null default 0,
  items integer not null default 0,
  new_entries integer not null default 0
);
create index fetches_feed on fetches (feed_id, at desc);
create index fetches_at on fetches (at);

create table articles (
  id bigint generated always as identity primary key,
  -- the canonical address, or feed and item where the address names no single article
  key text not null unique,
  url text,
  title text not null,
  site text not null default '',
  outlet text not null default '',
  tier smallint not null default 2,
  lang text not null default '',
  published_at timestamptz not null,
  -- entry, page, or seen (no date was given: the time of first sight stands in)
  date_from text not null,
  text text not null default '',
  -- entry (the feed gave it whole), page, or teaser (only the feed's short text is known)
  text_from text not null,
  author text,
  source_line text,
  categories text[] not null default '{}',
  state text not null check (state in ('found', 'read', 'judged', 'filed')),
  state_at timestamptz not null default now(),
  -- a stage that cannot go on now says when to look again
  wait_until timestamptz,
  attempts smallint not null default 0,
  fault text,
  first_seen_at timestamptz not null default now(),
  words tsvector
);
create index articles_waiting on articles (state, state_at) where state <> 'filed';
create index articles_published on articles (published_at desc);
create index articles_words on articles using gin (words);

create table entries (
  id bigint generated always as identity primary key,
  feed_id text not null,
  identity text not null,
  article_id bigint not null references articles on delete cascade,
  link text,
  title text,
  published_at timestamptz,
  body_hash text not null,
  first_seen_at timestamptz not null default now(),
  unique (feed_id, identity)
);
create index entries_article on entries (article_id);
create index entries_seen on entries (first_seen_at);

create table judgements (
  article_id bigint primary key references articles on delete cascade,
  version text not null,
  relevance smallint not null,
  p_premium real not null,
  probabilities real[] not null,
  themes text[] not null,
  theme_scores jsonb not null,
  stance text,
  why jsonb not null,
  judged_at timestamptz not null default now(),
  -- what was said before the last re-judging, where that was something else
  previous jsonb
);
create index judgements_relevance on judgements (relevance, article_id);

create table figures (
  id bigint generated always as identity primary key,
  article_id bigint not null references articles on delete cascade,
  rank smallint not null,
  metric text not null,
  subject text not null,
  value double precision not null,
  unit text not null,
  period text,
  figure jsonb not null
);
create index figures_article on figures (article_id);
create index figures_metric on figures (metric, unit);

create table stories (
  id bigint generated always as identity primary key,
  first_at timestamptz not null,
  last_at timestamptz not null,
  -- the story it carries on, the article by which that was seen, and the figures and names that are new
  follows_id bigint references stories on delete set null,
  follows_article bigint references articles on delete set null,
  follows_why jsonb,
  follows_news text[] not null default '{}',
  created_at timestamptz not null default now()
);
create index stories_last on stories (last_at desc);
create index stories_follows on stories (follows_id);
create index stories_follows_article on stories (follows_article);

create table filings (
  article_id bigint primary key references articles on delete cascade,
  story_id bigint not null references stories,
  role text not null check (role in ('original', 'report', 'copy')),
  copy_of bigint references articles on delete set null,
  added_share real,
  -- a copy that the earliest known text names as its source: it is shown as the original
  names_origin boolean not null default false,
  score real,
  why jsonb not null,
  -- when it was published, as it was when it was filed
  at timestamptz not null,
  -- what is remembered of the text, by which version of the model, and a hash of it
  version text not null,
  revision text not null,
  signature jsonb not null,
  filed_at timestamptz not null default now()
);
create index filings_story on filings (story_id);
create index filings_copies on filings (copy_of) where copy_of is not null;
create index filings_at on filings (at, article_id);

-- The candidate index: which recent articles share rare terms, models, figures or sketch bands with this one?
-- Narrow, because an article has some twenty rows: "minute" is counted from 1970.
create table story_keys (
  key bigint not null,
  minute integer not null,
  weight real not null,
  article_id bigint not null references articles on delete cascade
) with (
  -- Lookups read the index alone where its pages are known to be visible to all: what is new must be swept soon.
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000
);
create index story_keys_lookup on story_keys (key, minute) include (weight, article_id);
create index story_keys_article on story_keys (article_id);

-- What readers decided about stories: who, when, and of which stories and articles.
create table story_rulings (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('merge', 'split')),
  who text not null,
  at timestamptz not null default now(),
  said jsonb not null
);
-- What follows from it for ever: articles of one party make one story, articles of two parties never do.
create table story_pins (
  article_id bigint primary key references articles on delete cascade,
  -- the smallest article id of the party when it was ruled
  party bigint not null,
  ruling_id bigint not null references story_rulings
);
create index story_pins_party on story_pins (party);

create table editions (
  id bigint generated always as identity primary key,
  digest_id text not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  number integer not null,
  late boolean not null,
  edition jsonb not null,
  html text not null,
  plain text not null,
  markdown text not null,
  composed_at timestamptz not null default now(),
  -- when the dead-man address was told that all deliveries are settled
  pinged_at timestamptz,
  unique (digest_id, period_start)
);

-- Periods that the operator wants no edition of.
create table skips (
  digest_id text not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  at timestamptz not null default now(),
  primary key (digest_id, period_start)
);

-- Every story that an edition took into account. No reference to stories: an edition stays as it was when they are merged.
create table edition_stories (
  edition_id bigint not null references editions on delete cascade,
  story_id bigint not null,
  -- place in the edition; null where the story was only counted
  place integer,
  primary key (edition_id, story_id)
);
create index edition_stories_story on edition_stories (story_id);

create table deliveries (
  id bigint generated always as identity primary key,
  edition_id bigint not null references editions on delete cascade,
  channel text not null,
  recipient text not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown', 'cancelled')),
  message_id text not null,
  attempts smallint not null default 0,
  next_try_at timestamptz not null default now(),
  claimed_at timestamptz,
  -- since when the other side may hold it: set just before the first byte that could be a copy leaves
  handed_at timestamptz,
  sent_at timestamptz,
  receipt text,
  fault text,
  -- when the operator was told that it failed or is undecided
  noticed_at timestamptz,
  created_at timestamptz not null default now(),
  unique (edition_id, channel, recipient)
);
create index deliveries_open on deliveries (next_try_at) where state in ('waiting', 'sending');
create index deliveries_fault on deliveries (id) where state in ('failed', 'unknown') and noticed_at is null;

-- Readers who left a digest; address in lower case, without the name before it.
create table unsubscriptions (
  digest_id text not null,
  address text not null,
  at timestamptz not null default now(),
  primary key (digest_id, address)
);

-- Stretches in which no clock ran: what was published then may be lost, and the digest says so.
create table gaps (
  id bigint generated always as identity primary key,
  since timestamptz not null,
  until timestamptz not null
);

-- Small named values: the clock's last beat, versions last used.
create table marks (
  name text primary key,
  at timestamptz not null,
  value jsonb not null default '{}'
);

create table hosts (
  host text primary key,
  next_start_at timestamptz not null default '-infinity',
  back_off_until timestamptz not null default '-infinity'
);

-- What readers marked by the links in an edition. Who said it is the delivery that held the link.
create table feedback (
  id bigint generated always as identity primary key,
  delivery_id bigint not null references deliveries on delete cascade,
  story_id bigint not null,
  mark text not null check (mark in ('useful', 'off-topic', 'wrong-theme', 'merge')),
  at timestamptz not null default now(),
  unique (delivery_id, story_id, mark)
);
create index feedback_story on feedback (story_id);

-- What people say an article should have been judged. With the text as it was read then: texts are retired, what was learned is not.
create table corrections (
  id bigint generated always as identity primary key,
  article_id bigint references articles on delete set null,
  who text not null,
  at timestamptz not null default now(),
  -- what was said, and the whole label that it makes
  said jsonb not null,
  relevance smallint not null,
  themes text[] not null,
  stance text,
  title text not null,
  text text not null,
  lang text not null
);
create index corrections_article on corrections (article_id);

-- Weights that were trained here. While none is live, those of the program are in force.
create table judge_weights (
  id bigint generated always as identity primary key,
  weights text not null,
  live boolean not null default false,
  -- refit on labelled articles, or adapted from the program's own
  recipe text not null check (recipe in ('refit', 'adapted')),
  -- ids of the articles it learned from
  learned_from jsonb not null,
  before jsonb not null,
  after jsonb not null,
  -- how well it judges, where that was measured on labelled articles
  quality jsonb,
  who text not null,
  trained_at timestamptz not null default now()
);
create unique index judge_weights_live on judge_weights (live) where live;

-- What a configured model answered, by the hash of question and text.
create table model_answers (
  key text primary key,
  model text not null,
  answer jsonb not null,
  at timestamptz not null default now()
);

-- What was asked of it each day.
create table model_days (
  day date primary key,
  asked integer not null,
  tokens bigint not null default 0
);
`;
