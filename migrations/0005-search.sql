-- Everything that can be found, one row per thing and audience. Requests never read it directly: full-text and trigram operators are not
-- leakproof, so row security would keep the planner from their indexes. They call the functions below, whose first condition is the tenant.
create table search_entry (
  municipality_id uuid not null references municipality,
  id uuid not null,
  -- Who may find it: 'public', 'body/<id>' for those who sit in it, 'secretariat' for drafts.
  audience text not null check (audience in ('public', 'secretariat') or audience ~ '^body/[0-9a-f-]{36}$'),
  kind text not null check (kind in ('meeting', 'item', 'case', 'body', 'page', 'document')),
  -- What the entry is made from, so that it can be replaced and removed with it.
  thing text not null,
  lang text not null default 'da',
  title text not null,
  body text not null default '',
  parts text not null default '',
  url text not null check (url like '/%'),
  source text,
  item_number text,
  body_id uuid,
  happened_on date,
  tsv tsvector generated always as (
    setweight(to_tsvector('danish', title), 'A') || setweight(to_tsvector('danish', body), 'B') || setweight(to_tsvector('danish', parts), 'D')
  ) stored,
  primary key (municipality_id, id)
);
create index on search_entry (municipality_id, thing);
select tenant_table('search_entry', 'insert, delete');
-- Deleting by thing needs these two columns and no text.
grant select (municipality_id, thing) on search_entry to brobygger_app;
