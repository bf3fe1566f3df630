import { infiniteQueryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import type { operations } from '../api/generated/schema.js';
import { topics, type AuditLogFilter } from './audit-log-filter.js';

const pageSize = 50;

/** What operators and administrators did, newest first; what happened to instances is in their history. */
export function auditLogQuery({ topic, actor }: AuditLogFilter) {
  return infiniteQueryOptions({
    queryKey: ['audit', 'log', topic, actor ?? ''],
    queryFn: ({ pageParam }) => readPage(topics[topic], actor, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.items.length < pageSize ? null : last.page.endCursor),
  });
}

function readPage(entityTypes: readonly EntityType[], actor: string | undefined, after: string | null) {
  return answerOf(
    api.POST('/v2/audit-logs/search', {
      body: {
        filter: {
          entityType: { $in: [...entityTypes] },
          processInstanceKey: { $exists: false },
          ...(actor === undefined ? {} : { actorId: actor }),
        },
        sort: [{ field: 'timestamp', order: 'DESC' }],
        page: { limit: pageSize, ...(after === null ? {} : { after }) },
      },
    }),
  );
}

export type AuditLogEntry =
  operations['searchAuditLogs']['responses']['200']['content']['application/json']['items'][number];
export type EntityType = AuditLogEntry['entityType'];
export type OperationType = AuditLogEntry['operationType'];
