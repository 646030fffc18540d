alter table minutes
  -- Whoever was to release them sent them back, and what was said with it.
  add column returned_at timestamptz,
  add column return_comment text not null default '';
