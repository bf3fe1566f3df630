import { expect, test } from 'vitest';
import { filterEvents, type AuditEvent } from './filter-events.js';

function event(changes: Partial<AuditEvent>): AuditEvent {
  return {
    sequence: 1,
    at: '2026-03-01T08:30:00Z',
    actorKind: 'engine',
    actorId: 'engine',
    actorName: 'engine',
    kind: 'elementInstanceActivated',
    elementId: '',
    subject: '',
    before: null,
    after: null,
    ...changes,
  };
}

const claimed = event({
  actorKind: 'user',
  actorName: 'Sabine Schröder',
  kind: 'userTaskAssigned',
  subject: 'Angaben prüfen',
});
const changed = event({
  kind: 'variableUpdated',
  subject: 'gebuehr',
  before: '{"betragCent":2500}',
  after: '{"betragCent":0}',
});
const failed = event({ kind: 'jobFailed', subject: 'vorgang:payment-request' });
const events = [claimed, changed, failed];

test('without a filter everything is shown', () => {
  expect(filterEvents(events, { topic: 'all', text: '' })).toEqual(events);
});

test('what people did can be told from what the system did', () => {
  expect(filterEvents(events, { topic: 'people', text: '' })).toEqual([claimed]);
});

test('faults include work that failed and was tried again', () => {
  expect(filterEvents(events, { topic: 'faults', text: '' })).toEqual([failed]);
});

test('the text finds persons, steps, values before and after, and the German words for what happened', () => {
  expect(filterEvents(events, { topic: 'all', text: 'schröder' })).toEqual([claimed]);
  expect(filterEvents(events, { topic: 'all', text: '2500' })).toEqual([changed]);
  expect(filterEvents(events, { topic: 'all', text: 'auftrag fehlgeschlagen' })).toEqual([failed]);
});
