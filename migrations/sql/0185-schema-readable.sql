-- A program that signs in as a role which may change no table still looks at its start whether the schema is the one that it
-- knows. It reads what the owner recorded; nobody but the owner writes there.
grant select on schema_migration, schema_migration_checksum, schema_compatibility to vorgang_app;
