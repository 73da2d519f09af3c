-- One row per account, which is locked while its adapters are counted and one is added.
create table adapter_owner (
    account_id uuid primary key references accounts (id)
);

insert into adapter_owner (account_id) select id from accounts;

-- Whether an adapter is a copy of one that was trained here.
alter table adapter add column trained boolean default false not null;
