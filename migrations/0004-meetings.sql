create table source_document (
  municipality_id uuid not null references municipality,
  id uuid not null,
  sha256 bytea not null,
  file_name text not null,
  encoding text not null,
  text text not null,
  kind text not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, sha256),
  foreign key (municipality_id, sha256) references stored_file (municipality_id, sha256)
);
select tenant_table('source_document');

create table import_run (
  municipality_id uuid not null references municipality,
  id uuid not null,
  source_document_id uuid not null,
  -- The body that met: who works for another body does not read this.
  body_id uuid not null,
  state text not null check (state in ('draft', 'confirmed', 'undone')),
  actor text not null,
  -- The parser's whole answer, so that the review shows what was read and not what was edited since.
  parsed jsonb not null,
  spans jsonb not null,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, source_document_id) references source_document (municipality_id, id),
  foreign key (municipality_id, body_id) references body (municipality_id, id)
);
create index on import_run (municipality_id, source_document_id);
select tenant_table('import_run');

create table import_doubt (
  municipality_id uuid not null references municipality,
  id uuid not null,
  import_run_id uuid not null,
  position integer not null,
  code text not null,
  params jsonb not null,
  path text not null,
  line integer,
  answer text check (answer in ('accepted', 'corrected')),
  answered_by text,
  answered_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, import_run_id, position),
  foreign key (municipality_id, import_run_id) references import_run (municipality_id, id) on delete cascade
);
select tenant_table('import_doubt');

create table meeting_series (
  municipality_id uuid not null references municipality,
  id uuid not null,
  body_id uuid not null,
  name text not null,
  rule jsonb not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, body_id) references body (municipality_id, id)
);
select tenant_table('meeting_series');

-- Three states, never one: the meeting's own, its agenda's and its minutes' (two tables below).
create table meeting (
  municipality_id uuid not null references municipality,
  id uuid not null,
  kind text not null check (kind in ('ordinary', 'extraordinary', 'pre_meeting', 'joint', 'theme', 'dialogue', 'chair_dialogue', 'study_trip')),
  title text not null,
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at > starts_at),
  time_zone text not null default 'Europe/Copenhagen',
  -- An imported source may name a day and no hour.
  time_known boolean not null default true,
  place text not null default '',
  is_virtual boolean not null default false,
  state text not null check (state in ('planned', 'called', 'held', 'cancelled')),
  cancelled_reason text,
  is_announced boolean not null default false,
  series_id uuid,
  pre_meeting_of_id uuid,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  slug_frozen_at timestamptz,
  current_snapshot_id uuid,
  source_document_id uuid,
  -- Name of the file it was imported from, for those who look for that file.
  source_name text,
  import_run_id uuid,
  created_at timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  primary key (municipality_id, id),
  check ((state = 'cancelled') = (cancelled_reason is not null)),
  foreign key (municipality_id, series_id) references meeting_series (municipality_id, id),
  foreign key (municipality_id, pre_meeting_of_id) references meeting (municipality_id, id),
  foreign key (municipality_id, source_document_id) references source_document (municipality_id, id),
  foreign key (municipality_id, import_run_id) references import_run (municipality_id, id)
);
create index on meeting (municipality_id, starts_at desc);
create index on meeting (municipality_id, import_run_id);
select tenant_table('meeting');

create table meeting_body (
  municipality_id uuid not null references municipality,
  meeting_id uuid not null,
  body_id uuid not null,
  is_host boolean not null,
  primary key (municipality_id, meeting_id, body_id),
  foreign key (municipality_id, meeting_id) references meeting (municipality_id, id) on delete cascade,
  foreign key (municipality_id, body_id) references body (municipality_id, id)
);
create unique index one_host_per_meeting on meeting_body (municipality_id, meeting_id) where is_host;
create index on meeting_body (municipality_id, body_id);
select tenant_table('meeting_body');

-- Every address a meeting ever had; old ones redirect for ever.
create table meeting_slug (
  municipality_id uuid not null references municipality,
  slug text not null,
  meeting_id uuid not null,
  primary key (municipality_id, slug),
  foreign key (municipality_id, meeting_id) references meeting (municipality_id, id) on delete cascade
);
select tenant_table('meeting_slug');

create table agenda (
  municipality_id uuid not null references municipality,
  meeting_id uuid not null,
  state text not null check (state in ('draft', 'approved', 'published')),
  approved_at timestamptz,
  approved_by text,
  published_at timestamptz,
  primary key (municipality_id, meeting_id),
  foreign key (municipality_id, meeting_id) references meeting (municipality_id, id) on delete cascade
);
select tenant_table('agenda');

create table minutes (
  municipality_id uuid not null references municipality,
  meeting_id uuid not null,
  state text not null check (state in ('draft', 'released', 'approved', 'signed')),
  released_at timestamptz,
  released_by text,
  approved_at timestamptz,
  approved_by_item_id uuid,
  primary key (municipality_id, meeting_id),
  check ((state = 'draft') = (released_at is null)),
  foreign key (municipality_id, meeting_id) references meeting (municipality_id, id) on delete cascade
);
select tenant_table('minutes');

