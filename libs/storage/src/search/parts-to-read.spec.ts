import { describe, expect, test } from 'vitest';
import { parseSearchRequest } from './parse-search-request.js';
import { partsToRead } from './parts-to-read.js';
import { fieldIn } from './restrictions.js';
import { auditLogSearch } from './searches/audit-logs.js';

const sources = (filter: object, restrictions: Parameters<typeof partsToRead>[2] = []) =>
  partsToRead(auditLogSearch, parseSearchRequest(auditLogSearch, { filter }), restrictions).map(
    ({ from }) => /^\w+/.exec(from)?.[0],
  );

const both = ['history', 'audit_log_entry'];

describe('of the sources of a search only those are read that can hold what is asked for', () => {
  test.each<[object, readonly string[]]>([
    [{}, both],
    [{ entityType: 'VARIABLE' }, both],
    [{ entityType: 'USER_TASK' }, both],
    [{ entityType: 'INCIDENT' }, ['history']],
    [{ entityType: { $in: ['USER', 'ROLE'] } }, ['audit_log_entry']],
    [{ entityType: { $in: ['USER', 'JOB'] } }, both],
    [{ entityType: { $neq: 'JOB' } }, both],
    [{ category: 'ADMIN' }, ['audit_log_entry']],
    [{ result: 'FAIL' }, ['audit_log_entry']],
    [{ processInstanceKey: '1' }, both],
    [{ jobKey: '1' }, ['history']],
    [{ processInstanceKey: { $exists: false } }, ['audit_log_entry']],
    [{ decisionDefinitionId: { $like: 'fee*' } }, ['audit_log_entry']],
    [{ decisionDefinitionId: { $exists: true } }, ['audit_log_entry']],
    [{ decisionDefinitionId: { $exists: false } }, both],
    // Nothing can be both: the first source finds nothing.
    [{ category: 'ADMIN', entityType: 'JOB' }, ['history']],
  ])('%j', (filter, expected) => {
    expect(sources(filter)).toEqual(expected);
  });

  test('what the caller may see counts as well', () => {
    expect(sources({}, [fieldIn('category', ['ADMIN'])])).toEqual(['audit_log_entry']);
    expect(sources({}, [fieldIn('category', ['USER_TASKS', 'ADMIN'])])).toEqual(both);
  });
});
