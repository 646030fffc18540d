-- In which language a document is written, as its letters and small words tell.
alter table library_document add column lang text not null default 'da';
update library_document set lang = 'ar' where length(regexp_replace(text, '[^\u0600-\u06ff]', '', 'g')) * 3 > length(text);
