-- What a later version of minutes says of an item otherwise, and somebody left as it is: the same words are not asked about again.
create table import_left (
  municipality_id uuid not null references municipality,
  item_id uuid not null,
  -- Of the part of the item and its later words.
  print bytea not null,
  actor text not null,
  at timestamptz not null,
  primary key (municipality_id, item_id, print),
  foreign key (municipality_id, item_id) references agenda_item (municipality_id, id) on delete cascade
);
select tenant_table('import_left', 'select, insert, delete');
