-- Signed checkpoints over all histories of a tenant. The chain of one instance shows what was changed inside it; that a
-- whole instance is gone, or a chain was computed anew from its first row, shows only what covers them all.

-- The transaction that wrote the row. Ids of transactions that have all ended are passed on in their order, so that no
-- row is missed whose transaction ended after one that began later. Null: recorded before this column was there.
alter table history add column recorded_in bigint;
alter table history alter column recorded_in set default (pg_current_xact_id()::text::bigint);
create index history_by_transaction on history using brin (recorded_in) with (autosummarize = on);

-- Leaves of the Merkle tree of a tenant (RFC 9162, section 2.1), in its order: where the history of an instance stood
-- when a checkpoint was written. Rows are never changed.
create table audit_leaf (
  tenant_id text not null,
  leaf_index bigint not null,
  process_instance_key bigint not null,
  sequence bigint not null,
  hash bytea not null,
  primary key (tenant_id, leaf_index)
);
create unique index audit_leaf_of_step on audit_leaf (tenant_id, process_instance_key, sequence);

create table audit_checkpoint (
  tenant_id text not null,
  tree_size bigint not null,
  -- The roots of the complete subtrees from the largest to the smallest, 32 bytes each: what appending needs.
  edge bytea not null,
  -- Signed note (C2SP tlog-checkpoint): origin, size and root hash with their Ed25519 signature.
  note text not null,
  -- The key that verifies it, as C2SP writes it. Who trusts it has it from elsewhere.
  verifier_key text not null,
  -- Rows of transactions before this one are in the tree.
  recorded_until bigint not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, tree_size)
);
create index audit_checkpoint_by_progress on audit_checkpoint (recorded_until);

create function refuse_checkpoint_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_leaves_are_final before update or delete on audit_leaf
  for each row execute function refuse_checkpoint_change();
create trigger audit_leaves_are_never_emptied before truncate on audit_leaf
  for each statement execute function refuse_checkpoint_change();
alter table audit_leaf enable always trigger audit_leaves_are_final;
alter table audit_leaf enable always trigger audit_leaves_are_never_emptied;
create trigger audit_checkpoints_are_final before update or delete on audit_checkpoint
  for each row execute function refuse_checkpoint_change();
create trigger audit_checkpoints_are_never_emptied before truncate on audit_checkpoint
  for each statement execute function refuse_checkpoint_change();
alter table audit_checkpoint enable always trigger audit_checkpoints_are_final;
alter table audit_checkpoint enable always trigger audit_checkpoints_are_never_emptied;

call raise_tenant_walls();
grant select on audit_leaf, audit_checkpoint to vorgang_app;
grant select, insert on audit_leaf, audit_checkpoint to vorgang_engine;
