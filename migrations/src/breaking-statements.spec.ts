import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { breakingStatements } from './breaking-statements.js';

const folder = new URL('../sql/', import.meta.url);

/** What the release before does not notice, each with the reason. A new migration that needs a line here wants a second look. */
const allowed: Readonly<Record<string, string>> = {
  '0004-security.sql: takes away: history': 'no release changes or deletes history',
  '0010-suspension-and-deletion.sql: forbids values: job_state_check': 'replaces a check by a wider one',
  '0010-suspension-and-deletion.sql: forbids values: message_subscription_state_check':
    'replaces a check by a wider one',
  '0011-listeners.sql: forbids values: user_task_state_check': 'replaces a check by a wider one',
  '0014-directory.sql: forbids values: membership_container_type_check': 'replaces a check by a wider one',
  '0014-directory.sql: forbids values: membership_member_type_check': 'replaces a check by a wider one',
  '0014-directory.sql: forbids values: authorization_grant_owner_type_check':
    'replaces a check by a wider one',
  '0014-directory.sql: forbids values: authorization_grant_names_one':
    'holds for every row without the column that the migration adds',
  '0014-directory.sql: forbids values: authorization_grant_by_property':
    'only rows with the column that the migration adds',
  '0070-deleted-resources.sql: forbids values: batch_operation_operation_type_check':
    'replaces a check by a wider one',
  '0090-owner-of-delegated-task.sql: forbids values: user_task_audience_kind_check':
    'replaces a check by a wider one',
  '0090-owner-of-delegated-task.sql: takes away: user_task_audience':
    'takes back what the migration gave a moment before',
  '0093-case-document-in-store.sql: forbids values: case_document_content':
    'holds for every row without the columns that the migration adds',
  '0145-refused-operations.sql: forbids values: audit_log_entry_category_check':
    'replaces a check by a wider one',
};

test('every migration leaves the release before at work beside the new one: it adds, and takes nothing away', () => {
  const found = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .flatMap((name) =>
      breakingStatements(readFileSync(new URL(name, folder), 'utf8')).map(
        ({ rule, object }) => `${name}: ${rule}: ${object}`,
      ),
    );
  expect(found.filter((each) => !Object.hasOwn(allowed, each))).toEqual([]);
  expect(
    Object.keys(allowed).filter((each) => !found.includes(each)),
    'allowed and not there',
  ).toEqual([]);
});

test.each([
  ['alter table job drop column type', 'takes away'],
  ['drop table if exists job', 'takes away'],
  ['drop function claim(text)', 'takes away'],
  ['revoke insert on job from vorgang_app', 'takes away'],
  ['alter table job rename column type to kind', 'renames'],
  ['alter table job alter column type type integer', 'changes a type'],
  ['alter table job alter column type set not null', 'demands a value'],
  ['alter table job add column kind text not null', 'demands a value'],
  ['alter table job\n  add column a text default 1,\n  add column b integer not null', 'demands a value'],
  ['alter table job add constraint c check (retries > 0)', 'forbids values'],
  ['create unique index u on job (type)', 'forbids values'],
])('not beside the release before: %s', (statement, rule) => {
  expect(breakingStatements(`${statement};`).map((found) => found.rule)).toEqual([rule]);
});

test.each([
  'create table job (a text not null); create unique index u on job (a); alter table job add constraint c check (a > 1)',
  "alter table job add column kind text not null default ''",
  'alter table job alter column kind drop not null',
  'create index i on job (a)',
  '-- drop table job\nselect 1',
  'create or replace function f() returns trigger language plpgsql as $$ begin drop table x; end $$',
  'create function f() returns text language sql as $$ select 1 $$; revoke execute on function f() from public',
  'drop trigger t on job; create trigger t before insert on job for each row execute function f()',
])('beside it: %s', (sql) => {
  expect(breakingStatements(`${sql};`)).toEqual([]);
});
