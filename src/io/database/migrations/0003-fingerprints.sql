-- Story fingerprints in a table of their own, as compact inline text: about twenty are read for every article filed.
-- As jsonb in filings, each was fetched from the TOAST table, decompressed and serialised.

create table story_fingerprints (
  article_id bigint primary key references articles on delete cascade,
  -- the model version that described the text
  version text not null,
  fingerprint text storage main not null
) with (toast_tuple_target = 8160);
insert into story_fingerprints select article_id, version, (signature - 'keys')::text from filings;
alter table filings drop column signature, drop column version;
