create table body (
  municipality_id uuid not null references municipality,
  id uuid not null,
  kind text not null check (kind in ('council', 'committee', 'working_group', 'chair_group', 'secretariat', 'department', 'city_council', 'other')),
  parent_id uuid,
  name text not null collate "da-x-icu",
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  description text not null default '',
  -- What this body calls its offices: {"chair": "formand", "deputy_chair": "næstforperson"}.
  offices jsonb not null default '{}',
  public_meetings boolean not null default false,
  release_rule text not null default 'second_person' check (release_rule in ('secretary', 'second_person', 'chair')),
  is_public boolean not null default false,
  created_at timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, slug),
  foreign key (municipality_id, parent_id) references body (municipality_id, id)
);
create unique index on body (municipality_id, lower(name));
select tenant_table('body');
alter table setting add foreign key (municipality_id, body_id) references body (municipality_id, id);

-- A body sits on until the next term is constituted, so the end is a plan, not a fact about memberships.
create table term (
  municipality_id uuid not null references municipality,
  id uuid not null,
  body_id uuid not null,
  starts_on date not null,
  ends_on date not null check (ends_on > starts_on),
  rules text not null default '',
  primary key (municipality_id, id),
  foreign key (municipality_id, body_id) references body (municipality_id, id),
  exclude using gist (municipality_id with =, body_id with =, daterange(starts_on, ends_on) with &&)
);
select tenant_table('term');

create table seat_group (
  municipality_id uuid not null references municipality,
  id uuid not null,
  term_id uuid not null,
  name text not null collate "da-x-icu",
  position integer not null,
  primary key (municipality_id, id),
  unique (municipality_id, term_id, position),
  foreign key (municipality_id, term_id) references term (municipality_id, id)
);
select tenant_table('seat_group');

-- The group that a seat speaks for belongs to the seat, never an origin to the person.
create table seat (
  municipality_id uuid not null references municipality,
  id uuid not null,
  seat_group_id uuid not null,
  position integer not null,
  represents text not null default '',
  primary key (municipality_id, id),
  unique (municipality_id, seat_group_id, position),
  foreign key (municipality_id, seat_group_id) references seat_group (municipality_id, id)
);
select tenant_table('seat');

create table person (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name text not null collate "da-x-icu",
  public_profile text not null default '',
  created_at timestamptz not null default now(),
  modified_at timestamptz not null default now(),
  primary key (municipality_id, id)
);
create index on person (municipality_id, lower(name));
select tenant_table('person');

create table membership (
  municipality_id uuid not null references municipality,
  id uuid not null,
  person_id uuid not null,
  body_id uuid not null,
  seat_id uuid,
  function text not null check (function in ('chair', 'deputy_chair', 'member', 'stand_in', 'substitute', 'observer', 'coordinator')),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  appointed_by_body_id uuid,
  appointed_on date,
  basis text not null default '',
  -- Whose place was taken, when a stand-in takes over a seat.
  succeeds_id uuid,
  end_note text not null default '',
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person (municipality_id, id),
  foreign key (municipality_id, body_id) references body (municipality_id, id),
  foreign key (municipality_id, seat_id) references seat (municipality_id, id),
  foreign key (municipality_id, appointed_by_body_id) references body (municipality_id, id),
  foreign key (municipality_id, succeeds_id) references membership (municipality_id, id),
  constraint one_holder_per_seat exclude using gist (municipality_id with =, seat_id with =, daterange(valid_from, valid_to) with &&)
    where (function in ('chair', 'deputy_chair', 'member'))
);
create index on membership (municipality_id, body_id, valid_from);
create index on membership (municipality_id, person_id);
select tenant_table('membership');
