-- Adapter files (LoRA) that members uploaded; the files themselves are in the file store.
create table adapter (
    id            uuid primary key,
    owner         uuid                     not null references accounts (id),
    name          varchar(100)             not null,
    file          varchar(64)              not null,
    family        varchar(20)              not null,
    layout        varchar(20)              not null,
    ranks         varchar(100)             not null,
    layers        integer                  not null,
    bytes         bigint                   not null,
    trigger_words varchar(700)             not null, -- one a line
    unmatched     varchar(1000)            not null, -- keys of the file that belong to no layer, in words
    uploaded      timestamp with time zone not null,
    deleted_at    timestamp with time zone,
    constraint adapter_once_per_owner unique (owner, file)
);

create index adapter_by_owner on adapter (owner, uploaded);
create index adapter_by_file on adapter (file);
create index adapter_deleted on adapter (deleted_at);

-- Pictures name the adapters that helped to draw them: id=weight, one after the other.
alter table pictures add column adapters varchar(400) default '' not null;
