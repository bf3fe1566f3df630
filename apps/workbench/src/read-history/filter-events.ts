import type { Schemas } from '../api/client.js';
import { eventText } from './event-words.js';

export type AuditEvent = Schemas['AuditEvent'];

/** Groups of kinds that belong to one question of an auditor. */
export type EventTopic = 'all' | 'people' | 'values' | 'steps' | 'faults';

export interface EventFilter {
  readonly topic: EventTopic;
  readonly text: string;
}

const topics: Readonly<Record<EventTopic, (event: AuditEvent) => boolean>> = {
  all: () => true,
  people: (event) =>
    event.actorKind === 'user' || event.actorKind === 'citizen' || event.actorKind === 'client',
  values: (event) => event.kind.startsWith('variable') || event.kind === 'decisionEvaluated',
  steps: (event) => event.kind.startsWith('elementInstance') || event.kind.startsWith('processInstance'),
  faults: (event) =>
    event.kind.startsWith('incident') || event.kind === 'jobFailed' || event.kind === 'jobErrorThrown',
};

/** Events of a topic in which every word of the text occurs, in what is shown of them. */
export function filterEvents(events: readonly AuditEvent[], filter: EventFilter): readonly AuditEvent[] {
  const words = filter.text
    .toLocaleLowerCase('de')
    .split(/\s+/)
    .filter((word) => word !== '');
  return events.filter(
    (event) => topics[filter.topic](event) && words.every((word) => shownText(event).includes(word)),
  );
}

function shownText(event: AuditEvent): string {
  const parts = [
    eventText(event.kind),
    event.subject,
    event.elementId,
    event.actorName,
    event.before,
    event.after,
  ];
  return parts
    .filter((part) => part !== null)
    .join(' ')
    .toLocaleLowerCase('de');
}
