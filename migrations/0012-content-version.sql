-- Whatever the public can see raises the municipality's content version, in the transaction of the change itself: a page that was kept is good for
-- one version. The triggers wait until the transaction commits, so that the municipality's row is the last thing that is locked and for a moment only;
-- each transaction raises it once.
create function raise_content_version() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  touched uuid[];
  changed uuid;
begin
  if tg_table_name = 'municipality' then
    touched := array[new.id];
  else
    touched := array[old.municipality_id, new.municipality_id];
  end if;
  foreach changed in array touched loop
    continue when changed is null or current_setting('app.raised', true) = changed::text;
    update municipality set content_version = content_version + 1 where id = changed;
    perform pg_notify('content_version', changed::text);
    perform set_config('app.raised', changed::text, true);
  end loop;
  return null;
end $$;
revoke execute on function raise_content_version from public;

-- Every table that an anonymous reader's page is made from. A test asks the pages themselves which tables those are.
create function public_table(t regclass) returns void language plpgsql as $$
begin
  execute format('create constraint trigger raises_content_version after insert or update or delete on %s
    deferrable initially deferred for each row execute function raise_content_version()', t);
end $$;
revoke execute on function public_table from public;

select public_table(t::regclass) from unnest(array[
  'body', 'term', 'seat_group', 'seat', 'person', 'membership', 'setting', 'municipality_host',
  'meeting', 'meeting_body', 'meeting_slug', 'snapshot', 'published_meeting', 'published_item', 'tombstone', 'case_file', 'case_item'
]) t;

-- An item's address leads to its meeting; what stands in the item is read from the published version alone.
create constraint trigger raises_content_version after delete or update of short_id, meeting_id on agenda_item
  deferrable initially deferred for each row execute function raise_content_version();

-- Its own row: a name, a language, a municipality more or less (then "the only one" is another), but not the version itself.
create constraint trigger raises_content_version after update of name, languages, time_zone, code, is_demo on municipality
  deferrable initially deferred for each row execute function raise_content_version();
create function tell_of_municipality() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  perform pg_notify('content_version', coalesce(new.id, old.id)::text);
  return null;
end $$;
create trigger tells after insert or delete on municipality for each row execute function tell_of_municipality();
