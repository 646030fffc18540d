alter table stored_file
  -- Why machines could not read all of it; none: they could, or have not tried.
  add column unread_reason text check (unread_reason in ('locked', 'broken', 'slow', 'large', 'long', 'packed', 'picture', 'pages'));
