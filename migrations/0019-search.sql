-- What an entry is found by is worked out by the app (platform/search/vector.ts): words in no inflection, compounds with their parts, figures under one key.
-- What was written before is found by what PostgreSQL made of it, until a job has gone over it: `indexed_with` is then not that of the program.
drop function search_entries;
drop function search_similar_titles;
drop index search_entry_title_trigrams;

alter table search_entry alter column tsv drop expression;
alter table search_entry alter column tsv set default '', alter column tsv set not null, drop column parts;
alter table search_entry
  -- The last part of the addresses of the cases that it belongs to.
  add column cases text[] not null default '{}',
  -- When it could first be found by its audience, and when its words last changed.
  add column appeared_at timestamptz not null default now(),
  add column changed_at timestamptz not null default now(),
  add column words_hash text not null default '',
  add column indexed_with text not null default '';
update search_entry set words_hash = encode(sha256(convert_to(title || E'\n' || body, 'UTF8')), 'hex');
create index on search_entry (municipality_id, indexed_with);
grant select (thing, url, audience, appeared_at, changed_at, words_hash) on search_entry to brobygger_app;

-- The municipality's own words as they hold today: its setting `search_words` (council/setting-kinds.ts), which the search reads itself, because
-- everything that is made findable needs it, whoever makes it so.
create function search_own_words() returns jsonb language sql stable set search_path = pg_catalog, public as $$
  select s.value from setting s join municipality m on m.id = s.municipality_id
  where s.municipality_id = nullif(current_setting('app.municipality', true), '')::uuid and s.body_id is null and s.key = 'search_words'
    and s.valid_from <= (now() at time zone m.time_zone)::date
  order by s.valid_from desc limit 1
$$;

-- The words that are written in what can be found, each with a key that it is found by: what typing errors are corrected to. Requests never read
-- it directly, as they never read the texts. A word may stand twice when two transactions have learnt it at the same time; that does no harm.
create table search_word (
  municipality_id uuid not null references municipality,
  id uuid not null default gen_random_uuid(),
  word text collate "C" not null,
  key text not null,
  primary key (municipality_id, id)
);
create index on search_word (municipality_id, word);
create index on search_word (municipality_id, key);
create index search_word_trigrams on search_word using gin (municipality_id, word gin_trgm_ops);
select tenant_table('search_word', 'insert');

-- The entries that the given audiences may find in the municipality of the transaction; a caller cannot name another one. `query` is a tsquery made by
-- the app (query.ts), '' for everything. A thing that several audiences have is found once, as the one that has most of it.
-- Best fit first and then the newest, or the newest first. p_filter: {audiences, query, kinds, bodies, caseSlug, firstDay, lastDay, changedSince}; null is no filter.
create function search_entries(p_filter jsonb, p_newest_first boolean, p_limit integer, p_offset integer) returns table (
  id uuid, kind text, lang text, title text, url text, source text, item_number text, body_id uuid, happened_on date, body text,
  appeared_at timestamptz, changed_at timestamptz, total bigint
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
      select distinct on (e.url) e.id, e.happened_on, e.tsv
      from search_entry e
      where e.municipality_id = tenant and (is_any or e.tsv @@ wanted) and e.audience = any (audiences)
        and (kinds is null or e.kind = any (kinds))
        and (bodies is null or e.body_id = any (bodies))
        and (case_slug is null or case_slug = any (e.cases))
        and (first_day is null or e.happened_on >= first_day)
        and (last_day is null or e.happened_on <= last_day)
        and (changed_since is null or e.changed_at >= changed_since)
      order by e.url, e.audience
    ), newest as (
      -- Ranking reads every word of a text; beyond this number nobody pages, and the newest are the likeliest to be meant.
      select found.*, count(*) over () as total from found order by found.happened_on desc nulls last, found.id limit 3000
    ), page as (
      select n.id, n.total, case when p_newest_first or is_any then 0 else ts_rank('{0.1, 0.2, 0.6, 1.0}', n.tsv, wanted) end as rank
      from newest n order by rank desc, n.happened_on desc nulls last, n.id limit p_limit offset p_offset
    )
    select e.id, e.kind, e.lang, e.title, e.url, e.source, e.item_number, e.body_id, e.happened_on, e.body, e.appeared_at, e.changed_at, page.total
    from page join search_entry e on e.municipality_id = tenant and e.id = page.id
    order by page.rank desc, e.happened_on desc nulls last, e.id;
end $$;

-- How many there are of each kind, body and year, each counted as if nothing were chosen of it.
create function search_counts(p_filter jsonb) returns table (what text, value text, entries bigint)
language plpgsql stable security definer rows 50
set search_path = pg_catalog, public
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
      select distinct on (e.url) e.kind, e.body_id, extract(year from e.happened_on)::text as year,
        kinds is null or e.kind = any (kinds) as fits_kind,
        bodies is null or coalesce(e.body_id = any (bodies), false) as fits_body,
        (first_day is null or coalesce(e.happened_on >= first_day, false)) and (last_day is null or coalesce(e.happened_on <= last_day, false)) as fits_year
      from search_entry e
      where e.municipality_id = tenant and (is_any or e.tsv @@ wanted) and e.audience = any (audiences)
        and (case_slug is null or case_slug = any (e.cases))
        and (changed_since is null or e.changed_at >= changed_since)
      order by e.url, e.audience
    )
    select 'kind', kind, count(*) from found where fits_body and fits_year group by kind
    union all select 'body', body_id::text, count(*) from found where fits_kind and fits_year and body_id is not null group by body_id
    union all select 'year', year, count(*) from found where fits_kind and fits_body and year is not null group by year;
