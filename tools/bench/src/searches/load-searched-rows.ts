import type { BenchDatabase } from '../database.js';
import { rebuildIndexes } from '../rebuild-indexes.js';

/** The tenant that is searched; four others have a twentieth of the instances each, among its own. */
export const SEARCHED_TENANT = 'large';
/** Instances of one statement. */
const BATCH = 50_000;

const tenant = `(case when n % 20 < 16 then '${SEARCHED_TENANT}' else 'small-' || n % 20 - 15 end)`;
const instance = '(100000000000000000 + n * 100)';
/** A number that looks drawn, the same in every run. */
const drawn = (of: string, below: number): string =>
  `((hashint8extended(${of}, 7) & 2147483647) % ${below})::integer`;
/** Few processes have most of the instances. */
const definition = `(1 + ${drawn('n', 60)} * ${drawn('n + 1', 60)} / 60)`;
const processId = (key: string): string => `('process-' || ${key} % 20)`;
const version = (key: string): string => `(1 + ${key} / 20)`;
const begun = "(timestamptz '2025-01-01' + n * interval '20 seconds')";
const actor = `('person-' || ${drawn('n + 2', 400)})`;

/**
 * Loads process instances and what belongs to them: ten elements and ten history rows each, three jobs and variables,
 * and of the rest as many as administrative procedures have. Nine of ten have ended; the newest run.
 */
export async function loadSearchedRows(database: BenchDatabase, instances: number): Promise<void> {
  await database.execute(fixedRows);
  await rebuildIndexes(database, searchedTables, async () => {
    for (let first = 0; first < instances; first += BATCH) {
      const last = Math.min(first + BATCH, instances) - 1;
      await database.execute(
        `set synchronous_commit = off; begin; ${rowsOf(first, last, instances)} commit; checkpoint`,
      );
    }
  });
  await database.execute('vacuum analyze');
}

const searchedTables = [
  'process_instance',
  'element_instance',
  'history',
  'audited_step',
  'variable',
  'job',
  'incident',
  'message_subscription',
  'message_correlation',
  'decision_instance',
  'batch_operation_item',
];

const fixedRows = `
  insert into tenant (tenant_id, name) select t, t from unnest(array['${SEARCHED_TENANT}', 'small-1', 'small-2', 'small-3', 'small-4']) t;
  insert into process_definition (tenant_id, process_definition_key, process_definition_id, version, version_tag, name,
    resource_name, resource_key, deployment_key)
  select t.tenant_id, d, ${processId('d')}, ${version('d')}, case when d % 3 = 0 then 'v' || d % 5 end,
    case when d % 7 > 0 then 'Process ' || d % 13 end, 'process.bpmn', d, d
  from tenant t, generate_series(1, 60) d where t.tenant_id <> '<default>';
  insert into decision_requirements (tenant_id, decision_requirements_key, decision_requirements_id, name, version, resource_name,
    resource_key, deployment_key)
  select t.tenant_id, d, 'requirements-' || d, 'Requirements ' || d, 1, 'decision.dmn', d, d
  from tenant t, generate_series(1, 20) d where t.tenant_id <> '<default>';
  insert into decision_definition (tenant_id, decision_definition_key, decision_definition_id, name, version,
    decision_requirements_key, decision_requirements_id, deployment_key)
  select t.tenant_id, d, 'decision-' || d, 'Decision ' || d, 1, d, 'requirements-' || d, d
  from tenant t, generate_series(1, 20) d where t.tenant_id <> '<default>';
  insert into batch_operation (tenant_id, batch_operation_key, operation_type, instruction, filter, state, settled, newest_key,
    captured, actor_kind, actor_id, created_at, start_date, end_date)
  select t.tenant_id, d, 'CANCEL_PROCESS_INSTANCE', '{}', '{}', 'COMPLETED', true, 0, true, 'user', 'person-' || d, now(), now(), now()
  from tenant t, generate_series(1, 20) d where t.tenant_id <> '<default>';`;

