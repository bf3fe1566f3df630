import type { Evidence } from './evidence.js';
import type { Finding } from './finding.js';

/** Histories whose end no signed checkpoint covers so far. */
export const uncovered = `
  select 'history ' || h.process_instance_key as subject, 'no checkpoint covers entry ' || max(h.sequence) as detail
    from history h
    where not exists (
      select from audit_leaf l
      where l.tenant_id = h.tenant_id and l.process_instance_key = h.process_instance_key and l.sequence >= h.sequence)
    group by h.tenant_id, h.process_instance_key
    order by 1
    limit 100`;

/** I2: some time after the last fault a signed checkpoint covers the end of each history. */
export async function checkUncovered({ rows }: Evidence): Promise<readonly Finding[]> {
  const found = await rows<{ subject: string; detail: string }>(uncovered);
  return found.map(({ subject, detail }) => ({ oracle: 'I2', kind: 'broken', subject, detail }));
}