end $$;

-- Which of some tsqueries somebody of these audiences finds anything by.
create function search_known(p_audiences text[], p_queries text[]) returns table (query text)
language plpgsql stable security definer rows 10
set search_path = pg_catalog, public
set enable_seqscan = off set enable_indexscan = off set jit = off set plan_cache_mode = force_custom_plan
as $$
declare
  tenant uuid := nullif(current_setting('app.municipality', true), '')::uuid;
begin
  for query in select unnest(p_queries) loop
    if exists (select from search_entry e where e.municipality_id = tenant and e.tsv @@ query::tsquery and e.audience = any (p_audiences)) then
      return next;
    end if;
  end loop;
end $$;

-- For typing errors: words that look like those typed or begin with them, the likest first. What only others may find is for the caller to leave out (search_known).
create function search_similar_words(p_words text[]) returns table (typed text, word text, key text)
language plpgsql stable security definer rows 100
set search_path = pg_catalog, public
set pg_trgm.similarity_threshold = 0.2
set enable_seqscan = off set jit = off set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
  tenant uuid := nullif(current_setting('app.municipality', true), '')::uuid;
  one text;
begin
  foreach one in array p_words loop
    return query
      select one, s.word, min(s.key) from search_word s
      where s.municipality_id = tenant and s.word % one and abs(length(s.word) - length(one)) <= 3
      group by s.word order by similarity(s.word, one) desc, s.word limit 60;
    if length(one) >= 4 then
      return query
        select one, s.word, min(s.key) from search_word s
        where s.municipality_id = tenant and s.word >= one and s.word < one || U&'\FFFD'
        group by s.word order by length(s.word), s.word limit 20;
    end if;
  end loop;
end $$;

-- Takes note of words that are not known yet.
create function search_learn(p_words text[], p_keys text[]) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, public
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
declare
  tenant uuid := nullif(current_setting('app.municipality', true), '')::uuid;
begin
  insert into search_word (municipality_id, word, key)
  select tenant, given.word, given.key from unnest(p_words, p_keys) as given (word, key)
  where not exists (select from search_word s where s.municipality_id = tenant and s.word = given.word);
end $$;

-- Forgets the words whose keys nothing is found by any more: a name that is erased is erased here too.
create function search_forget(p_keys text[]) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, public
set enable_seqscan = off set plan_cache_mode = force_custom_plan
as $$
declare
  tenant uuid := nullif(current_setting('app.municipality', true), '')::uuid;
  one text;
begin
  foreach one in array p_keys loop
    if not exists (select from search_entry e where e.municipality_id = tenant and e.tsv @@ array_to_tsvector(array[one])::text::tsquery) then
      delete from search_word s where s.municipality_id = tenant and s.key = one;
    end if;
  end loop;
end $$;

-- The words of entries that are about to go: what may be to forget.
create function search_keys(p_thing text) returns table (key text)
language plpgsql stable security definer
set search_path = pg_catalog, public
as $$
declare
  tenant uuid := nullif(current_setting('app.municipality', true), '')::uuid;
begin
  return query select distinct unnest(tsvector_to_array(e.tsv)) from search_entry e where e.municipality_id = tenant and e.thing = p_thing;
end $$;

-- Entries that were indexed by another program or other words than now, a batch at a time, and what is found by instead.
create function search_stale(p_indexed_with text, p_limit integer) returns table (id uuid, title text, body text, happened_on date)
language plpgsql stable security definer
set search_path = pg_catalog, public
as $$
#variable_conflict use_column
declare
  tenant uuid := nullif(current_setting('app.municipality', true), '')::uuid;
begin
  return query select e.id, e.title, e.body, e.happened_on from search_entry e
    where e.municipality_id = tenant and e.indexed_with <> p_indexed_with order by e.id limit p_limit;
end $$;

create function search_reindexed(p_ids uuid[], p_vectors text[], p_indexed_with text) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, public
as $$
declare
  tenant uuid := nullif(current_setting('app.municipality', true), '')::uuid;
begin
  update search_entry e set tsv = given.vector::tsvector, indexed_with = p_indexed_with
  from unnest(p_ids, p_vectors) as given (id, vector) where e.municipality_id = tenant and e.id = given.id;
end $$;

revoke execute on function search_own_words, search_entries, search_counts, search_known, search_similar_words, search_learn, search_forget, search_keys, search_stale,
  search_reindexed from public;
grant execute on function search_own_words, search_entries, search_counts, search_known, search_similar_words, search_learn, search_forget, search_keys, search_stale,
  search_reindexed to brobygger_app;
