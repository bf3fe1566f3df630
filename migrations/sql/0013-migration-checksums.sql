-- What every file of this folder contained when it was applied, so that a file that was edited afterwards is found.
-- Belongs to the owner alone: neither the application nor the engine reads it.
create table schema_migration_checksum (
  file_name text primary key,
  -- SHA-256 of the file with lines that end in a line feed, in hexadecimal digits.
  checksum text not null check (checksum ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null default now()
);
