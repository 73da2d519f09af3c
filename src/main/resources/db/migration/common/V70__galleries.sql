create table pictures (
    id              uuid primary key,
    owner_id        uuid             not null references accounts (id),
    task_id         uuid             not null,
    task_index      integer          not null,
    subject_id      uuid,
    file            varchar(64)      not null,
    base_model_id   uuid             not null,
    checkpoint_id   uuid,
    template        varchar(4000)    not null,
    prompt          varchar(4000)    not null,
    negative_prompt varchar(4000)    not null,
    steps           integer          not null,
    guidance        double precision not null,
    width           integer          not null,
    height          integer          not null,
    noise_scheduler varchar(20),
    seed            bigint           not null,
    favourite       boolean          not null,
    made_at         timestamp(6) with time zone not null,
    deleted_at      timestamp(6) with time zone,
    constraint pictures_once_per_task_and_index unique (task_id, task_index)
);

create index pictures_newest on pictures (owner_id, made_at);
create index pictures_by_file on pictures (file);
create index pictures_deleted on pictures (deleted_at);

create table galleries (
    id         uuid primary key,
    owner_id   uuid        not null references accounts (id),
    name       varchar(80) not null,
    everything boolean     not null,
    created_at timestamp(6) with time zone not null,
    deleted_at timestamp(6) with time zone,
    version    bigint      not null
);

create index galleries_by_owner on galleries (owner_id, created_at);

create table gallery_pictures (
    gallery_id uuid not null references galleries (id),
    picture_id uuid not null references pictures (id),
    primary key (gallery_id, picture_id)
);

create index gallery_pictures_by_picture on gallery_pictures (picture_id);

create table gallery_members (
    gallery_id uuid        not null references galleries (id),
    account_id uuid        not null references accounts (id),
    role       varchar(20) not null,
    since      timestamp(6) with time zone not null,
    primary key (gallery_id, account_id)
);

create index gallery_members_by_account on gallery_members (account_id);
