-- The base model whose autoencoder a single file without one takes, as a person chose; it may be removed later, so nothing refers to its row.
alter table installation add column autoencoder uuid;
