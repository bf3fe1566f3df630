import type { WebhookSubscriptionEntity } from '@vorgang/storage';

/** What people say about a subscription. */
export interface SubscriptionFields {
  readonly name: string;
  readonly url: string;
  /** Empty: every type. */
  readonly eventTypes: readonly string[];
  /** BPMN process ids; empty: every process. */
  readonly processDefinitionIds: readonly string[];
  /** Gets a mail when the platform pauses the subscription. */
  readonly contactEmail: string | null;
}

export type WebhookSubscription = Readonly<WebhookSubscriptionEntity>;

/** Whether a subscription asked for an event. */
export function wants(
  { eventTypes, processDefinitionIds }: Pick<SubscriptionFields, 'eventTypes' | 'processDefinitionIds'>,
  event: { readonly type: string; readonly processDefinitionId: string | null },
): boolean {
  return (
    (eventTypes.length === 0 || eventTypes.includes(event.type)) &&
    (processDefinitionIds.length === 0 ||
      (event.processDefinitionId !== null && processDefinitionIds.includes(event.processDefinitionId)))
  );
}
