create table subjects (
    id         uuid primary key,
    owner_id   uuid        not null references accounts (id),
    name       varchar(80) not null,
    class_noun varchar(40) not null,
    identifier varchar(16) not null,
    sample     boolean     not null,
    created_at timestamp(6) with time zone not null,
    deleted_at timestamp(6) with time zone,
    version    bigint      not null,
    constraint subjects_identifier_is_unique unique (identifier)
);

create index subjects_by_owner on subjects (owner_id, created_at);

create table photos (
    id          uuid primary key,
    subject_id  uuid             not null references subjects (id),
    place       integer          not null,
    file        varchar(64)      not null,
    source      varchar(64)      not null,
    name        varchar(80)      not null,
    width       integer          not null,
    height      integer          not null,
    sharpness   double precision not null,
    fingerprint bigint           not null,
    added_at    timestamp(6) with time zone not null,
    deleted_at  timestamp(6) with time zone,
    constraint photos_once_per_subject unique (subject_id, source)
);

create index photos_in_order on photos (subject_id, place);
create index photos_by_file on photos (file);
create index photos_deleted on photos (deleted_at);
