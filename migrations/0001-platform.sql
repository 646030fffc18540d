-- Two identities: the role that runs this file owns the tables; brobygger_app serves requests and may do nothing but read and write rows.
do $$ begin
  if not exists (select from pg_roles where rolname = 'brobygger_app') then
    create role brobygger_app login nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null; -- another database of the same server was migrated at the same moment
end $$;

create extension if not exists btree_gist;
create extension if not exists btree_gin;
create extension if not exists pg_trgm;

revoke create on schema public from public;
grant usage on schema public to brobygger_app;

-- Row security for a table whose rows belong to one municipality: the app sees its own tenant's rows, the owner all of them.
-- The tenant is set for one transaction only; an empty setting matches nothing.
create function tenant_table(t regclass, app_rights text default 'select, insert, update, delete') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy tenant on %s to brobygger_app using (municipality_id = nullif(current_setting(''app.municipality'', true), '''')::uuid)
    with check (municipality_id = nullif(current_setting(''app.municipality'', true), '''')::uuid)', t);
  execute format('create policy owner on %s to %I using (true) with check (true)', t, current_user);
  execute format('grant %s on %s to brobygger_app', app_rights, t);
end $$;
revoke execute on function tenant_table from public;

create table municipality (
  id uuid primary key,
  code text not null unique check (code ~ '^[0-9]{3,4}$'),
  name text not null,
  is_demo boolean not null default false,
  languages text[] not null default '{da,en,ar}' check (languages[1] = 'da'),
  time_zone text not null default 'Europe/Copenhagen',
  -- Raised by every change that the public can see; a cached page is good for one version.
  content_version bigint not null default 1,
  created_at timestamptz not null default now()
);
grant select, update (content_version) on municipality to brobygger_app;

-- Shared look-up, read before the tenant is known. Mails, redirects, form checks and the sitemap use the one canonical origin.
create table municipality_host (
  host text primary key check (host = lower(host)),
  municipality_id uuid not null references municipality,
  origin text not null check (origin ~ '^https?://[^/]+$'),
  is_canonical boolean not null default false
);
create unique index on municipality_host (municipality_id) where is_canonical;
grant select on municipality_host to brobygger_app;

-- Settings are rows with a date from which they hold (standing items, caption table, deadlines, colours, sender …).
create table setting (
  municipality_id uuid not null references municipality,
  id uuid not null,
  body_id uuid,
  key text not null,
  value jsonb not null,
  valid_from date not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique nulls not distinct (municipality_id, body_id, key, valid_from)
);
select tenant_table('setting');

-- Each entry chains the salted hash of its payload, so that a payload can be erased and the chain still holds.
create table audit_entry (
  municipality_id uuid not null references municipality,
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  thing text not null,
  payload jsonb,
  payload_salt bytea,
  payload_hash bytea not null,
  erased_at timestamptz,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (municipality_id, seq)
);
select tenant_table('audit_entry', 'select, insert, update (payload, payload_salt, erased_at)');

create table audit_head (
  municipality_id uuid primary key references municipality,
  seq bigint not null,
  hash bytea not null
);
select tenant_table('audit_head', 'select, insert, update');

-- Who read what about a person, apart from the audit of changes.
create table read_log (
  municipality_id uuid not null references municipality,
  id uuid not null,
  at timestamptz not null default now(),
  actor text not null,
  thing text not null,
  purpose text not null,
  primary key (municipality_id, id)
);
create index on read_log (municipality_id, thing, at);
select tenant_table('read_log', 'select, insert');

-- Bytes lie in the file store under their sha-256; the row counts who points at them.
create table stored_file (
  municipality_id uuid not null references municipality,
  sha256 bytea not null check (length(sha256) = 32),
  size bigint not null,
  media_type text not null,
  text text,
  reference_count integer not null default 0 check (reference_count >= 0),
  created_at timestamptz not null default now(),
  primary key (municipality_id, sha256)
);
select tenant_table('stored_file');

-- A form carries a random key; the row makes a second arrival of the same form land where the first one did.
create table form_receipt (
  municipality_id uuid not null references municipality,
  once_key uuid not null,
  location text not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, once_key)
);
select tenant_table('form_receipt');

-- What somebody had typed when the session had ended; shown again to the same account only.
create table kept_form (
  municipality_id uuid not null references municipality,
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  path text not null,
  fields jsonb not null,
  expires_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, token_hash)
);
select tenant_table('kept_form');
