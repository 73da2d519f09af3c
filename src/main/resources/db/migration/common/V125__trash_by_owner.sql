-- The pages of somebody's trash: a stretch of it, the latest first, and how much there is.
create index pictures_trash on pictures (owner_id, deleted_at);
create index task_trash on task (owner, deleted_at);
create index checkpoint_trash on checkpoint (owner, deleted_at);
