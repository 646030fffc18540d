-- Files that somebody sent at once; each is read by a job of its own.
create table import_batch (
  municipality_id uuid not null references municipality,
  id uuid not null,
  actor text not null,
  -- The body that met, where a document does not say.
  body_id uuid,
  -- The bodies for which its sender may bring papers in; none: for all.
  reach uuid[],
  created_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, body_id) references body (municipality_id, id) on delete set null (body_id)
);
create index on import_batch (municipality_id, created_at desc);
select tenant_table('import_batch');

alter table source_document
  -- What the file was before it was text.
  add column format text not null default 'text';

alter table import_run
  -- None: nobody knows yet whose document it is.
  alter column body_id drop not null,
  -- None: the import was undone, and what was read in is gone.
  alter column source_document_id drop not null,
  add column file_name text not null default '',
  -- What came with it and goes with it: bodies, cases, and what was written into a meeting that was there before.
  add column made jsonb not null default '{}';
update import_run r set file_name = s.file_name from source_document s where s.municipality_id = r.municipality_id and s.id = r.source_document_id;

create table import_file (
  municipality_id uuid not null references municipality,
  id uuid not null,
  batch_id uuid not null,
  position integer not null,
  file_name text not null,
  -- The bytes until they have been read; none: they were refused, or the document keeps them since.
  sha256 bytea,
  state text not null check (state in ('waiting', 'read', 'known', 'refused')),
  -- Why it was not read, or not released.
  refusal text,
  tries integer not null default 0,
  -- What came along in the same archive, for the export of a case system.
  beside jsonb,
  import_run_id uuid,
  -- Whoever asked that it goes out, until it has.
  released_by text,
  primary key (municipality_id, id),
  unique (municipality_id, batch_id, position),
  foreign key (municipality_id, batch_id) references import_batch (municipality_id, id) on delete cascade,
  foreign key (municipality_id, sha256) references stored_file (municipality_id, sha256),
  foreign key (municipality_id, import_run_id) references import_run (municipality_id, id) on delete set null (import_run_id)
);
create index on import_file (municipality_id, import_run_id);
select tenant_table('import_file');

-- What people changed of what was read. The parser's own answer stays as it was; the draft is that answer with these changes, in their order.
create table import_edit (
  municipality_id uuid not null references municipality,
  id uuid not null,
  import_run_id uuid not null,
  seq integer not null,
  change jsonb not null,
  person_id uuid,
  actor text not null,
  at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, import_run_id, seq),
  foreign key (municipality_id, import_run_id) references import_run (municipality_id, id) on delete cascade,
  foreign key (municipality_id, person_id) references person (municipality_id, id)
);
create index on import_edit (municipality_id, person_id);
select tenant_table('import_edit');

-- Documents that are no meeting's and that somebody has released. A draft has no row here: nothing can be read of it by mistake.
create table library_document (
  municipality_id uuid not null references municipality,
  id uuid not null,
  import_run_id uuid,
  -- None: it was withdrawn, and its import undone.
  source_document_id uuid,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  kind text not null,
  -- What the public reads: the source, without the lines that somebody took out.
  text text not null,
  dated_on date,
  body_id uuid,
  -- Whether the file itself may be fetched, beside its text.
  with_file boolean not null default false,
  file_name text not null,
  state text not null check (state in ('released', 'withdrawn')),
  reason text not null default '',
  released_at timestamptz not null,
  released_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (municipality_id, id),
  unique (municipality_id, slug),
  unique (municipality_id, import_run_id),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  foreign key (municipality_id, import_run_id) references import_run (municipality_id, id) on delete set null (import_run_id),
  foreign key (municipality_id, source_document_id) references source_document (municipality_id, id),
  foreign key (municipality_id, body_id) references body (municipality_id, id)
);
create index on library_document (municipality_id, state, dated_on desc);
select tenant_table('library_document');
select public_table('library_document');

-- Takes a body away that nothing points to and nobody outside has seen. The database itself knows what points to it.
create function remove_unused_body(p_id uuid) returns boolean language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from setting where body_id = p_id) then return false; end if;
  delete from item_counter where body_id = p_id and last_number = 0;
  delete from body where id = p_id and not is_public;
  return found;
exception when foreign_key_violation then return false;
end $$;
-- The same for a case.
create function remove_unused_case(p_id uuid) returns boolean language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from case_item where case_id = p_id) then return false; end if;
  delete from case_file where id = p_id;
  return found;
exception when foreign_key_violation then return false;
end $$;
revoke execute on function remove_unused_body, remove_unused_case from public;
grant execute on function remove_unused_body, remove_unused_case to brobygger_app;
