-- Signing out here when somebody signs out at the provider, and providers whose addresses lie at several hosts.
alter table session
  -- Who and which sign-in this is at the provider: what it names when it says that somebody has signed out there.
  add column provider_subject text,
  add column provider_sid text;
create index on session (municipality_id, provider_id) where ended_at is null;

alter table identity_provider
  -- Hosts beside the issuer's own that its description names and that an administrator has confirmed.
  add column other_hosts text[] not null default '{}';

-- What a provider has said once about somebody who signed out there, for as long as it could be said again.
create table logout_token (
  municipality_id uuid not null references municipality,
  provider_id uuid not null,
  jti_hash bytea not null,
  expires_at timestamptz not null,
  primary key (municipality_id, provider_id, jti_hash),
  foreign key (municipality_id, provider_id) references identity_provider (municipality_id, id) on delete cascade
);
create index on logout_token (municipality_id, expires_at);
select tenant_table('logout_token');
