-- What is deleted waits in the trash. What went along with a subject or a task names it, and comes back or goes with it.
alter table checkpoint add column deleted_at timestamp with time zone;
alter table checkpoint add column deleted_with uuid;
alter table task add column deleted_at timestamp with time zone;
alter table task add column deleted_with uuid;
alter table pictures add column deleted_with uuid;
alter table adapter add column deleted_with uuid;
alter table accounts add column deleted_at timestamp(6) with time zone;

-- Of a copy of a trained adapter: whose weights it holds.
alter table adapter add column subject uuid;

create index checkpoint_deleted on checkpoint (deleted_at);
create index task_deleted on task (deleted_at);
create index task_by_out_folder on task (out_folder);
create index subjects_deleted on subjects (deleted_at);
create index pictures_by_subject on pictures (subject_id);
create index accounts_deleted on accounts (deleted_at);

-- The weights of subjects that were deleted before go the way of their subjects. Their pictures and tasks were not said to be deleted:
-- they stay.
update checkpoint
set deleted_at = (select s.deleted_at from subjects s where s.id = checkpoint.subject), deleted_with = subject
where subject in (select id from subjects where deleted_at is not null);
