/** How a column is written: as what, from what the row holds. */
export type ColumnKind =
  'boolean' | 'smallint' | 'integer' | 'bigint' | 'moment' | 'bytea' | 'text' | 'texts';

/** A type of rows in the database, with its columns in their order. */
export interface RowType {
  readonly name: string;
  readonly columns: readonly (readonly [name: string, kind: ColumnKind])[];
}

/** The types of migration 0130, by the argument of commit_steps_typed that holds their rows. */
export const rowTypes = {
  instances: {
    name: 'step_instance',
    columns: [
      ['process_instance_key', 'bigint'],
      ['process_definition_key', 'bigint'],
      ['process_definition_id', 'text'],
      ['process_definition_version', 'integer'],
      ['state', 'text'],
      ['start_date', 'moment'],
      ['end_date', 'moment'],
      ['business_id', 'text'],
      ['tags', 'texts'],
      ['incident_count', 'integer'],
      ['version', 'bigint'],
      ['steps', 'integer'],
      ['tokens', 'text'],
      ['variables', 'text'],
      ['history_sequence', 'bigint'],
      ['history_hash', 'bytea'],
    ],
  },
  history_rows: {
    name: 'step_history',
    columns: [
      ['process_instance_key', 'bigint'],
      ['sequence', 'bigint'],
      ['format', 'smallint'],
      ['recorded_at', 'moment'],
      ['actor_kind', 'text'],
      ['actor_id', 'text'],
      ['command', 'text'],
      ['payload', 'text'],
      ['personal', 'text'],
      ['salt', 'bytea'],
      ['commitment', 'bytea'],
      ['hash', 'bytea'],
    ],
  },
  element_instances: {
    name: 'step_element',
    columns: [
      ['element_instance_key', 'bigint'],
      ['process_instance_key', 'bigint'],
      ['process_definition_key', 'bigint'],
      ['element_id', 'text'],
      ['element_name', 'text'],
      ['element_type', 'text'],
      ['scope_key', 'bigint'],
      ['state', 'text'],
      ['start_date', 'moment'],
      ['end_date', 'moment'],
      ['incident_key', 'bigint'],
    ],
  },
  variables: {
    name: 'step_variable',
    columns: [
      ['variable_key', 'bigint'],
      ['process_instance_key', 'bigint'],
      ['scope_key', 'bigint'],
      ['name', 'text'],
      ['value', 'text'],
    ],
  },
  jobs: {
    name: 'step_job',
    columns: [
      ['job_key', 'bigint'],
      ['process_instance_key', 'bigint'],
      ['process_definition_key', 'bigint'],
      ['process_definition_id', 'text'],
      ['process_definition_version', 'integer'],
      ['element_instance_key', 'bigint'],
      ['element_id', 'text'],
      ['type', 'text'],
      ['state', 'text'],
      ['retries', 'integer'],
      ['epoch', 'integer'],
      ['headers', 'text'],
      ['available_at', 'moment'],
      ['error_code', 'text'],
      ['error_message', 'text'],
      ['created_at', 'moment'],
      ['ended_at', 'moment'],
      ['release', 'boolean'],
      ['worker', 'text'],
      ['locked_by', 'text'],
      ['lock_until', 'moment'],
    ],
  },
} as const satisfies Readonly<Record<string, RowType>>;

export type TypedArgument = keyof typeof rowTypes;
