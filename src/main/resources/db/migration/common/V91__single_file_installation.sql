-- A base model that comes as one file is converted: it may lie anywhere on the server, and somebody may have to say what it predicts.
alter table installation alter column source set data type varchar(1000);
alter table installation add column prediction varchar(20);
