-- A checkpoint may be an adapter beside its base model.
alter table checkpoint add column adapter boolean default false not null;
