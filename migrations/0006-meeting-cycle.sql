-- A municipality's administrator may change its name and languages, and no other municipality's.
alter table municipality enable row level security;
alter table municipality force row level security;
create policy known on municipality for select to brobygger_app using (true);
create policy own on municipality for update to brobygger_app
  using (id = nullif(current_setting('app.municipality', true), '')::uuid)
  with check (id = nullif(current_setting('app.municipality', true), '')::uuid);
do $$ begin execute format('create policy owner on municipality to %I using (true) with check (true)', current_user); end $$;
grant update (name, languages) on municipality to brobygger_app;

-- How a term came about: who appointed it, when and on what basis.
alter table term
  add column appointed_by_body_id uuid,
  add column appointed_on date,
  add column basis text not null default '',
  add foreign key (municipality_id, appointed_by_body_id) references body (municipality_id, id);

-- Texts that several people may edit carry a revision: whoever saves on top of an older one is shown both.
alter table meeting add column revision integer not null default 1;
alter table agenda
  -- The secretariat holds the agenda out to the chair group for approval.
  add column asked_at timestamptz,
  add column asked_by text,
  add column last_supplement integer not null default 0;
alter table agenda_item
  add column revision integer not null default 1,
  -- Minutes of the clock set aside for the item.
  add column minutes_allotted integer check (minutes_allotted between 1 and 1440),
  -- The standing item "minutes of last meeting" approves these.
  add column approves_meeting_id uuid,
  -- Copied from this item of another meeting.
  add column copied_from_item_id uuid,
  -- Put on the agenda during the meeting itself.
  add column is_late boolean not null default false,
  add foreign key (municipality_id, approves_meeting_id) references meeting (municipality_id, id),
  add foreign key (municipality_id, copied_from_item_id) references agenda_item (municipality_id, id) on delete set null (copied_from_item_id);
alter table item_section add column revision integer not null default 1;
alter table decision add column revision integer not null default 1;
alter table minutes
  -- The first of two people says that they are ready; another one releases them.
  add column ready_at timestamptz,
  add column ready_by text,
  add column signed_at timestamptz,
  add column signed_by text;
alter table attachment
  add column file_name text not null default '',
  add column media_type text not null default '',
  add column size bigint,
  add column created_at timestamptz not null default now();
alter table apology
  -- Somebody who can come after all takes it back.
  add column withdrawn_at timestamptz,
  add column recorded_by text not null default 'system';

-- Who changed what in an item: one row for each time that a text was saved.
create table text_change (
  municipality_id uuid not null references municipality,
  id uuid not null,
  item_id uuid not null,
  -- 'item', 'section/<id>' or 'decision/<id>'.
  part text not null,
  revision integer not null,
  caption text not null,
  plain text not null,
  at timestamptz not null,
  actor text not null,
  primary key (municipality_id, id),
  unique (municipality_id, item_id, part, revision),
  foreign key (municipality_id, item_id) references agenda_item (municipality_id, id) on delete cascade
);
select tenant_table('text_change');

-- What somebody is writing and has not saved: kept every few seconds, for them alone, beyond the end of the session.
create table text_draft (
  municipality_id uuid not null references municipality,
  account_id uuid not null,
  -- The address of the form.
  path text not null,
  fields jsonb not null,
  saved_at timestamptz not null,
  primary key (municipality_id, account_id, path),
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);
select tenant_table('text_draft');

-- A number or address of a person that was pointed at before publishing, and what was answered. Of the finding itself only a salted hash is kept.
create table release_answer (
  municipality_id uuid not null references municipality,
  meeting_id uuid not null,
  fingerprint bytea not null,
  kind text not null check (kind in ('cpr', 'phone', 'email', 'unreadable')),
  answer text not null check (answer in ('keep')),
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (municipality_id, meeting_id, fingerprint),
  foreign key (municipality_id, meeting_id) references meeting (municipality_id, id) on delete cascade
);
select tenant_table('release_answer');

-- What a member wants on the agenda.
create table proposal (
  municipality_id uuid not null references municipality,
  id uuid not null,
  body_id uuid not null,
  -- For this meeting; none: the next one that has room.
  meeting_id uuid,
  person_id uuid not null,
  title text not null,
  reason text not null,
  state text not null check (state in ('open', 'later', 'accepted', 'rejected', 'withdrawn')),
  answer text not null default '',
  answered_by text,
  answered_at timestamptz,
  item_id uuid,
  created_at timestamptz not null,
  primary key (municipality_id, id),
  check ((state = 'accepted') or item_id is null),
  check (state <> 'rejected' or answer <> ''),
  foreign key (municipality_id, body_id) references body (municipality_id, id),
  foreign key (municipality_id, meeting_id) references meeting (municipality_id, id) on delete set null (meeting_id),
  foreign key (municipality_id, person_id) references person (municipality_id, id),
  foreign key (municipality_id, item_id) references agenda_item (municipality_id, id) on delete set null (item_id)
);
create index on proposal (municipality_id, body_id, state, created_at);
create index on proposal (municipality_id, person_id);
select tenant_table('proposal');

