-- What the public can read, as objects of OParl 1.1: made from the published versions and the public pages' own tables, and compared with what stood
-- here before. So each change has its moment, and what was taken back leaves a row without content.
create table open_object (
  municipality_id uuid not null references municipality,
  type text not null check (type in ('System', 'Body', 'LegislativeTerm', 'Organization', 'Person', 'Membership', 'Meeting', 'AgendaItem', 'Paper',
    'Consultation', 'File', 'Location')),
  id uuid not null,
  -- The order of every list, for ever.
  seq bigint not null,
  -- What it is made from: 'council', 'case/<id>' or 'meeting/<id>'.
  source text not null,
  -- Whose name is in it.
  person_id uuid,
  -- Every short id and name in an address that ever led to it.
  names text[] not null default '{}',
  -- The organizations and the place that it belongs to.
  links uuid[] not null default '{}',
  -- JSON without id, type and times; addresses begin with \u0000, which stands for the municipality's own. None: it is gone.
  content text,
  created_at timestamptz not null,
  modified_at timestamptz not null check (modified_at >= created_at),
  deleted_at timestamptz,
  primary key (municipality_id, type, id)
);
create unique index on open_object (municipality_id, type, seq);
create index on open_object (municipality_id, type, modified_at);
create index on open_object (municipality_id, source);
create index on open_object (municipality_id, person_id) where person_id is not null;
create index on open_object using gin (municipality_id, links);
create index on open_object using gin (municipality_id, names);
select tenant_table('open_object');

-- What the objects of a meeting or a case were made from, so that only those that differ are made again.
create table open_source (
  municipality_id uuid not null references municipality,
  source text not null,
  mark text not null,
  primary key (municipality_id, source)
);
select tenant_table('open_source');

-- Up to which version of the content the objects are right, and for which day: people come and go with the days.
create table open_state (
  municipality_id uuid primary key references municipality,
  content_version bigint not null,
  day date not null,
  last_seq bigint not null,
  changed_at timestamptz not null,
  -- Since when there is open data of this kind.
  since timestamptz not null
);
select tenant_table('open_state');
