/**
 * Where is what filing remembers of a text? In a table of its own, as compact text and never out of line: some twenty of them are
 * read for every article that is filed. As jsonb in the filings each had to be fetched from the side table, unpacked and printed.
 */
export const sql = `
create table story_fingerprints (
  article_id bigint primary key references articles on delete cascade,
  -- by which version of the model it was described
  version text not null,
  fingerprint text storage main not null
) with (toast_tuple_target = 8160);
insert into story_fingerprints select article_id, version, (signature - 'keys')::text from filings;
alter table filings drop column signature, drop column version;
`;
