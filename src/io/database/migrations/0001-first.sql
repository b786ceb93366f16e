-- The first schema. Times are timestamptz; ids that other rows reference are bigint identity.
-- Unique constraints, not queue jobs, ensure that nothing is stored or sent twice.

create table feeds (
  id text primary key,
  name text not null,
  url text not null,
  enabled boolean not null default true,
  first_seen_at timestamptz not null default now(),
  -- null while the feed is configured
  removed_at timestamptz,
  etag text,
  last_modified text,
  -- last unconditional fetch of the whole body
  full_fetch_at timestamptz,
  body_hash text,
  -- hash of the settings used to read that body
  read_with text,
  next_poll_at timestamptz not null default now(),
  interval_minutes real not null default 60,
  -- weighted: an unreadable answer counts 1, a slow server 0.25
  failures real not null default 0,
  failing_since timestamptz,
  last_attempt_at timestamptz,
  last_ok_at timestamptz,
  last_outcome text,
  took_ms integer,
  moved_to text,
  moved_times integer not null default 0,
  ttl_minutes real,
  -- the items last shown: how many, when the newest and the median one were published
  window_items integer,
  median_item_at timestamptz,
  newest_item_at timestamptz,
  last_new_at timestamptz,
  -- last fetch in which every item was new, so that some may have been missed
  overflow_at timestamptz,
  read_fault text,
  -- false once several articles of the feed shared one address
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
  -- canonical address; feed and item id where an address is shared by several articles
  key text not null unique,
  url text,
  title text not null,
  site text not null default '',
  outlet text not null default '',
  tier smallint not null default 2,
  lang text not null default '',
  published_at timestamptz not null,
  -- entry, page, or seen (no date given: the time of first sight is used)
  date_from text not null,
  text text not null default '',
  -- entry (full text in the feed), page, or teaser (only the feed's summary)
  text_from text not null,
  author text,
  source_line text,
  categories text[] not null default '{}',
  state text not null check (state in ('found', 'read', 'judged', 'filed')),
  state_at timestamptz not null default now(),
  -- earliest time for a stage to try again
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
  -- the verdict before the last re-judging, if it was different
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
  -- the story this one continues, the article that shows it, and the figures and names it adds
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
  -- true for a copy that the earliest known text names as its source; shown as the original
  names_origin boolean not null default false,
  score real,
  why jsonb not null,
  -- publication time when filed
  at timestamptz not null,
  -- the remembered text, the model version that described it, and a hash of it
  version text not null,
  revision text not null,
  signature jsonb not null,
  filed_at timestamptz not null default now()
);
create index filings_story on filings (story_id);
create index filings_copies on filings (copy_of) where copy_of is not null;
create index filings_at on filings (at, article_id);

-- Candidate index: recent articles that share rare terms, models, figures or sketch bands.
-- Narrow, because an article has about twenty rows. "minute" counts from 1970.
create table story_keys (
  key bigint not null,
  minute integer not null,
  weight real not null,
  article_id bigint not null references articles on delete cascade
) with (
  -- Index-only scans need pages marked all-visible, so vacuum soon after inserts.
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000
);
create index story_keys_lookup on story_keys (key, minute) include (weight, article_id);
create index story_keys_article on story_keys (article_id);

-- Readers' merge and split decisions: who, when, which stories and articles.
create table story_rulings (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('merge', 'split')),
  who text not null,
  at timestamptz not null default now(),
  said jsonb not null
);
-- Permanent effect of the rulings: articles of one party (pin group) always share a story, articles of different parties never do.
create table story_pins (
  article_id bigint primary key references articles on delete cascade,
  -- smallest article id of the pin group when it was ruled
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
  -- when the dead-man address was pinged: all deliveries were settled
  pinged_at timestamptz,
  unique (digest_id, period_start)
);

-- Periods for which the operator wants no edition.
create table skips (
  digest_id text not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  at timestamptz not null default now(),
  primary key (digest_id, period_start)
);

-- Every story an edition took into account. No foreign key to stories: an edition stays as it was when they are merged.
create table edition_stories (
  edition_id bigint not null references editions on delete cascade,
  story_id bigint not null,
  -- position in the edition; null if the story was only counted
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
  -- set just before the first byte of the message is sent; from then on the recipient may have a copy
  handed_at timestamptz,
  sent_at timestamptz,
  receipt text,
  fault text,
  -- when the failure or unknown outcome was reported to the operator
  noticed_at timestamptz,
  created_at timestamptz not null default now(),
  unique (edition_id, channel, recipient)
);
create index deliveries_open on deliveries (next_try_at) where state in ('waiting', 'sending');
create index deliveries_fault on deliveries (id) where state in ('failed', 'unknown') and noticed_at is null;

-- Readers who unsubscribed from a digest; bare address in lower case.
create table unsubscriptions (
  digest_id text not null,
  address text not null,
  at timestamptz not null default now(),
  primary key (digest_id, address)
);

-- Periods without a running clock: items published then may be lost, and the digest says so.
create table gaps (
  id bigint generated always as identity primary key,
  since timestamptz not null,
  until timestamptz not null
);

-- Small named values: the last clock tick, versions last used.
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

-- Marks left through the links in an edition; the delivery that held the link identifies the reader.
create table feedback (
  id bigint generated always as identity primary key,
  delivery_id bigint not null references deliveries on delete cascade,
  story_id bigint not null,
  mark text not null check (mark in ('useful', 'off-topic', 'wrong-theme', 'merge')),
  at timestamptz not null default now(),
  unique (delivery_id, story_id, mark)
);
create index feedback_story on feedback (story_id);

-- Corrected labels, with the text as it was read then: training data outlives the articles.
create table corrections (
  id bigint generated always as identity primary key,
  article_id bigint references articles on delete set null,
  who text not null,
  at timestamptz not null default now(),
  -- the correction itself, then the complete label that results from it
  said jsonb not null,
  relevance smallint not null,
  themes text[] not null,
  stance text,
  title text not null,
  text text not null,
  lang text not null
);
create index corrections_article on corrections (article_id);

-- Weights trained on this installation. While none is live, the shipped ones are used.
create table judge_weights (
  id bigint generated always as identity primary key,
  weights text not null,
  live boolean not null default false,
  -- refit on labelled articles, or adapted from the shipped weights
  recipe text not null check (recipe in ('refit', 'adapted')),
  -- ids of the training articles
  learned_from jsonb not null,
  before jsonb not null,
  after jsonb not null,
  -- measured on labelled articles; null if there were none
  quality jsonb,
  who text not null,
  trained_at timestamptz not null default now()
);
create unique index judge_weights_live on judge_weights (live) where live;

-- Answers of the configured model, keyed by a hash of question and text.
create table model_answers (
  key text primary key,
  model text not null,
  answer jsonb not null,
  at timestamptz not null default now()
);

-- Use of the model per day, for the daily limit.
create table model_days (
  day date primary key,
  asked integer not null,
  tokens bigint not null default 0
);
