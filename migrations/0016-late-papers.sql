alter table attachment
  -- When the paper went out: with the agenda, a supplement or the minutes. None: the secretariat alone has it, and no version of the meeting holds it.
  add column sent_out_at timestamptz,
  -- The supplement that it went out with. None: it went out with the agenda or the minutes.
  add column supplement integer;
-- Whoever could read a paper until now still can.
update attachment a set sent_out_at = i.sent_out_at, supplement = i.supplement
  from agenda_item i where i.municipality_id = a.municipality_id and i.id = a.item_id and i.sent_out_at is not null;
