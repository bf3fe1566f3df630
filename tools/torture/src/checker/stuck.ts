import type { Evidence } from './evidence.js';
import type { Finding } from './finding.js';

/**
 * What is not at rest, in words. In a run everything comes to an end: each wait has somebody who ends it, and each
 * incident somebody who resolves it.
 */
export const unrest = `
  select format('instance %s of %s', p.process_instance_key, p.process_definition_id) as subject,
         format('request %s waits at %s, incidents %s', coalesce(p.business_id, '-'),
           coalesce((select string_agg(format('%s (%s)', e.element_id, e.element_type), ', ') from element_instance e
             where e.process_instance_key = p.process_instance_key and e.state = 'ACTIVE'
               and e.element_type <> 'PROCESS'), 'nothing'),
           p.incident_count) as detail
    from process_instance p where p.state in ('ACTIVE', 'SUSPENDED')
  union all
  select 'outbox ' || command_id, format('attempts %s, available %s, %s', attempts, available_at, last_error)
    from outbox_command
  union all
  select 'timer ' || timer_key, format('due %s, claimed until %s', due_at, claimed_until)
    from timer where process_instance_key is not null
  order by 1`;

/** I5: some time after the last fault everything has ended, and no queue holds anything. */
export async function checkStuck({ rows }: Evidence): Promise<readonly Finding[]> {
  const waiting = await rows<{ subject: string; detail: string }>(unrest);
  return waiting.map(({ subject, detail }) => ({ oracle: 'I5', kind: 'lost', subject, detail }));
}
