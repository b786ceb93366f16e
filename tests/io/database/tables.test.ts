/**
 * Whether the types in `tables/` describe the migrated schema: every table and column, what is read from it, nulls, and inserts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openTestDatabase } from '../../support/test-database.js';

/** PostgreSQL type → what pg returns for it. */
const READ: Record<string, string> = {
  text: 'string',
  tsvector: 'string',
  date: 'day',
  bigint: 'string',
  integer: 'number',
  smallint: 'number',
  real: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  'timestamp with time zone': 'time',
  'text[]': 'string[]',
  'real[]': 'number[]',
  jsonb: 'json',
};

/** Written type → what is read, and what an insert must say. `T | null`, `Generated<T>` and `GeneratedAlways<T>` are taken apart first. */
const ALIASES: Record<string, [read: string, insert: 'required' | 'optional' | 'nullable']> = {
  Json: ['json', 'required'],
  DefaultJson: ['json', 'optional'],
  OptionalJson: ['json', 'nullable'],
  Time: ['time', 'required'],
  DefaultTime: ['time', 'optional'],
  OptionalTime: ['time', 'nullable'],
  DefaultCount: ['string', 'optional'],
  CalendarDay: ['day', 'required'],
};

function meaning(type: string): string {
  const generated = /^Generated(Always)?<(.*)>$/.exec(type);
  if (generated) return `${generated[2]}, ${generated[1] ? 'never inserted' : 'optional'}`;
  if (type.endsWith(' | null')) return `${type.slice(0, -' | null'.length)}, nullable`;
  if (/^'\w+'( \| '\w+')*$/.test(type)) return 'string, required';
  const [read, insert] = ALIASES[type] ?? [type, 'required'];
  return `${read}, ${insert}`;
}

/** "table.column" → meaning, from the sources: every table is a block "  name: {" of lines "    column: type;". */
function typedColumns(): Record<string, string> {
  const folder = new URL('../../../src/io/database/tables/', import.meta.url);
  const columns: Record<string, string> = {};
  for (const file of readdirSync(folder)) {
    const source = readFileSync(new URL(file, folder), 'utf8').replaceAll(/\/\*\*[\s\S]*?\*\//g, '');
    for (const [, table, block = ''] of source.matchAll(/^ {2}(\w+): \{\n([\s\S]*?)^ {2}\};/gm)) {
      const lines = block.split('\n').filter((line) => line.trim() !== '');
      for (const line of lines) {
        const [, column, type = ''] = /^ {4}(\w+): (.*);$/.exec(line) ?? [];
        columns[`${table}.${column ?? line}`] = meaning(type);
      }
    }
  }
  return columns;
}

async function migratedColumns(): Promise<Record<string, string>> {
  const database = await openTestDatabase();
  const { rows } = await database.pool.query<{ name: string; type: string; insert: string }>(`
    select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
           case when a.attidentity <> '' then 'never inserted' when not a.attnotnull then 'nullable'
                when a.atthasdef then 'optional' else 'required' end as insert
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'`);
  await database.close();
  return Object.fromEntries(rows.map(({ name, type, insert }) => [name, `${READ[type] ?? type}, ${insert}`]));
}

it('the table types describe the migrated schema', async () => {
  const migrated = await migratedColumns();
  expect(Object.keys(migrated).length).toBeGreaterThan(200);
  expect(typedColumns()).toEqual(migrated);
});
