/**
 * The database as Kysely sees it: every table of `migrations/`. A test compares these types with the migrated schema.
 */
import type { ArticleTables } from './article-tables.js';
import type { CollectTables } from './collect-tables.js';
import type { DefaultJson, Time } from './column-types.js';
import type { LearningTables } from './learning-tables.js';
import type { PublishTables } from './publish-tables.js';
import type { StoryTables } from './story-tables.js';

export interface Tables extends CollectTables, ArticleTables, StoryTables, PublishTables, LearningTables {
  /** Small named values: the last clock tick, the link secret, a pending re-classification. */
  marks: {
    name: string;
    at: Time;
    value: DefaultJson;
  };
}
