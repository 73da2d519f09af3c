-- What the card of a base model shows, who may use it, and where it came from.
alter table base_model add column family varchar(20) default 'UNKNOWN' not null;
alter table base_model add column prediction varchar(40) default '' not null;
alter table base_model add column side integer default 0 not null; -- pixels; 0: nobody has looked yet
alter table base_model add column bytes bigint default 0 not null;
alter table base_model add column licence varchar(100);
alter table base_model add column licence_text text;
alter table base_model add column source varchar(1000) default '' not null;
alter table base_model add column audience varchar(20) default 'EVERYONE' not null;
alter table base_model add column removed timestamp with time zone; -- pictures and checkpoints still name it

-- Who may use a base model that not everyone may use.
create table base_model_account (
    base_model uuid not null references base_model,
    account    uuid not null references accounts (id),
    primary key (base_model, account)
);

-- A base model on its way to this server: from a model hub, or from the browser of an administrator.
create table installation (
    id            uuid primary key, -- and of the base model that it becomes
    account       uuid                     not null references accounts (id),
    origin        varchar(20)              not null,
    title         varchar(100)             not null,
    source        varchar(300)             not null,
    revision      varchar(100),
    state         varchar(20)              not null,
    files         text                     not null, -- JSON: paths, bytes, checksums
    bytes         bigint                   not null,
    received      bigint                   not null,
    failure_cause varchar(2000),
    failure_next  varchar(2000),
    runner        uuid,                              -- the studio that works on it, while its lease lasts
    lease         timestamp with time zone,
    created       timestamp with time zone not null,
    ended         timestamp with time zone
);

create index installation_by_state on installation (state, created);
