/**
 * Column types shared by the tables. `bigint` ids arrive as strings (pg's default, safe beyond 2^53) and are opaque. `jsonb` is
 * `unknown`: the reader validates it with its schema.
 */
import type { ColumnType } from 'kysely';

export type Json = ColumnType<unknown, string, string>;
export type DefaultJson = ColumnType<unknown, string | undefined, string>;
export type OptionalJson = ColumnType<unknown, string | null | undefined, string | null>;
export type Time = ColumnType<Date, Date | string, Date | string>;
export type OptionalTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** Not null, with a default. */
export type DefaultTime = ColumnType<Date, Date | string | undefined, Date | string>;
/** A `bigint` that counts, with a default. */
export type DefaultCount = ColumnType<string, string | number | undefined, string | number>;
/** "YYYY-MM-DD"; pg is configured not to parse it as midnight in the local zone. */
export type CalendarDay = string;
