import type { LiveHint } from '@vorgang/orchestration';

/** What hints of the event stream tell of; the compiler knows when one is missing. */
export const liveHintKinds: Readonly<Record<LiveHint['kind'], string>> = {
  userTask: 'A user task was created, changed or ended.',
  processInstance: 'A process instance was created, changed or ended.',
  job: 'A job was created, changed or ended.',
  incident: 'An incident was raised or resolved.',
  deployment: 'Resources were deployed or deleted.',
  batchOperation: 'A batch operation went on.',
};
