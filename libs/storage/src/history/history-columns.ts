/** The columns of history (alias h) in the form of HistoryRow: nothing of what is stored gets lost on the way. */
export const historyColumns = `
  h.tenant_id as "tenantId",
  h.process_instance_key as "processInstanceKey",
  h.sequence,
  h.format,
  to_char(h.recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt",
  h.actor_kind as "actorKind",
  h.actor_id as "actorId",
  h.command,
  h.payload,
  h.personal,
  encode(h.salt, 'hex') as salt,
  encode(h.commitment, 'hex') as commitment,
  encode(h.hash, 'hex') as hash`;
