-- Sessions that began in an earlier series than the account's own are over, on every node.
alter table accounts add column session_series bigint default 0 not null;
