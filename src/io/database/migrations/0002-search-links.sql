-- Targets of the opaque links of search engines, so that each is resolved once.

create table search_links (
  link text primary key,
  target text not null,
  at timestamptz not null default now()
);
create index search_links_at on search_links (at);
