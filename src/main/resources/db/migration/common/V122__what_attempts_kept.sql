-- A worker counts its own seconds, and only what it left behind is paid. What attempts had counted until now stays counted.
alter table task_attempt add column kept_seconds bigint default 0 not null;
alter table task_attempt add column makes_up boolean default false not null;
update task_attempt set kept_seconds = seconds;
