-- Signing in by an identity provider (OpenID Connect) or a passkey, beside links in mails; and how fresh somebody's proof of who they are is.
create table identity_provider (
  municipality_id uuid not null references municipality,
  id uuid not null,
  -- What its button says after "sign in with".
  name text not null check (name <> ''),
  issuer text not null,
  client_id text not null check (client_id <> ''),
  -- Sealed with the machine's key; no row holds it in clear. None: the program proves itself by PKCE alone.
  client_secret bytea,
  -- An address that the provider calls verified may be taken for the account that has it.
  trusts_email boolean not null default false,
  -- The claim whose values give roles. Empty: it gives none.
  role_claim text not null default '',
  is_on boolean not null default false,
  -- When an administrator last came back from it with an answer that could be used.
  tried_at timestamptz,
  created_at timestamptz not null,
  primary key (municipality_id, id)
);
select tenant_table('identity_provider');

-- What one value of the claim gives.
create table provider_role (
  municipality_id uuid not null references municipality,
  id uuid not null,
  provider_id uuid not null,
  claim_value text not null check (claim_value <> ''),
  role text not null check (role in ('administrator', 'secretary', 'department')),
  body_id uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, provider_id) references identity_provider (municipality_id, id) on delete cascade,
  foreign key (municipality_id, body_id) references body (municipality_id, id)
);
create index on provider_role (municipality_id, provider_id);
select tenant_table('provider_role');

-- Who somebody is at a provider: issuer and subject together (OpenID Connect Core, 5.7), never an e-mail address.
create table account_identity (
  municipality_id uuid not null references municipality,
  id uuid not null,
  account_id uuid not null,
  issuer text not null,
  subject text not null check (subject <> ''),
  linked_at timestamptz not null,
  last_used_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, issuer, subject),
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);
create index on account_identity (municipality_id, account_id);
select tenant_table('account_identity');

create table passkey (
  municipality_id uuid not null references municipality,
  id uuid not null,
  account_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  -- Its counter went backwards, so there may be a copy: it lets nobody in any more.
  stopped_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, credential_id),
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);
create index on passkey (municipality_id, account_id);
select tenant_table('passkey');

-- A way in that somebody has begun: what has to come back, to the same browser, once, within minutes.
create table sign_in_attempt (
  municipality_id uuid not null references municipality,
  id uuid not null,
  purpose text not null check (purpose in ('sign_in', 'link', 'prove', 'try', 'passkey_add', 'passkey_use', 'passkey_prove')),
  -- The provider's `state`, or the passkey's challenge.
  state_hash bytea not null,
  browser_hash bytea not null,
  provider_id uuid,
  nonce text not null default '',
  code_verifier text not null default '',
  -- Who has begun it, when they were signed in.
  account_id uuid,
  -- The invitation that it is to use up.
  link_hash bytea,
  next_path text,
  lang text not null,
  expires_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, state_hash),
  foreign key (municipality_id, provider_id) references identity_provider (municipality_id, id) on delete cascade,
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);
create index on sign_in_attempt (municipality_id, expires_at);
select tenant_table('sign_in_attempt');

alter table session
  -- When somebody last showed who they are; what matters most asks again after a while.
  add column proved_at timestamptz,
  add column means text not null default 'link' check (means in ('link', 'demo', 'provider', 'passkey')),
  -- Browser and system by name, without versions, so that people know their own devices.
  add column device text not null default '',
  add column provider_id uuid,
  -- The provider's token, sealed: it is shown to the provider when signing out there, and to nobody else.
  add column id_token bytea,
  add foreign key (municipality_id, provider_id) references identity_provider (municipality_id, id) on delete set null (provider_id);
update session set proved_at = created_at;
alter table session alter column proved_at set not null;

-- A role that a provider gives counts in sessions that came through it, and nowhere else.
alter table role_grant
  add column provider_id uuid,
  add foreign key (municipality_id, provider_id) references identity_provider (municipality_id, id);
