/**
 * Which article does a search engine's opaque address lead to? Asked once, then known.
 */
export const sql = `
create table search_links (
  link text primary key,
  target text not null,
  at timestamptz not null default now()
);
create index search_links_at on search_links (at);
`;
