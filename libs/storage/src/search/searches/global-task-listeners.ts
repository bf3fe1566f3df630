import { defineSearch } from '../search-definition.js';

/** Task listeners of all processes. */
export const globalTaskListenerSearch = defineSearch({
  from: 'global_task_listener l',
  key: 'id',
  fields: {
    id: { type: 'string', sql: 'l.listener_id', sort: 'few rows' },
    type: { type: 'string', sql: 'l.type', sort: 'few rows' },
    eventTypes: { type: 'strings', sql: 'l.event_types', filter: false },
    retries: { type: 'integer', sql: 'l.retries' },
    afterNonGlobal: { type: 'boolean', sql: 'l.after_non_global', sort: 'few rows' },
    priority: { type: 'integer', sql: 'l.priority', sort: 'few rows' },
    source: { type: 'string', sql: "'API'::text", values: ['API', 'CONFIGURATION'], sort: 'few rows' },
  },
  containsAll: { eventTypes: 'l.event_types' },
});
