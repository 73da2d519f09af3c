-- A running task may be asked to pause as well as to stop for good; one that loses its workers in a row waits before it begins again.
alter table task add column stop_wish varchar(10);
update task set stop_wish = 'CANCEL' where cancel_requested;
alter table task drop column cancel_requested;
alter table task drop column crashes;
alter table task add column lost_in_a_row integer default 0 not null;
alter table task add column not_before timestamp with time zone;

-- A pace is now that of a whole pass; what was measured meant a photo.
delete from task_pace;
