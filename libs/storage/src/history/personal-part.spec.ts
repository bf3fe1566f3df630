import type { Change } from '@vorgang/execution';
import { expect, test } from 'vitest';
import { restorePersonalPart, separatePersonalPart } from './personal-part.js';

const changes = [
  {
    kind: 'variableUpdated',
    variableKey: '1',
    scopeKey: '2',
    name: 'antrag',
    value: { vorname: 'Ayşe' },
    previousValue: null,
  },
  {
    kind: 'jobFailed',
    jobKey: '3',
    elementInstanceKey: '4',
    retries: 0,
    retryAt: 5,
    errorMessage: 'Ayşe has no e-mail',
  },
  {
    kind: 'incidentRaised',
    incidentKey: '6',
    elementInstanceKey: '4',
    elementId: 'a',
    errorType: 'UNSPECIFIED',
    errorMessage: 'about Ayşe',
    retry: 'job',
  },
  {
    kind: 'messageSubscriptionOpened',
    subscriptionKey: '7',
    elementInstanceKey: '4',
    eventId: 'e',
    messageName: 'm',
    correlationKey: 'Ayşe',
    interrupting: true,
  },
  {
    kind: 'decisionEvaluated',
    decisionEvaluationKey: '8',
    elementInstanceKey: '4',
    elementId: 'a',
    decisionDefinitionKey: '9',
    decisionId: 'gebuehr',
    evaluatedDecisions: [],
    output: 'Ayşe',
  },
  { kind: 'userTaskAssigned', userTaskKey: '10', assignee: 'sabine.schroeder' },
] as unknown as readonly Change[];

test('what people entered stands apart, who acted and what happened stays', () => {
  const { payload, personal } = separatePersonalPart(changes);
  expect(JSON.stringify(payload)).not.toContain('Ayşe');
  expect(JSON.stringify(payload)).toContain('sabine.schroeder');
  expect(payload[0]).toMatchObject({
    name: 'antrag',
    value: { $personal: 0 },
    previousValue: { $personal: 1 },
  });
  expect(personal).toEqual([
    { vorname: 'Ayşe' },
    null,
    'Ayşe has no e-mail',
    'about Ayşe',
    'Ayşe',
    [],
    'Ayşe',
  ]);
});

test('both parts together are the changes again', () => {
  const { payload, personal } = separatePersonalPart(changes);
  expect(restorePersonalPart(payload, personal)).toEqual(changes);
});

test('a value that looks like a reference is no reference', () => {
  const tricky = [
    { kind: 'variableCreated', variableKey: '1', scopeKey: '2', name: 'x', value: { $personal: 7 } },
  ] as unknown as readonly Change[];
  const { payload, personal } = separatePersonalPart(tricky);
  expect(restorePersonalPart(payload, personal)).toEqual(tricky);
});

test('after an erasure the values are null and everything else is there', () => {
  const { payload } = separatePersonalPart(changes);
  expect(restorePersonalPart(payload, null)[0]).toEqual({ ...changes[0], value: null, previousValue: null });
});
