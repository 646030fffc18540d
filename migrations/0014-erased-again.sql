-- When somebody was erased first, where a database that went back in time had brought them back and it was done again.
alter table erasing add column first_at timestamptz;
