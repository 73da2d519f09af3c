create table accounts (
    id                uuid primary key,
    name              varchar(40)  not null unique,
    password_hash     varchar(200) not null,
    role              varchar(20)  not null,
    disabled          boolean      not null,
    created_at        timestamp(6) with time zone not null,
    last_signed_in_at timestamp(6) with time zone,
    version           bigint       not null
);
