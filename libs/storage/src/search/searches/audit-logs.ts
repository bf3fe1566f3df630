import { defineSearch } from '../search-definition.js';
import type { SearchField } from '../search-field.js';
import { auditLogFields, type AuditLogField } from './audit-log-fields.js';
import { auditLogOfInstances } from './audit-log-of-instances.js';
import { auditLogOfOperations } from './audit-log-of-operations.js';

type WithSql<Fields> = { readonly [Name in keyof Fields]: Fields[Name] & Pick<SearchField, 'sql' | 'order'> };

const fields = Object.fromEntries(
  Object.entries(auditLogFields).map(([name, field]) => [
    name,
    { ...auditLogOfInstances.fields[name as AuditLogField], ...field },
  ]),
) as WithSql<typeof auditLogFields>;

/** What people and clients did: to process instances, and to everything else. */
export const auditLogSearch = defineSearch({
  from: auditLogOfInstances.from,
  key: 'auditLogKey',
  fields,
  parts: [auditLogOfInstances, auditLogOfOperations],
});
