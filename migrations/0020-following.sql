-- What people without an account follow by mail. One row for each address and thing; the address is kept for nothing else.
create table follow (
  municipality_id uuid not null references municipality,
  id uuid not null,
  address text not null check (address = lower(address)),
  -- 'meetings' for all of them, 'body/<id>', 'case/<id>', or 'search/' and what the search page was asked for.
  about text not null check (about ~ '^(meetings|body/[0-9a-f-]{36}|case/[0-9a-f-]{36}|search/.+)$'),
  lang text not null,
  -- Somebody has typed the address, or mails to it were refused, and nobody has confirmed it since: nothing is sent.
  asked_at timestamptz,
  confirmed_at timestamptz,
  -- The addresses of what a search has found: each is told once.
  told text[] not null default '{}',
  primary key (municipality_id, id),
  unique (municipality_id, address, about),
  check (num_nonnulls(asked_at, confirmed_at) = 1)
);
select tenant_table('follow');

-- Up to when a municipality's followers have been told.
create table follow_run (
  municipality_id uuid primary key references municipality,
  told_until timestamptz not null
);
select tenant_table('follow_run');

-- A mail to somebody who follows belongs to no account.
alter table outgoing_mail alter column account_id drop not null;
create index on outgoing_mail (municipality_id, address, queued_at) where account_id is null;

-- With the last thing that an address follows everything goes that was ever sent to it for that, however the row was deleted.
create function forget_follower() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  delete from outgoing_mail m where m.municipality_id = old.municipality_id and m.account_id is null and m.address = old.address
    and not exists (select from follow f where f.municipality_id = old.municipality_id and f.address = old.address);
  return null;
end $$;
create trigger forgets_address after delete on follow for each row execute function forget_follower();

-- What was published since a moment.
create index on snapshot (municipality_id, created_at);
