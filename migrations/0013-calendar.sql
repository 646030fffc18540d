-- The address at which somebody's own calendar program reads their meetings. The address holds a secret, of which only the hash is kept.
create table calendar_feed (
  municipality_id uuid not null references municipality,
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, token_hash),
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);
create unique index one_live_feed_per_account on calendar_feed (municipality_id, account_id) where ended_at is null;
select tenant_table('calendar_feed');