create table agenda_item (
  municipality_id uuid not null references municipality,
  id uuid not null,
  -- Short, random, for the address: it depends on no number and no date.
  short_id text not null check (short_id ~ '^[a-z0-9]{8}$'),
  meeting_id uuid not null,
  position integer not null,
  number integer,
  number_text text,
  title text not null,
  -- What a closed item may be called in public; none: not even that it exists by name.
  public_title text,
  openness text not null default 'closed' check (openness in ('open', 'closed')),
  standing text check (standing in ('approve_agenda', 'last_minutes', 'any_other_business')),
  supplement integer,
  presenter text not null default '',
  summary text not null default '',
  lang text not null default 'da',
  source_document_id uuid,
  import_run_id uuid,
  created_at timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, short_id),
  unique (municipality_id, meeting_id, position) deferrable initially immediate,
  foreign key (municipality_id, meeting_id) references meeting (municipality_id, id) on delete cascade,
  foreign key (municipality_id, source_document_id) references source_document (municipality_id, id),
  foreign key (municipality_id, import_run_id) references import_run (municipality_id, id)
);
select tenant_table('agenda_item');
alter table minutes add foreign key (municipality_id, approved_by_item_id) references agenda_item (municipality_id, id);

create table item_section (
  municipality_id uuid not null references municipality,
  id uuid not null,
  item_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('recommendation', 'background', 'communication', 'economy', 'attachments', 'legal', 'hearing', 'schedule', 'other')),
  caption text not null,
  content jsonb not null,
  plain text not null,
  openness text not null default 'closed' check (openness in ('open', 'closed')),
  lang text not null default 'da',
  modified_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, item_id, position) deferrable initially immediate,
  foreign key (municipality_id, item_id) references agenda_item (municipality_id, id) on delete cascade
);
select tenant_table('item_section');

-- A decision is a row of its own: one item may be decided by more than one body, or again at a later meeting.
create table decision (
  municipality_id uuid not null references municipality,
  id uuid not null,
  item_id uuid not null,
  meeting_id uuid not null,
  body_id uuid not null,
  caption text not null default 'Beslutning',
  content jsonb not null,
  plain text not null,
  outcome text check (outcome in ('adopted', 'noted', 'postponed', 'referred', 'withdrawn', 'rejected')),
  postponed_to date,
  referred_to_body_id uuid,
  votes jsonb,
  openness text not null default 'closed' check (openness in ('open', 'closed')),
  lang text not null default 'da',
  modified_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, item_id, meeting_id, body_id),
  foreign key (municipality_id, item_id) references agenda_item (municipality_id, id) on delete cascade,
  foreign key (municipality_id, meeting_id) references meeting (municipality_id, id) on delete cascade,
  foreign key (municipality_id, body_id) references body (municipality_id, id),
  foreign key (municipality_id, referred_to_body_id) references body (municipality_id, id)
);
create index on decision (municipality_id, meeting_id);
select tenant_table('decision');

-- Imported entries of "Sagens forløb". What this house decided itself is a query over decisions and never typed again.
create table item_history (
  municipality_id uuid not null references municipality,
  id uuid not null,
  item_id uuid not null,
  position integer not null,
  body_name text not null,
  decided_on date,
  plain text not null,
  repeats_decision_id uuid,
  primary key (municipality_id, id),
  unique (municipality_id, item_id, position),
  foreign key (municipality_id, item_id) references agenda_item (municipality_id, id) on delete cascade,
  foreign key (municipality_id, repeats_decision_id) references decision (municipality_id, id) on delete set null (repeats_decision_id)
);
select tenant_table('item_history');

create table attachment (
  municipality_id uuid not null references municipality,
  id uuid not null,
  item_id uuid not null,
  position integer not null,
  title text not null,
  sha256 bytea,
  openness text not null default 'closed' check (openness in ('open', 'closed')),
  primary key (municipality_id, id),
  unique (municipality_id, item_id, position),
  foreign key (municipality_id, item_id) references agenda_item (municipality_id, id) on delete cascade,
  foreign key (municipality_id, sha256) references stored_file (municipality_id, sha256)
);
select tenant_table('attachment');

-- Attendance is events; who was present at a moment is derived. A name without a person is what an imported source says.
create table attendance_event (
  municipality_id uuid not null references municipality,
  id uuid not null,
  meeting_id uuid not null,
  position integer not null,
  person_id uuid,
  name text not null collate "da-x-icu",
  role text not null default '',
  party text not null default '',
  kind text not null check (kind in ('arrived', 'left', 'remote', 'recused', 'returned')),
  item_id uuid,
  at timestamptz not null,
  recorded_by text not null,
  reason text not null default '',
  primary key (municipality_id, id),
  unique (municipality_id, meeting_id, position),
  foreign key (municipality_id, meeting_id) references meeting (municipality_id, id) on delete cascade,
  foreign key (municipality_id, person_id) references person (municipality_id, id),
  foreign key (municipality_id, item_id) references agenda_item (municipality_id, id) on delete cascade
);
select tenant_table('attendance_event');

