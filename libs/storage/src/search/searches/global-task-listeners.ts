import { defineSearch } from '../search-definition.js';

/** Task listeners of all processes. */
export const globalTaskListenerSearch = defineSearch({
  from: 'global_task_listener l',
  key: 'id',
  fields: {
    id: { type: 'string', sql: 'l.listener_id', sort: true },
    type: { type: 'string', sql: 'l.type', sort: true },
    eventTypes: { type: 'strings', sql: 'l.event_types', filter: false },
    retries: { type: 'integer', sql: 'l.retries' },
    afterNonGlobal: { type: 'boolean', sql: 'l.after_non_global', sort: true },
    priority: { type: 'integer', sql: 'l.priority', sort: true },
    source: { type: 'string', sql: "'API'::text", values: ['API', 'CONFIGURATION'], sort: true },
  },
  containsAll: { eventTypes: 'l.event_types' },
});
