/**
 * The process instance at the top of the callers of an instance, as an expression over `instance`, the SQL of its key,
 * in the tenant `tenant`. An instance whose caller was deleted is at the top itself. One look-up by primary key for each
 * step upwards.
 */
export function rootProcessInstance(tenant: string, instance: string): string {
  return `coalesce((with recursive upwards as (
    select climbed.process_instance_key as key, climbed.parent_process_instance_key as parent, 0 as height
    from process_instance climbed
    where climbed.tenant_id = ${tenant} and climbed.process_instance_key = ${instance}
    union all
    select climbed.process_instance_key, climbed.parent_process_instance_key, upwards.height + 1
    from upwards join process_instance climbed
      on climbed.tenant_id = ${tenant} and climbed.process_instance_key = upwards.parent)
    select upwards.key from upwards order by upwards.height desc limit 1), ${instance})`;
}
