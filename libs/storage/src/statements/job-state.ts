/** States of a job row, as the Orchestration Cluster API names them. */
export type JobState = 'CREATED' | 'COMPLETED' | 'FAILED' | 'RETRIES_UPDATED' | 'ERROR_THROWN' | 'CANCELED';

/** A job (alias j) that a worker may take once its time has come; the words of the partial index job_waiting. */
export const jobWaits = "j.state in ('CREATED', 'FAILED', 'RETRIES_UPDATED') and j.retries > 0";
