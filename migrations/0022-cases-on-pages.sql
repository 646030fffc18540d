-- A case's own page and the list of cases are read from the tie between case and item alone.
alter table case_item
  -- When the meeting was in which the public reads the item. None: nobody outside reads it.
  add column public_at timestamptz;
update case_item c set public_at = m.starts_at
  from published_item p
  join published_meeting m on m.municipality_id = p.municipality_id and m.meeting_id = p.meeting_id
  where p.municipality_id = c.municipality_id and p.item_id = c.item_id;
create index on case_item (municipality_id, case_id) where public_at is not null;

-- What repeats the item's own decision word for word is kept with the decision, and nowhere else.
alter table item_history drop constraint item_history_municipality_id_repeats_decision_id_fkey;
alter table item_history alter column plain drop not null;
update item_history set plain = null where repeats_decision_id is not null;
alter table item_history
  add constraint said_once check ((plain is null) = (repeats_decision_id is not null)),
  add foreign key (municipality_id, repeats_decision_id) references decision (municipality_id, id) on delete cascade;
