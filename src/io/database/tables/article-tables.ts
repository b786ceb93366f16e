/** Articles and what was judged of them. */
import type { Generated, GeneratedAlways } from 'kysely';
import type { DefaultTime, Json, OptionalJson, OptionalTime, Time } from './column-types.js';

export interface ArticleTables {
  articles: {
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
  };

  judgements: {
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
    previous: OptionalJson;
  };

  figures: {
    id: GeneratedAlways<string>;
    article_id: string;
    rank: number;
    metric: string;
    subject: string;
    value: number;
    unit: string;
    period: string | null;
    figure: Json;
  };
}
