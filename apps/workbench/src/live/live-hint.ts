const kinds = ['userTask', 'processInstance', 'job', 'incident', 'deployment', 'batchOperation'] as const;

/** What changed on the server, without saying how. */
export interface LiveHint {
  readonly kind: (typeof kinds)[number];
  readonly key: string;
}

export function isLiveHint(value: unknown): value is LiveHint {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    (kinds as readonly unknown[]).includes(value.kind)
  );
}

/** First parts of the keys of the queries that may be out of date after a hint. */
export function queriesTouchedBy(kind: LiveHint['kind'] | 'all'): readonly string[] {
  switch (kind) {
    case 'userTask':
      return ['inbox-latest', 'task', 'case', 'instance'];
    case 'processInstance':
      return ['case', 'cases', 'operations', 'history', 'models', 'instance'];
    case 'job':
    case 'incident':
      return ['case', 'operations', 'instance'];
    case 'deployment':
      return ['models', 'operations'];
    case 'batchOperation':
      return ['batches', 'instances'];
    case 'all':
      return [
        'inbox-latest',
        'task',
        'case',
        'cases',
        'operations',
        'history',
        'models',
        'batches',
        'instances',
        'instance',
      ];
  }
}
