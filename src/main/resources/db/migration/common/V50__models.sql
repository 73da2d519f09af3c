-- Base models that are installed, and checkpoints that fine-tuning tasks produced.
create table base_model (
    id          uuid primary key,
    name        varchar(100)             not null,
    description varchar(500)             not null,
    folder      varchar(1000)            not null, -- 'starter' names the built-in one
    enabled     boolean                  not null,
    installed   timestamp with time zone not null,
    constraint base_model_folder unique (folder)
);

create table checkpoint (
    id         uuid primary key,
    task       uuid                     not null,
    owner      uuid                     not null,
    subject    uuid                     not null,
    base_model uuid                     not null references base_model,
    step       integer                  not null,
    folder     varchar(1000)            not null, -- relative to the studio's home
    identifier varchar(100)             not null,
    class_noun varchar(100)             not null,
    bytes      bigint                   not null,
    created    timestamp with time zone not null,
    constraint checkpoint_of_task unique (task, step)
);

create index checkpoint_by_subject on checkpoint (owner, subject, created);
