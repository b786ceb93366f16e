-- Keeps indexing cheap in a large archive. The key index starts with an era of ten days (14,400 minutes), so that current
-- writes stay close together and in memory; an index by key alone touched about twenty cold pages per article, each copied
-- whole into the WAL. Keys are deleted with their article by one statement-level trigger instead of a foreign key check per key.

create index story_keys_era on story_keys ((minute / 14400), key, minute) include (weight, article_id);
drop index story_keys_lookup;
alter table story_keys drop constraint story_keys_article_id_fkey;
create function forget_story_keys() returns trigger language plpgsql as $$
begin
  delete from story_keys k using gone where k.article_id = gone.id;
  return null;
end $$;
create trigger articles_forget_story_keys after delete on articles
  referencing old table as gone for each statement execute function forget_story_keys();
