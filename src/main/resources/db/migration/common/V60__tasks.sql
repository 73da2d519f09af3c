-- What members asked a device to do. This table is the truth; Quartz launches and times.
create table task (
    id                uuid primary key,
    owner             uuid                     not null,
    kind              varchar(20)              not null,
    subject           uuid,
    title             varchar(200)             not null,
    task_order        text                     not null, -- JSON: everything the work needs, in ids and numbers
    out_folder        uuid                     not null, -- a retried task goes on in the folder of the first
    status            varchar(20)              not null,
    attempt           integer                  not null,
    crashes           integer                  not null,
    estimated_seconds bigint                   not null,
    used_seconds      bigint                   not null,
    submitted         timestamp with time zone not null,
    started           timestamp with time zone,
    ended             timestamp with time zone,
    cancel_requested  boolean                  not null,
    stage             varchar(200)             not null,
    step              integer                  not null,
    steps             integer                  not null,
    seconds_left      bigint,
    failure_cause     varchar(2000),
    failure_next      varchar(2000),
    retried_as        uuid
);

create index task_by_owner on task (owner, submitted);
create index task_by_status on task (status, submitted);

-- One worker process: where it runs, how to find it again, how far its events were read.
create table task_attempt (
    task           uuid                     not null references task,
    number         integer                  not null,
    node           varchar(200)             not null,
    device         varchar(50)              not null,
    pid            bigint,
    worker_started timestamp with time zone,
    events_offset  bigint                   not null,
    seen           timestamp with time zone not null,
    seconds        bigint                   not null,
    primary key (task, number)
);

-- The files of a task: the photos it learns from while it is open, the pictures it made.
create table task_file (
    task   uuid        not null references task,
    role   varchar(20) not null,
    number integer     not null,
    file   varchar(64) not null,
    primary key (task, role, number)
);

create index task_file_by_file on task_file (file);

-- When an account last got a device: whoever waited longest is next.
create table task_share (
    owner        uuid primary key,
    last_started timestamp with time zone not null
);

-- How long a unit of work takes on this server, a moving average; estimates come from here.
create table task_pace (
    base_model uuid             not null,
    kind       varchar(20)      not null,
    seconds    double precision not null,
    measured   bigint           not null,
    primary key (base_model, kind)
);
