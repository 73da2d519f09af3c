-- Spring Modulith's registry of events on their way to a listener; a row leaves when its listener is through.
create table event_publication (
    id                     uuid primary key,
    publication_date       timestamp with time zone not null,
    listener_id            varchar(1000)            not null,
    event_type             varchar(500)             not null,
    serialized_event       varchar(10000)           not null,
    completion_date        timestamp with time zone,
    last_resubmission_date timestamp with time zone,
    completion_attempts    integer                  not null,
    status                 varchar(20)
);

create index event_publication_by_completion on event_publication (completion_date);
