/**
 * How does listing an article stay cheap in a large archive?
 * The index of keys is kept by stretches of ten days: what is written now lies close together and in memory, where an index by key
 * alone touched some twenty cold pages for every article, each of them copied whole into the log. And keys go with their article by
 * one statement instead of a check for every key.
 */
export const sql = `
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
`;
