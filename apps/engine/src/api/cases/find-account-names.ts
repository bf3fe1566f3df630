import type { Queryable } from '@vorgang/identity';

/** The names of people by their accounts; accounts that are gone are absent. Index: primary key. */
export async function findAccountNames(
  connection: Queryable,
  tenantId: string,
  usernames: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await connection.query<{ readonly username: string; readonly name: string }>(
    'select username, name from user_account where tenant_id = $1 and username = any ($2)',
    [tenantId, [...new Set(usernames)]],
  );
  return new Map(rows.map(({ username, name }) => [username, name]));
}
