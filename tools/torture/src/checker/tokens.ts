import type { Evidence } from './evidence.js';
import type { Finding } from './finding.js';

const openOfEnded = `
  with ended as (select process_instance_key from process_instance where state in ('COMPLETED', 'TERMINATED'))
  select 'job ' || job_key as subject from job join ended using (process_instance_key)
    where state in ('CREATED', 'FAILED', 'RETRIES_UPDATED')
  union all select 'timer ' || timer_key from timer join ended using (process_instance_key)
  union all select 'user task ' || user_task_key from user_task join ended using (process_instance_key)
    where state not in ('COMPLETED', 'CANCELED')
  union all select 'message subscription ' || subscription_key from message_subscription
    join ended using (process_instance_key) where state = 'CREATED'
  union all select 'signal subscription ' || subscription_key from signal_subscription
    join ended using (process_instance_key) where state = 'CREATED'
  union all select 'incident ' || incident_key from incident join ended using (process_instance_key)
    where state = 'ACTIVE'
  union all select 'element instance ' || element_instance_key from element_instance
    join ended using (process_instance_key) where state = 'ACTIVE'`;

const activeWithoutTokens = `
  select 'instance ' || process_instance_key as subject from process_instance p
  where state = 'ACTIVE' and not exists (
    select from element_instance e where e.process_instance_key = p.process_instance_key and e.state = 'ACTIVE'
      and e.element_type <> 'PROCESS')`;

const outsideOfScope = `
  select 'element instance ' || e.element_instance_key as subject
  from element_instance e join element_instance s on s.element_instance_key = e.scope_key
  where e.state = 'ACTIVE' and s.state <> 'ACTIVE'`;

/** I8: what runs has a token in a scope that runs; what has ended has nothing open. */
export async function checkTokens({ rows }: Evidence): Promise<readonly Finding[]> {
  const check = async (statement: string, detail: string): Promise<readonly Finding[]> => {
    const found = await rows<{ subject: string }>(statement);
    return found.map(({ subject }) => ({ oracle: 'I8', kind: 'broken', subject, detail }));
  };
  return [
    ...(await check(openOfEnded, 'is open although its instance has ended')),
    ...(await check(activeWithoutTokens, 'is active without a token')),
    ...(await check(outsideOfScope, 'is active in a scope that has ended')),
  ];
}
