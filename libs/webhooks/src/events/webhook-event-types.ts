/**
 * Every type of event that subscriptions may ask for, with what it means and what its data holds. Events name what
 * happened and to what, never what people wrote: receivers read that through the interface, with their own rights.
 */
export const webhookEventTypes = {
  'dev.vorgang.process-instance.created': 'A process instance began.',
  'dev.vorgang.process-instance.completed': 'A process instance came to its end.',
  'dev.vorgang.process-instance.terminated': 'A process instance was canceled or terminated.',
  'dev.vorgang.process-instance.suspended': 'A process instance is held.',
  'dev.vorgang.process-instance.resumed': 'A held process instance goes on.',
  'dev.vorgang.process-instance.migrated': 'A process instance goes on in another version or process.',
  'dev.vorgang.process-instance.deleted': 'The data of a process instance was deleted.',
  'dev.vorgang.user-task.created': 'A user task waits for somebody.',
  'dev.vorgang.user-task.assigned': 'A user task was taken, assigned or given back.',
  'dev.vorgang.user-task.delegated': 'A user task is with somebody who helps its owner.',
  'dev.vorgang.user-task.resolved': 'A delegated user task is back with its owner.',
  'dev.vorgang.user-task.completed': 'A user task is done.',
  'dev.vorgang.user-task.canceled': 'A user task is not needed any more.',
  'dev.vorgang.incident.raised': 'An instance cannot go on without help.',
  'dev.vorgang.incident.resolved': 'An incident is over.',
  'dev.vorgang.case.opened': 'A case was opened for an application.',
  'dev.vorgang.case.closed': 'A case was closed with an outcome.',
  'dev.vorgang.payment.received': 'The money for a payment of a case arrived.',
  'dev.vorgang.document.issued': 'A document was issued in a case.',
} as const;

export type WebhookEventType = keyof typeof webhookEventTypes;

/** What the test button sends; nobody subscribes to it. */
export const pingEventType = 'dev.vorgang.webhook.ping';

export function isWebhookEventType(text: string): text is WebhookEventType {
  return Object.hasOwn(webhookEventTypes, text);
}
