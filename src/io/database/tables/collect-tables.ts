/** Feeds, their entries, and the state of collecting. */
import type { Generated, GeneratedAlways } from 'kysely';
import type { DefaultTime, OptionalJson, OptionalTime, Time } from './column-types.js';

export interface CollectTables {
  feeds: {
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
    rhythm: OptionalJson;
    rhythm_at: OptionalTime;
    state: Generated<string>;
    state_since: DefaultTime;
    evidence: string | null;
    cure: string | null;
  };

  fetches: {
    id: GeneratedAlways<string>;
    feed_id: string;
    at: DefaultTime;
    outcome: string;
    detail: string | null;
    bytes: Generated<number>;
    items: Generated<number>;
    new_entries: Generated<number>;
  };

  entries: {
    id: GeneratedAlways<string>;
    feed_id: string;
    identity: string;
    article_id: string;
    link: string | null;
    title: string | null;
    published_at: OptionalTime;
    body_hash: string;
    first_seen_at: DefaultTime;
  };

  hosts: {
    host: string;
    next_start_at: DefaultTime;
    back_off_until: DefaultTime;
  };

  search_links: {
    link: string;
    target: string;
    at: DefaultTime;
  };

  gaps: {
    id: GeneratedAlways<string>;
    since: Time;
    until: Time;
  };
}
