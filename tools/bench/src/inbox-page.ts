import { createPool, inTenant, parseSearchRequest, search, tasksFor, userTaskSearch } from '@vorgang/storage';
import type { BenchDatabase } from './database.js';
import { quantile } from './growth.js';

const TENANT = 'inbox';
const GROUPS = 10;
const READS = 200;

/** 95 of 100 first pages of a group's inbox come in fewer milliseconds, with so many open tasks in ten groups. */
export async function measureInboxPage(database: BenchDatabase, tasks: number): Promise<number> {
  await database.execute(`
    insert into tenant (tenant_id, name) values ('${TENANT}', 'Inbox');
    insert into user_task (tenant_id, user_task_key, process_instance_key, process_definition_key, process_definition_id,
      process_definition_version, element_instance_key, element_id, name, state, candidate_groups, headers, created_at)
    select '${TENANT}', n, n, 1, 'inbox', 1, n, 'task', 'Task ' || n, 'CREATED', array['group-' || n % ${GROUPS}], '{}',
      now() + n * interval '1 millisecond'
    from generate_series(1, ${tasks}) as n;
    analyze user_task;`);
  const pool = createPool(database.url, { connections: 1 });
  const request = parseSearchRequest(userTaskSearch, {
    filter: { state: 'CREATED' },
    sort: [{ field: 'creationDate', order: 'DESC' }],
    page: { limit: 50 },
  });
  try {
    const times: number[] = [];
    for (let read = 0; read < READS; read += 1) {
      const person = {
        username: 'ada',
        groups: [`group-${read % GROUPS}`],
        processDefinitionIds: [],
        granted: null,
      };
      const begin = performance.now();
      await inTenant(pool, TENANT, (client) => search(client, userTaskSearch, request, [tasksFor(person)]));
      times.push(performance.now() - begin);
    }
    return quantile(times, 0.95);
  } finally {
    await pool.end();
    await database.execute(`delete from user_task where tenant_id = '${TENANT}'`);
  }
}
