-- The migrations that a program has to know to work on this database: this one and all before it. What came after it only
-- adds, so a program of the release before may start beside programs of the next one. A migration that takes something
-- away says here which one a program must know, so that it no longer misses it:
--   update schema_compatibility set must_know = greatest(must_know, 1763900000NNN);
-- Belongs to the owner alone.
create table schema_compatibility (
  is_only boolean primary key default true check (is_only),
  -- As in schema_migration.timestamp.
  must_know bigint not null
);
insert into schema_compatibility (must_know) values (1763900000140);
