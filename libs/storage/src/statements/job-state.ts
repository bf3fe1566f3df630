/** States of a job row, as the Orchestration Cluster API names them; SUSPENDED: its instance is. */
export type JobState =
  'CREATED' | 'COMPLETED' | 'FAILED' | 'RETRIES_UPDATED' | 'ERROR_THROWN' | 'CANCELED' | 'SUSPENDED';

/** The state of a job (alias j) as queries show it: one of a suspended instance keeps its state aside. */
export const shownJobState = "(case j.state when 'SUSPENDED' then j.held_state else j.state end)";

/** A job (alias j) that a worker may take once its time has come; the words of the partial index job_waiting. */
export const jobWaits = "j.state in ('CREATED', 'FAILED', 'RETRIES_UPDATED') and j.retries > 0";
