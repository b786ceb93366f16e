/** Stories, and what filing needs to find them. */
import type { Generated, GeneratedAlways } from 'kysely';
import type { DefaultTime, Json, OptionalJson, Time } from './column-types.js';

export interface StoryTables {
  stories: {
    id: GeneratedAlways<string>;
    first_at: Time;
    last_at: Time;
    follows_id: string | null;
    follows_article: string | null;
    follows_why: OptionalJson;
    follows_news: Generated<string[]>;
    created_at: DefaultTime;
  };

  filings: {
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
  };

  story_fingerprints: {
    article_id: string;
    version: string;
    fingerprint: string;
  };

  story_keys: {
    key: string;
    /** Since 1970. */
    minute: number;
    weight: number;
    article_id: string;
  };

  story_rulings: {
    id: GeneratedAlways<string>;
    kind: 'merge' | 'split';
    who: string;
    at: DefaultTime;
    said: Json;
  };

  story_pins: {
    article_id: string;
    party: string;
    ruling_id: string;
  };
}