create table apology (
  municipality_id uuid not null references municipality,
  id uuid not null,
  meeting_id uuid not null,
  position integer not null,
  person_id uuid,
  name text not null collate "da-x-icu",
  -- Never public: why somebody stays away is their own affair.
  reason text not null default '',
  received_at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, meeting_id, position),
  foreign key (municipality_id, meeting_id) references meeting (municipality_id, id) on delete cascade,
  foreign key (municipality_id, person_id) references person (municipality_id, id)
);
select tenant_table('apology');

-- One row per body and scope ("2026", a meeting's or term's id, "ever"), locked while a number is given.
create table item_counter (
  municipality_id uuid not null references municipality,
  body_id uuid not null,
  scope text not null,
  last_number integer not null,
  primary key (municipality_id, body_id, scope),
  foreign key (municipality_id, body_id) references body (municipality_id, id)
);
select tenant_table('item_counter');

-- What the public sees is a snapshot of the public model: RFC 8785 JSON, never changed. Corrections add a version.
create table snapshot (
  municipality_id uuid not null references municipality,
  id uuid not null,
  meeting_id uuid not null,
  version integer not null,
  stage text not null check (stage in ('announced', 'agenda', 'minutes', 'approved', 'corrected', 'cancelled')),
  reason text not null default '',
  model jsonb not null,
  root_hash bytea not null,
  item_hashes jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (municipality_id, id),
  unique (municipality_id, meeting_id, version),
  foreign key (municipality_id, meeting_id) references meeting (municipality_id, id)
);
select tenant_table('snapshot', 'select, insert');
alter table meeting add foreign key (municipality_id, current_snapshot_id) references snapshot (municipality_id, id) deferrable initially deferred;

-- Left where a published thing was withdrawn: the address answers 410 with the reason.
create table tombstone (
  municipality_id uuid not null references municipality,
  path text not null,
  reason text not null,
  withdrawn_at timestamptz not null,
  primary key (municipality_id, path)
);
select tenant_table('tombstone');

create table case_file (
  municipality_id uuid not null references municipality,
  id uuid not null,
  system text not null default '',
  number text not null,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null default '',
  kle_code text,
  keep_until date,
  created_at timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, system, number),
  unique (municipality_id, slug)
);
select tenant_table('case_file');

create table case_item (
  municipality_id uuid not null references municipality,
  id uuid not null,
  case_id uuid not null,
  item_id uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, case_id, item_id),
  foreign key (municipality_id, case_id) references case_file (municipality_id, id),
  foreign key (municipality_id, item_id) references agenda_item (municipality_id, id) on delete cascade
);
create index on case_item (municipality_id, item_id);
select tenant_table('case_item');

-- One row per meeting and one per item that the public may read, made from the current snapshot: lists and case pages read these and nothing
-- else, so that what is being edited shows nowhere before it is published.
create table published_meeting (
  municipality_id uuid not null references municipality,
  meeting_id uuid not null,
  snapshot_id uuid not null,
  slug text not null,
  title text not null,
  kind text not null,
  starts_at timestamptz not null,
  -- The calendar year at the place of the meeting.
  year integer not null,
  time_known boolean not null,
  place text not null,
  is_virtual boolean not null,
  state text not null,
  minutes text not null,
  -- The host first.
  body_ids uuid[] not null,
  body_names text[] not null,
  item_count integer not null,
  published_at timestamptz not null,
  primary key (municipality_id, meeting_id),
  foreign key (municipality_id, meeting_id) references meeting (municipality_id, id) on delete cascade,
  foreign key (municipality_id, snapshot_id) references snapshot (municipality_id, id)
);
create index on published_meeting (municipality_id, starts_at desc);
select tenant_table('published_meeting');

create table published_item (
  municipality_id uuid not null references municipality,
  item_id uuid not null,
  short_id text not null,
  meeting_id uuid not null,
  snapshot_id uuid not null,
  position integer not null,
  number_text text,
  title text not null,
  summary text not null,
  lang text not null,
  standing text,
  outcome text,
  has_decision boolean not null,
  primary key (municipality_id, item_id),
  unique (municipality_id, short_id),
  foreign key (municipality_id, item_id) references agenda_item (municipality_id, id) on delete cascade,
  foreign key (municipality_id, meeting_id) references published_meeting (municipality_id, meeting_id) on delete cascade,
  foreign key (municipality_id, snapshot_id) references snapshot (municipality_id, id)
);
create index on published_item (municipality_id, meeting_id, position);
select tenant_table('published_item');
