import { expect, test } from 'vitest';
import { extentsOf, extentText, groupOf, permissionsOf, permissionText } from './grant-words.js';

test('each permission of a type has words of its own', () => {
  for (const permissions of Object.values(permissionsOf)) {
    const words = permissions.map(permissionText);
    expect(new Set(words).size).toBe(permissions.length);
    expect(words).not.toContainEqual(expect.stringMatching(/_/));
  }
});

test('a grant says on what it is', () => {
  expect(extentText('*', null)).toBe('alle');
  expect(extentText('hundesteuer', null)).toBe('hundesteuer');
  expect(extentText(null, 'assignee')).toBe('die der Person zugewiesen sind');
});

test('permissions stand in the column of their verb', () => {
  expect(['READ_USER_TASK', 'CREATE', 'MODIFY_PROCESS_INSTANCE', 'DELETE_DRD', 'CLAIM'].map(groupOf)).toEqual(
    ['read', 'create', 'update', 'delete', 'more'],
  );
});

test('what has no ids is granted whole, and only tasks by what names the person', () => {
  expect(extentsOf('SYSTEM')).toEqual(['all']);
  expect(extentsOf('CASE')).toEqual(['all', 'one']);
  expect(extentsOf('USER_TASK')).toEqual(['all', 'one', 'assignee', 'candidateUsers', 'candidateGroups']);
});
