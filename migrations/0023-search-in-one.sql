-- What was found, how much there is of it, and how much of each kind, body and year, from one reading of the rows that fit.
drop function search_entries;
drop function search_counts;

-- The entries that the given audiences may find in the municipality of the transaction; a caller cannot name another one. `query` is a tsquery made by
-- the app (query.ts), '' for everything. A thing that several audiences have is found once, as the one that has most of it.
-- Best fit first and then the newest, or the newest first. p_filter: {audiences, query, kinds, bodies, caseSlug, firstDay, lastDay, changedSince}; null is no filter.
-- Every row says the total; where the page has none, one row without id does. `counts`, where wanted, is {kinds, bodies, years}: how many there are
-- of each, each counted as if nothing were chosen of it.
create function search_entries(p_filter jsonb, p_newest_first boolean, p_limit integer, p_offset integer, p_counts boolean) returns table (
  id uuid, kind text, lang text, title text, url text, source text, item_number text, body_id uuid, happened_on date, body text,
  appeared_at timestamptz, changed_at timestamptz, total bigint, counts jsonb
) language plpgsql stable security definer rows 20
set search_path = pg_catalog, public
-- The planner does not know what it costs to fetch a long tsvector and prefers to test every row; the bitmap of the index is always right here.
set enable_seqscan = off set enable_indexscan = off set max_parallel_workers_per_gather = 0 set jit = off set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
  tenant uuid := nullif(current_setting('app.municipality', true), '')::uuid;
  wanted tsquery := (p_filter->>'query')::tsquery;
  is_any boolean := p_filter->>'query' = '';
  audiences text[] := array(select jsonb_array_elements_text(p_filter->'audiences'));
  kinds text[] := case when p_filter->>'kinds' is not null then array(select jsonb_array_elements_text(p_filter->'kinds')) end;
  bodies uuid[] := case when p_filter->>'bodies' is not null then array(select jsonb_array_elements_text(p_filter->'bodies')::uuid) end;
  case_slug text := p_filter->>'caseSlug';
  first_day date := p_filter->>'firstDay';
  last_day date := p_filter->>'lastDay';
  changed_since timestamptz := p_filter->>'changedSince';
begin
  return query
    with found as (
      select distinct on (e.url) e.id, e.kind, e.body_id, e.happened_on, e.tsv, fits.kind as fits_kind, fits.body as fits_body, fits.days as fits_days
      from search_entry e cross join lateral (
        select kinds is null or e.kind = any (kinds) as kind,
          bodies is null or coalesce(e.body_id = any (bodies), false) as body,
          coalesce((first_day is null or e.happened_on >= first_day) and (last_day is null or e.happened_on <= last_day), false) as days
      ) fits
      where e.municipality_id = tenant and (is_any or e.tsv @@ wanted) and e.audience = any (audiences)
        and (case_slug is null or case_slug = any (e.cases))
        and (changed_since is null or e.changed_at >= changed_since)
        and (p_counts or (fits.kind and fits.body and fits.days))
      order by e.url, e.audience
    ), fitting as (
      select id, happened_on, tsv from found where fits_kind and fits_body and fits_days
    ), newest as (
      -- Ranking reads every word of a text; beyond this number nobody pages, and the newest are the likeliest to be meant.
      select * from fitting order by happened_on desc nulls last, id limit 3000
    ), page as (
      select n.id, case when p_newest_first or is_any then 0 else ts_rank('{0.1, 0.2, 0.6, 1.0}', n.tsv, wanted) end as rank
      from newest n order by rank desc, n.happened_on desc nulls last, n.id limit p_limit offset p_offset
    ), whole as (
      select (select count(*) from fitting) as total, case when p_counts then jsonb_build_object(
        'kinds', (select jsonb_object_agg(kind, entries) from (
          select kind, count(*) as entries from found where fits_body and fits_days group by kind) k),
        'bodies', (select jsonb_object_agg(body_id, entries) from (
          select body_id, count(*) as entries from found where fits_kind and fits_days and body_id is not null group by body_id) b),
        'years', (select jsonb_object_agg(year, entries) from (
          select extract(year from happened_on) as year, count(*) as entries from found
          where fits_kind and fits_body and happened_on is not null group by year) y)
      ) end as counts
    )
    select e.id, e.kind, e.lang, e.title, e.url, e.source, e.item_number, e.body_id, e.happened_on, e.body, e.appeared_at, e.changed_at,
      whole.total, whole.counts
    from whole left join (page join search_entry e on e.municipality_id = tenant and e.id = page.id) on true
    order by page.rank desc, e.happened_on desc nulls last, e.id;
end $$;

revoke execute on function search_entries from public;
grant execute on function search_entries to brobygger_app;

-- What was made findable by an older program, of which less could be found: 0 is all that was there before. A job makes it findable anew (catch-up.ts).
alter table search_entry add column contents smallint not null default 0;
grant select (contents) on search_entry to brobygger_app;
drop index search_entry_municipality_id_thing_idx;
create index on search_entry (municipality_id, thing, contents);
