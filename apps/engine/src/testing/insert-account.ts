import { hashPassword } from '@vorgang/identity';
import type pg from 'pg';
import { testPassword } from './test-application.js';

/** An account without any right, as it may stand in the database before the server starts. */
export async function insertAccount(owner: pg.Client, username: string): Promise<void> {
  await owner.query(
    `insert into user_account (tenant_id, username, name, email, password_hash, created_at)
     values ('<default>', $1, $1, '', $2, now())`,
    [username, await hashPassword(testPassword)],
  );
}
