/** The schema of a database as text, one line for each column, constraint, index, trigger and function: what `pg_dump -s` would show. */
import type pg from 'pg';

const LISTING = `
with tables as (
  select c.oid, c.relname, c.reloptions from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p')
)
select 'table ' || relname || coalesce(' with ' || array_to_string(reloptions, ', '), '') as line from tables
union all
select 'column ' || relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
       || case when attnotnull then ' not null' else '' end
       || case attidentity when 'a' then ' identity always' when 'd' then ' identity by default' else '' end
       || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
       || ' storage ' || attstorage::text
from tables t join pg_attribute a on a.attrelid = t.oid and attnum > 0 and not attisdropped
left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
union all
select 'constraint ' || relname || '.' || conname || ' ' || pg_get_constraintdef(c.oid)
from pg_constraint c join tables t on t.oid = c.conrelid where contype <> 'n'
union all
select 'index ' || pg_get_indexdef(i.indexrelid) from pg_index i join tables t on t.oid = i.indrelid
union all
select 'trigger ' || pg_get_triggerdef(g.oid) from pg_trigger g join tables t on t.oid = g.tgrelid where not tgisinternal
union all
select 'function ' || regexp_replace(pg_get_functiondef(oid), '\\s+', ' ', 'g')
from pg_proc where pronamespace = 'public'::regnamespace`;

export async function listSchema(client: pg.Pool | pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(LISTING);
  return rows.map(({ line }) => line).sort();
}
