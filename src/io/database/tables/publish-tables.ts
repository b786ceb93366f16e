/** Editions, their deliveries, and the readers. */
import type { Generated, GeneratedAlways } from 'kysely';
import type { DefaultTime, Json, OptionalTime, Time } from './column-types.js';

export interface PublishTables {
  editions: {
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
  };

  skips: {
    digest_id: string;
    period_start: Time;
    period_end: Time;
    at: DefaultTime;
  };

  edition_stories: {
    edition_id: string;
    story_id: string;
    place: number | null;
  };

  deliveries: {
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
  };

  unsubscriptions: {
    digest_id: string;
    address: string;
    at: DefaultTime;
  };
}