-- A member's own note on an item: nobody else reads it, the administrator no more than others.
create table private_note (
  municipality_id uuid not null references municipality,
  account_id uuid not null,
  item_id uuid not null,
  text text not null,
  modified_at timestamptz not null,
  primary key (municipality_id, account_id, item_id),
  foreign key (municipality_id, account_id) references account (municipality_id, id),
  foreign key (municipality_id, item_id) references agenda_item (municipality_id, id) on delete cascade
);
select tenant_table('private_note');

-- The version of a meeting that somebody has last seen, so that the page can say what is new to them.
create table seen_meeting (
  municipality_id uuid not null references municipality,
  account_id uuid not null,
  meeting_id uuid not null,
  version integer not null,
  seen_at timestamptz not null,
  primary key (municipality_id, account_id, meeting_id),
  foreign key (municipality_id, account_id) references account (municipality_id, id),
  foreign key (municipality_id, meeting_id) references meeting (municipality_id, id) on delete cascade
);
select tenant_table('seen_meeting');

alter table one_time_link drop constraint one_time_link_purpose_check;
alter table one_time_link
  add constraint one_time_link_purpose_check check (purpose in ('sign_in', 'invitation', 'demo', 'apology')),
  -- The meeting that an apology is for.
  add column about uuid;
alter table account
  -- The language of the mails that the account gets.
  add column lang text not null default 'da',
  add column invited_at timestamptz;

-- A deputy has somebody's roles for a time; the grant says for whom.
alter table role_grant
  add column deputises_for_account_id uuid,
  add column granted_by text not null default 'operator',
  add foreign key (municipality_id, deputises_for_account_id) references account (municipality_id, id);

-- Mail on its way. The row holds what the words are made of, never a link's token: that is made when the mail is sent.
create table outgoing_mail (
  municipality_id uuid not null references municipality,
  id uuid not null,
  account_id uuid not null,
  address text not null,
  kind text not null,
  params jsonb not null,
  lang text not null,
  -- What it is about, such as 'meeting/<id>'.
  about text not null default '',
  -- 'dropped': when its turn came there was no reason to send it any more.
  state text not null check (state in ('waiting', 'queued', 'sent', 'refused', 'shown', 'dropped')),
  attempts integer not null default 0,
  -- Somebody is sending it, and nobody else tries before then.
  claimed_until timestamptz,
  -- It goes out as a part of this mail.
  gathered_in uuid,
  -- What the mail server said, without the address.
  problem text not null default '',
  -- In a demo municipality without a mail server the mail is shown instead of sent.
  shown_subject text,
  shown_text text,
  queued_at timestamptz not null,
  finished_at timestamptz,
  -- Somebody has seen that it was refused and dealt with it.
  settled_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);
create index on outgoing_mail (municipality_id, state, queued_at);
create index on outgoing_mail (municipality_id, about);
create index on outgoing_mail (municipality_id, account_id, state);
create index on outgoing_mail (municipality_id, gathered_in) where gathered_in is not null;
select tenant_table('outgoing_mail');

-- When a membership and its end were written down: what was typed today may be put right today, after that history stands. None: written before this was kept.
alter table membership
  add column recorded_at timestamptz,
  add column end_recorded_at timestamptz;

alter table agenda
  -- Who may read it once it is published. Released minutes are for everybody.
  add column audience text not null default 'public' check (audience in ('public', 'members')),
  -- The chair sent it back, and what was said with it.
  add column returned_at timestamptz,
  add column return_comment text not null default '';
-- When the item went out with the agenda or a supplement. None: the secretariat is still writing it, and no version of the meeting holds it.
alter table agenda_item add column sent_out_at timestamptz;
update agenda_item i set sent_out_at = coalesce(a.published_at, i.created_at)
  from agenda a where a.municipality_id = i.municipality_id and a.meeting_id = i.meeting_id and a.state = 'published';

alter table stored_file
  -- When its text was last read by machine.
  add column read_at timestamptz,
  -- All of it was understood. Otherwise people have to read it before it goes out.
  add column wholly_read boolean not null default false;

alter table attachment
  -- Taken off the item; the row stays as long as a version that people have seen names it.
  add column removed_at timestamptz,
  drop constraint attachment_municipality_id_item_id_position_key,
  add constraint attachment_municipality_id_item_id_position_key unique (municipality_id, item_id, position) deferrable initially immediate;
alter table minutes
  -- What the first person said was ready: whoever releases something else has to hear it again.
  add column ready_hash bytea,
  -- Which version was signed, and its root hash then.
  add column signed_version integer,
  add column signed_root bytea;
alter table snapshot
  drop constraint snapshot_stage_check,
  add constraint snapshot_stage_check
    check (stage in ('announced', 'agenda', 'minutes', 'approved', 'signed', 'corrected', 'cancelled'));

alter table decision
  -- The bodies that decided together at a joint meeting. None: the one that it stands under.
  add column decided_by_body_ids uuid[] check (cardinality(decided_by_body_ids) > 0),
  -- The item was referred or postponed, and whoever it waits for has said that it goes on no agenda.
  add column settled_at timestamptz;
create index on decision (municipality_id, meeting_id) where outcome in ('postponed', 'referred') and settled_at is null;
-- Who decided it; none: nothing is decided, or it was published before this was shown.
alter table published_item add column decided_by text[];

alter table setting
  -- None: from this day on the body follows what the municipality shares.
  alter column value drop not null,
  add check (value is not null or body_id is not null);
