-- One row per account with running totals, so that no question needs the history. It is locked while a total changes.
create table quota_ledgers (
    account_id         uuid primary key references accounts (id),
    budget_gpu_seconds bigint,
    period             varchar(7) not null,
    used               bigint     not null,
    reserved           bigint     not null
);

-- What happened, append only: at most one RESERVATION and one closing entry (SETTLEMENT or REFUND) per reference.
create table quota_entries (
    id          uuid primary key,
    account_id  uuid        not null references accounts (id),
    reference   uuid        not null,
    kind        varchar(20) not null,
    closing     boolean     not null,
    gpu_seconds bigint      not null,
    created_at  timestamp(6) with time zone not null,
    unique (reference, closing)
);

create index quota_entries_of_account on quota_entries (account_id, created_at);
