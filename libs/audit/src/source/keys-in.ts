/**
 * The next keys of a tenant in a table, as a select of one column `key`: walks an index over tenant and key from one key to
 * the next, past the many rows that each has. Takes the tenant as $1, the key before the first as $2, how many as $3.
 *
 * @param which of the keys, as a condition on `key`
 */
export function keysIn(table: string, column: string, which = 'true'): string {
  const next = (after: string): string => `
    select key from (select tenant_id, ${column} as key from ${table}) as k
    where k.tenant_id = $1 and k.key > ${after} and (${which}) order by k.key limit 1`;
  return `
    (with recursive walk as (
       (select key, 1 as found from (${next('$2::bigint')}) as first)
       union all
       select (${next('walk.key')}), found + 1 from walk where walk.key is not null and found < $3
     ) select key from walk where key is not null)`;
}
