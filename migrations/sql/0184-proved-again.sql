-- When the person of a session last proved again who they are. Null: not since they signed in.
alter table session add column proved_at timestamptz;
