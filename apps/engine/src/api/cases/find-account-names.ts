import { UserAccountEntity } from '@vorgang/storage';
import { In, type EntityManager } from 'typeorm';

/** The names of people by their accounts; accounts that are gone are absent. Index: primary key. */
export async function findAccountNames(
  manager: EntityManager,
  tenantId: string,
  usernames: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const accounts = await manager.find(UserAccountEntity, {
    select: { username: true, name: true },
    where: { tenantId, username: In([...new Set(usernames)]) },
  });
  return new Map(accounts.map(({ username, name }) => [username, name]));
}
