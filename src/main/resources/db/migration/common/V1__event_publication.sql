-- Spring Modulith's registry of events whose listeners have not finished; finished ones are deleted.
create table event_publication (
    id                     uuid primary key,
    publication_date       timestamp(6) with time zone not null,
    listener_id            varchar(255)    not null,
    serialized_event       varchar(100000) not null,
    event_type             varchar(255)    not null,
    completion_date        timestamp(6) with time zone,
    last_resubmission_date timestamp(6) with time zone,
    completion_attempts    integer         not null,
    status                 varchar(20)
);

create index event_publication_incomplete on event_publication (completion_date, publication_date);
create index event_publication_of_listener on event_publication (listener_id, event_type);
