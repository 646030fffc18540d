-- What was erased: a run of the schedule, or one person at somebody's word. Numbers and names of tables, never a word of what is gone.
create table erasing (
  municipality_id uuid not null references municipality,
  id uuid not null,
  kind text not null check (kind in ('schedule', 'person')),
  at timestamptz not null,
  actor text not null,
  -- The row that stays stands for one and the same person, by then without a name unless something public keeps it.
  person_id uuid,
  cause text not null default '',
  counts jsonb not null,
  primary key (municipality_id, id),
  check ((kind = 'person') = (person_id is not null)),
  foreign key (municipality_id, person_id) references person (municipality_id, id)
);
create index on erasing (municipality_id, at desc);
select tenant_table('erasing', 'select, insert');

-- Who read what is itself kept for a time and no longer.
grant delete on read_log to brobygger_app;
create index on read_log (municipality_id, at);

alter table import_run
  -- None: undone before this was kept, so its time counts from the day it was read in.
  add column undone_at timestamptz;
