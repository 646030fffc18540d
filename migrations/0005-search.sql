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

-- One posting list per municipality and word: the time does not depend on how many other municipalities there are.
create index search_entry_tsv on search_entry using gin (municipality_id, tsv);
create index search_entry_title_trigrams on search_entry using gin (municipality_id, title gin_trgm_ops);

-- What the given audiences may find in the municipality of the transaction; a caller cannot name another one. p_websearch as typed; p_prefix a tsquery made by the app (query.ts), or null.
-- Whole words before parts of compounds, titles before texts, then the newest. A thing that several audiences have is found once.
create function search_entries(
  p_audiences text[], p_websearch text, p_prefix text, p_kinds text[], p_limit integer, p_offset integer
) returns table (
  id uuid, kind text, lang text, title text, url text, source text, item_number text, body_id uuid, happened_on date, body text, parts text,
  rank real, total bigint
) language plpgsql stable security definer rows 20
set search_path = pg_catalog, public
-- The planner does not know what it costs to fetch a long tsvector and prefers to test every row; the bitmap of the index is always right here.
set enable_seqscan = off set enable_indexscan = off set max_parallel_workers_per_gather = 0 set jit = off set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
  tenant uuid := nullif(current_setting('app.municipality', true), '')::uuid;
  query tsquery := websearch_to_tsquery('danish', p_websearch) || coalesce(p_prefix, '')::tsquery;
begin
  return query
    with found as (
      select distinct on (e.url) e.id, e.happened_on, e.tsv
      from search_entry e
      where e.municipality_id = tenant and e.tsv @@ query
        and e.audience = any (p_audiences) and (p_kinds is null or e.kind = any (p_kinds))
      order by e.url, e.audience
    ), newest as (
      -- Ranking reads every word of a text; beyond this number nobody pages, and the newest are the likeliest to be meant.
      select found.*, count(*) over () as total from found order by found.happened_on desc nulls last, found.id limit 3000
    )
    select e.id, e.kind, e.lang, e.title, e.url, e.source, e.item_number, e.body_id, e.happened_on, e.body, e.parts, page.rank, page.total
    from (
      select n.id, n.total, ts_rank('{0.1, 0.2, 0.6, 1.0}', n.tsv, query) as rank
      from newest n order by rank desc, n.happened_on desc nulls last, n.id limit p_limit offset p_offset
    ) page join search_entry e on e.municipality_id = tenant and e.id = page.id
    order by page.rank desc, e.happened_on desc nulls last, e.id;
end $$;

-- For typing errors, when search_entries has found nothing: titles with a like-looking run of letters, the likest first.
create function search_similar_titles(p_audiences text[], p_text text, p_kinds text[], p_limit integer)
returns table (
  id uuid, kind text, lang text, title text, url text, source text, item_number text, body_id uuid, happened_on date, similarity real
) language plpgsql stable security definer rows 10
set search_path = pg_catalog, public
set pg_trgm.word_similarity_threshold = 0.45
set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
  tenant uuid := nullif(current_setting('app.municipality', true), '')::uuid;
begin
  return query
    select f.id, f.kind, f.lang, f.title, f.url, f.source, f.item_number, f.body_id, f.happened_on, f.similarity
    from (
      select distinct on (e.url) e.*, word_similarity(p_text, e.title) as similarity
      from search_entry e
      where e.municipality_id = tenant and p_text <% e.title
        and e.audience = any (p_audiences) and (p_kinds is null or e.kind = any (p_kinds))
      order by e.url, e.audience
    ) f
    order by f.similarity desc, f.happened_on desc nulls last, f.id
    limit p_limit;
end $$;

revoke execute on function search_entries, search_similar_titles from public;
grant execute on function search_entries, search_similar_titles to brobygger_app;
