-- A picture may have been begun with another one: which, and how much was drawn anew.
alter table pictures add column varied_task_id uuid;
alter table pictures add column varied_index integer;
alter table pictures add column strength double precision;
