import type { Change } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import type { RecordedStep } from '@vorgang/storage';
import type { OutgoingEvent } from './cloud-event.js';
import type { WebhookEventType } from './webhook-event-types.js';

/** What is known of the instance of a step. */
export interface StepOrigin {
  /** The `source` of the events: where the installation is reached. */
  readonly source: string;
  readonly processDefinitionId: string | null;
}

interface Happening {
  readonly type: WebhookEventType;
  readonly data: JsonObject;
}

/** The events of a committed step, in the order in which they happened. The same step always gives the same ids. */
export function eventsOfStep(step: RecordedStep, origin: StepOrigin): readonly OutgoingEvent[] {
  const { processInstanceKey, sequence, tenantId } = step;
  const { processDefinitionId, source } = origin;
  return step.changes.flatMap((change, index): readonly OutgoingEvent[] => {
    const happening = happeningOf(change);
    if (happening === null) return [];
    return [
      {
        processDefinitionId,
        event: {
          specversion: '1.0',
          id: `${processInstanceKey}-${sequence}-${index}`,
          source,
          type: happening.type,
          subject: `process-instances/${processInstanceKey}`,
          time: new Date(step.recordedAt).toISOString(),
          datacontenttype: 'application/json',
          partitionkey: processInstanceKey,
          sequence: String(sequence).padStart(12, '0'),
          tenantid: tenantId,
          data: { processInstanceKey, processDefinitionId, ...happening.data },
        },
      },
    ];
  });
}

/** What a change tells the outside; null for what is nobody's business there. */
function happeningOf(change: Change): Happening | null {
  switch (change.kind) {
    case 'processInstanceCreated': {
      const { processDefinitionKey, processDefinitionVersion } = change;
      return {
        type: 'dev.vorgang.process-instance.created',
        data: { processDefinitionKey, processDefinitionVersion },
      };
    }
    case 'processInstanceCompleted':
      return { type: 'dev.vorgang.process-instance.completed', data: {} };
    case 'processInstanceTerminated':
      return { type: 'dev.vorgang.process-instance.terminated', data: {} };
    case 'processInstanceSuspended':
      return { type: 'dev.vorgang.process-instance.suspended', data: {} };
    case 'processInstanceResumed':
      return { type: 'dev.vorgang.process-instance.resumed', data: {} };
    case 'processInstanceDeleted':
      return { type: 'dev.vorgang.process-instance.deleted', data: {} };
    case 'processInstanceMigrated':
      return { type: 'dev.vorgang.process-instance.migrated', data: {} };
    case 'userTaskCreated': {
      const { userTaskKey, elementId } = change;
      return { type: 'dev.vorgang.user-task.created', data: { userTaskKey, elementId } };
    }
    case 'userTaskAssigned': {
      const { userTaskKey, assignee } = change;
      return {
        type: 'dev.vorgang.user-task.assigned',
        data: { userTaskKey, isAssigned: assignee !== null },
      };
    }
    case 'userTaskDelegationChanged': {
      const { userTaskKey, state } = change;
      const happened = state === 'PENDING' ? 'delegated' : 'resolved';
      return { type: `dev.vorgang.user-task.${happened}`, data: { userTaskKey } };
    }
    case 'userTaskCompleted':
      return { type: 'dev.vorgang.user-task.completed', data: { userTaskKey: change.userTaskKey } };
    case 'userTaskCanceled':
      return { type: 'dev.vorgang.user-task.canceled', data: { userTaskKey: change.userTaskKey } };
    case 'incidentRaised': {
      const { incidentKey, elementId, errorType } = change;
      return { type: 'dev.vorgang.incident.raised', data: { incidentKey, elementId, errorType } };
    }
    case 'incidentResolved':
      return { type: 'dev.vorgang.incident.resolved', data: { incidentKey: change.incidentKey } };
    default:
      return null;
  }
}
