import type { ElementId, ElementType } from '@vorgang/bpmn';
import type {
  ConditionKey,
  ElementInstanceKey,
  MessageSubscriptionKey,
  ProcessDefinitionKey,
  SignalSubscriptionKey,
  TimerKey,
} from '../keys.js';
import type { MappingInstruction } from '../migration/migration-plan.js';
import type { ElementInstance } from '../state/execution-state.js';

/**
 * An instance goes on by another process definition. Keys stay; jobs, user tasks, called instances and incidents belong
 * to their element instance and go with it as they are.
 */
export type MigrationChange =
  | {
      readonly kind: 'processInstanceMigrated';
      readonly sourceProcessDefinitionKey: ProcessDefinitionKey;
      readonly sourceProcessDefinitionVersion: number;
      readonly processDefinitionKey: ProcessDefinitionKey;
      readonly bpmnProcessId: ElementId;
      readonly processDefinitionVersion: number;
      /** As asked for. */
      readonly mappingInstructions: readonly MappingInstruction[];
      /** Elements of the target with whose end the instance is terminated. */
      readonly terminateAfter?: readonly ElementId[];
    }
  | {
      readonly kind: 'elementInstanceMigrated';
      readonly elementInstanceKey: ElementInstanceKey;
      readonly sourceElementId: ElementId;
      readonly elementId: ElementId;
      readonly elementType: ElementType;
      readonly elementName?: string;
      /** The scope that it lies in from now on. */
      readonly scopeKey: ElementInstanceKey | null;
    }
  | {
      /** Tokens that wait at joining elements, and rounds of complex gateways, as they are in a scope from now on. */
      readonly kind: 'heldTokensMigrated';
      readonly scopeKey: ElementInstanceKey;
      readonly arrivals?: NonNullable<ElementInstance['arrivals']>;
      readonly rounds?: NonNullable<ElementInstance['rounds']>;
    }
  | {
      /** What can be undone is undone by the new definition. */
      readonly kind: 'compensationsMigrated';
      readonly elementInstanceKey: ElementInstanceKey;
      /** The scope that remembers it from now on. */
      readonly scopeKey: ElementInstanceKey;
      /** By activity of the source. Activities that are not here cannot be undone any more. */
      readonly activities: Readonly<Record<ElementId, MigratedCompensation>>;
    }
  | {
      readonly kind: 'timerMigrated';
      readonly timerKey: TimerKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly eventId: ElementId;
    }
  | {
      readonly kind: 'messageSubscriptionMigrated';
      readonly subscriptionKey: MessageSubscriptionKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly eventId: ElementId;
      /** true: closes with the first message. */
      readonly interrupting: boolean;
    }
  | {
      readonly kind: 'signalSubscriptionMigrated';
      readonly subscriptionKey: SignalSubscriptionKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly eventId: ElementId;
      /** true: closes with the first signal. */
      readonly interrupting: boolean;
    }
  | {
      readonly kind: 'conditionSubscriptionMigrated';
      readonly conditionKey: ConditionKey;
      readonly elementInstanceKey: ElementInstanceKey;
      readonly eventId: ElementId;
      /** Place of the condition among the event's definitions. */
      readonly definition: number;
    };

/** What undoes an activity by the new definition; without a handler, what was done inside it is undone. */
export interface MigratedCompensation {
  readonly activityId: ElementId;
  readonly handlerId?: ElementId;
}
