-- When backups of the whole installation were made, and when the operator was told that none came. Of the installation, not of a municipality:
-- it is not part of a backup, and the app reads it only to say that something is wrong.
create table backup_run (
  id uuid primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  by text not null check (by in ('night', 'operator', 'alarm')),
  bytes bigint,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$')
);
create index on backup_run (ended_at);
grant select on backup_run to brobygger_app;
