-- Whether what only the work of an ended task needed was removed from its folder: what was looked at is not looked at again every day.
alter table task add column tidied boolean default false not null;
create index task_untidied on task (tidied, kind, status);