function rowsOf(first: number, last: number, instances: number): string {
  return `
  create temporary table loaded on commit drop as
  select n, ${tenant} as tenant_id, ${instance} as key, ${definition} as definition, ${begun} as begun,
    case when n > ${instances} * 0.97 or ${drawn('n', 100)} < 3 then case when n % 50 = 0 then 'SUSPENDED' else 'ACTIVE' end
      when ${drawn('n', 100)} < 6 then 'TERMINATED' else 'COMPLETED' end as state, ${actor} as actor
  from generate_series(${first}::bigint, ${last}) n;
  alter table loaded add column ended timestamptz;
  update loaded set ended = begun + ${drawn('n + 3', 90)} * interval '8 hours' where state in ('COMPLETED', 'TERMINATED');

  insert into process_instance (tenant_id, process_instance_key, process_definition_key, process_definition_id,
    process_definition_version, state, start_date, end_date, parent_process_instance_key, parent_element_instance_key,
    business_id, incident_count, version, tokens, variables, history_sequence, history_hash)
  select tenant_id, key, definition, ${processId('definition')}, ${version('definition')}, state, begun, ended,
    case when n % 20 = 15 then key - 200 end, case when n % 20 = 15 then key - 197 end,
    case when n % 3 = 0 then 'file-' || ${drawn('n', 1_000_000)} end,
    case when state = 'ACTIVE' and n % 5 = 0 then 1 else 0 end, 10, '[]', '{}', 10, '\\x00'
  from loaded;

  insert into element_instance (tenant_id, element_instance_key, process_instance_key, process_definition_key, element_id,
    element_name, element_type, scope_key, state, start_date, end_date, incident_key)
  select tenant_id, key + place, key, definition, 'Activity_' || definition % 20 * 10 + place,
    case when place % 4 > 0 then 'Activity ' || (definition % 20 * 10 + place) * 37 % 101 end,
    (array['PROCESS', 'START_EVENT', 'SERVICE_TASK', 'EXCLUSIVE_GATEWAY', 'SERVICE_TASK', 'USER_TASK', 'PARALLEL_GATEWAY',
      'SERVICE_TASK', 'INTERMEDIATE_CATCH_EVENT', 'END_EVENT'])[place],
    case when place > 1 then key + 1 end,
    case when ended is null and place in (1, 10) then 'ACTIVE' when state = 'TERMINATED' and place in (1, 10) then 'TERMINATED'
      else 'COMPLETED' end,
    begun + place * interval '1 minute',
    case when ended is not null or place not in (1, 10) then begun + place * interval '2 minutes' end,
    case when state = 'ACTIVE' and n % 5 = 0 and place = 10 then key + 90 end
  from loaded, generate_series(1, 10) place;

  insert into history (tenant_id, process_instance_key, sequence, format, recorded_at, actor_kind, actor_id, command, payload,
    personal, salt, commitment, hash)
  select tenant_id, key, place, 1, begun + place * interval '2 minutes',
    (array['user', 'engine', 'client', 'engine', 'client', 'user', 'engine', 'client', 'engine', 'client'])[place],
    case when place in (1, 6) then actor when place in (3, 5, 8, 10) then 'worker-' || n % 8 else 'engine' end,
    (array['createProcessInstance', 'continue', 'completeJob', 'continue', 'completeJob', 'completeUserTask', 'triggerTimer',
      'completeJob', 'continue', case when n % 100 = 0 then 'resolveIncident' else 'completeJob' end])[place],
    '[{"change":"elementEnded","elementInstanceKey":"' || key + place || '"},{"change":"jobEnded","jobKey":"' || key + 20 + place
      || '"},{"change":"taskEnded","userTaskKey":"' || key + 50 || '"}]', '{}', '\\x0000000000000000', sha256('c'), sha256(key::text::bytea)
  from loaded, generate_series(1, 10) place;

  insert into audited_step (tenant_id, process_instance_key, sequence, entity_key, job_key, user_task_key, element_instance_key)
  select tenant_id, key, place,
    case when place = 6 then key + 50 when place = 1 or place = 10 and n % 100 = 0 then key else key + 20 + place end,
    case when place in (3, 5, 8) or place = 10 and n % 100 > 0 then key + 20 + place end, case when place = 6 then key + 50 end,
    case when place > 1 then key + place end
  from loaded, unnest(array[1, 3, 5, 6, 8, 10]) place;

  insert into variable (tenant_id, variable_key, process_instance_key, scope_key, name, value)
  select tenant_id, key + 10 + place, key, case when place = 3 then key + 5 else key end,
    'variable-' || (definition + place) % 15, '"value ' || ${drawn('key + place', 100_000)} || '"'
  from loaded, generate_series(1, 3) place;

  insert into job (tenant_id, job_key, process_instance_key, process_definition_key, process_definition_id,
    process_definition_version, element_instance_key, element_id, type, kind, listener_event_type, state, retries, headers,
    priority, worker, lock_until, available_at, error_code, error_message, created_at, ended_at)
  select tenant_id, key + 20 + place, key, definition, ${processId('definition')}, ${version('definition')}, key + place,
    'Activity_' || definition % 20 * 10 + place, 'type-' || (definition + place) % 30,
    case when n % 25 = 0 then 'EXECUTION_LISTENER' else 'BPMN_ELEMENT' end, case when n % 25 = 0 then 'START' end,
    case when place = 10 and ended is null then case when n % 5 = 0 then 'FAILED' else 'CREATED' end
      when place = 10 and state = 'TERMINATED' then 'CANCELED' else 'COMPLETED' end,
    case when place = 10 and ended is null and n % 5 = 0 then n % 2 else 3 end, '{}', case when n % 40 = 0 then 50 else 0 end,
    case when place < 10 or ended is not null then 'worker-' || n % 8 else '' end,
    case when place = 10 and ended is null and n % 7 = 0 then begun + interval '1 hour' end, begun,
    case when n % 200 = 0 then 'E' || n % 9 end, case when n % 5 = 0 and place = 10 then 'It failed with ' || n % 40 end,
    begun + place * interval '1 minute',
    case when place < 10 or ended is not null then begun + place * interval '2 minutes' end
  from loaded, unnest(array[3, 5, 10]) place;

  insert into user_task (tenant_id, user_task_key, process_instance_key, process_definition_key, process_definition_id,
    process_definition_version, element_instance_key, element_id, name, state, assignee, candidate_groups, due_date, follow_up_date,
    priority, headers, created_at, ended_at)
  select tenant_id, key + 50, key, definition, ${processId('definition')}, ${version('definition')}, key + 6,
    'Activity_' || definition % 20 * 10 + 6, 'Task ' || ${drawn('n', 300)}, case when ended is null then 'CREATED' else 'COMPLETED' end,
    case when n % 2 = 0 then actor end, array['group-' || ${drawn('n', 10)}], case when n % 3 > 0 then begun + interval '9 days' end,
    case when n % 7 = 0 then begun + interval '5 days' end, case when n % 6 = 0 then 80 else 50 end, '{}',
    begun + interval '6 minutes', ended
  from loaded where n % 10 in (0, 3, 7);

  insert into incident (tenant_id, incident_key, process_instance_key, process_definition_key, process_definition_id,
    element_instance_key, element_id, job_key, error_type, error_message, state, created_at, resolved_at)
  select tenant_id, key + 90, key, definition, ${processId('definition')}, key + 10, 'Activity_' || definition % 20 * 10 + 10,
    case when n % 2 = 0 then key + 30 end,
    (array['JOB_NO_RETRIES', 'IO_MAPPING_ERROR', 'CONDITION_ERROR'])[1 + ${drawn('n', 3)}],
    'It failed with ' || ${drawn('n', 40)}, case when ended is null then 'ACTIVE' else 'RESOLVED' end, begun + interval '10 minutes', ended
  from loaded where ${drawn('n + 4', 100)} < 2 or state = 'ACTIVE' and n % 5 = 0;

  insert into message_subscription (tenant_id, subscription_key, process_instance_key, process_definition_key,
    process_definition_id, element_instance_key, event_id, message_name, correlation_key, interrupting, state, updated_at)
  select tenant_id, key + 60, key, definition, ${processId('definition')}, key + 9, 'Activity_' || definition % 20 * 10 + 9,
    'message-' || definition % 12, 'file-' || ${drawn('n', 1_000_000)}, true,
    case when ended is null then 'CREATED' when state = 'TERMINATED' then 'DELETED' else 'CORRELATED' end, begun + interval '9 minutes'
  from loaded where n % 10 in (1, 4, 8);

  insert into message_correlation (tenant_id, message_key, process_definition_id, process_instance_key, subscription_key,
    element_id, element_instance_key, message_name, correlation_key, correlated_at)
  select tenant_id, key + 70, ${processId('definition')}, key, key + 60, 'Activity_' || definition % 20 * 10 + 9, key + 9,
    'message-' || definition % 12, 'file-' || ${drawn('n', 1_000_000)}, begun + interval '9 minutes'
  from loaded where n % 10 in (1, 4, 8) and state = 'COMPLETED';

  insert into decision_instance (tenant_id, decision_evaluation_key, evaluation_index, decision_definition_key, decision_id,
    decision_name, decision_type, process_instance_key, process_definition_key, element_instance_key, state, inputs, matched_rules,
    output, failure, evaluated_at, root_decision_definition_key)
  select tenant_id, key + 80, 1, 1 + definition % 20, 'decision-' || 1 + definition % 20, 'Decision ' || 1 + definition % 20,
    'DECISION_TABLE', key, definition, key + 4, case when n % 100 = 0 then 'FAILED' else 'EVALUATED' end, '[]', '[]', '1',
    case when n % 100 = 0 then 'No rule' end, begun + interval '4 minutes', 1 + definition % 20
  from loaded where n % 10 in (0, 2, 8);

  insert into batch_operation_item (tenant_id, batch_operation_key, item_key, process_instance_key, state, error_message, processed_at)
  select tenant_id, 1 + n / 10 % 20, key, key, case when n % 30 = 0 then 'FAILED' else 'COMPLETED' end, null, ended
  from loaded where n % 10 = 6;`;
}
