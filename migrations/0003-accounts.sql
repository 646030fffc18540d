-- Person, account and membership are three things: a person may have no account, an account's rights come from grants and memberships.
create table account (
  municipality_id uuid not null references municipality,
  id uuid not null,
  person_id uuid not null,
  email text not null check (email = lower(email)),
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  last_sign_in_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, email),
  foreign key (municipality_id, person_id) references person (municipality_id, id)
);
select tenant_table('account');

create table role_grant (
  municipality_id uuid not null references municipality,
  id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('administrator', 'secretary', 'chair', 'member', 'substitute', 'department')),
  -- No body: the whole municipality.
  body_id uuid,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  primary key (municipality_id, id),
  foreign key (municipality_id, account_id) references account (municipality_id, id),
  foreign key (municipality_id, body_id) references body (municipality_id, id)
);
create index on role_grant (municipality_id, account_id);
select tenant_table('role_grant');

create table session (
  municipality_id uuid not null references municipality,
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- Idle limit follows the strongest role; both limits stand in the row so that a change of role or rule never lengthens a session.
  idle_minutes integer not null check (idle_minutes > 0),
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, token_hash),
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);
create index on session (municipality_id, account_id);
select tenant_table('session');

-- A link in a mail: only its hash is kept, it serves one purpose, once, and is consumed by POST.
create table one_time_link (
  municipality_id uuid not null references municipality,
  id uuid not null,
  account_id uuid not null,
  purpose text not null check (purpose in ('sign_in', 'invitation', 'demo')),
  token_hash bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, token_hash),
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);
select tenant_table('one_time_link');
