-- Who works for one body alone searches its drafts: each draft is found by those who work for one of its bodies. Without a body: by those who work for all.
alter table search_entry drop constraint search_entry_audience_check;
alter table search_entry add constraint search_entry_audience_check
  check (audience in ('public', 'secretariat') or audience ~ '^(body|secretariat)/[0-9a-f-]{36}$');
update search_entry set audience = 'secretariat/' || body_id where audience = 'secretariat' and body_id is not null;

-- The papers that went out with a document: what the public reads stands in tables of the public.
alter table library_document add column papers jsonb not null default '[]';
