import type { SearchSchemaInput } from '@tanstack/react-router';
import type { EntityType } from './audit-log-query.js';

/** Questions of an auditor, and the entities that they are about. */
export const topics = {
  all: [
    'AUTHORIZATION',
    'BATCH',
    'DECISION',
    'GROUP',
    'MAPPING_RULE',
    'RESOURCE',
    'ROLE',
    'TENANT',
    'USER',
    'VARIABLE',
  ],
  access: ['AUTHORIZATION', 'GROUP', 'MAPPING_RULE', 'ROLE', 'TENANT', 'USER'],
  models: ['DECISION', 'RESOURCE'],
  batches: ['BATCH'],
  variables: ['VARIABLE'],
} as const satisfies Readonly<Record<string, readonly EntityType[]>>;

export type Topic = keyof typeof topics;

/** What the address says about the log. */
export interface AuditLogFilter {
  readonly topic: Topic;
  /** The account of who did it. */
  readonly actor?: string;
}

/** Reads the search part of the address; what does not fit becomes the default. */
export function readAuditLogFilter(search: Partial<AuditLogFilter> & SearchSchemaInput): AuditLogFilter {
  const { topic, actor }: Partial<Record<keyof AuditLogFilter, unknown>> = search;
  return {
    topic: typeof topic === 'string' && Object.hasOwn(topics, topic) ? (topic as Topic) : 'all',
    ...(typeof actor === 'string' && actor !== '' ? { actor } : {}),
  };
}
