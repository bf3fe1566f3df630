import { defineSearch } from '../search-definition.js';
import { processInstanceSearch } from './process-instances.js';

/**
 * Process instances for those who operate on them: as integrators see them, and whether they are suspended. A filter
 * of the one is a filter of the other.
 */
export const instanceOperationSearch = defineSearch({
  ...processInstanceSearch,
  key: 'processInstanceKey',
  fields: {
    ...processInstanceSearch.fields,
    isSuspended: { type: 'boolean', sql: "(p.state = 'SUSPENDED')", sort: 'indexed', usually: 'false' },
    incidentCount: { type: 'integer', sql: 'p.incident_count', sort: 'indexed', usually: '0' },
  },
});
