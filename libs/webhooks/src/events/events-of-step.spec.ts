import type { Change } from '@vorgang/execution';
import type { RecordedStep } from '@vorgang/storage';
import { expect, test } from 'vitest';
import { eventsOfStep } from './events-of-step.js';

const step: RecordedStep = {
  tenantId: 'nord',
  processInstanceKey: '4711' as RecordedStep['processInstanceKey'],
  sequence: 3,
  recordedAt: Date.parse('2026-03-02T09:00:00.125Z'),
  actor: { kind: 'user', id: 'anna' },
  command: 'completeUserTask',
  personalPartErased: false,
  changes: [
    { kind: 'userTaskAssigned', userTaskKey: '5', elementInstanceKey: '6', assignee: 'anna' },
    { kind: 'variableCreated', variableKey: '7', scopeKey: '4711', name: 'diagnose', value: 'geheim' },
    {
      kind: 'incidentRaised',
      incidentKey: '8',
      elementId: 'x',
      errorType: 'JOB_NO_RETRIES',
      errorMessage: 'Anna M.',
    },
  ] as unknown as readonly Change[],
};

test('a step tells what happened, in its order, with ids that stay', () => {
  const events = eventsOfStep(step, { source: 'https://kreis.example', processDefinitionId: 'permit' });
  expect(events.map(({ event }) => event)).toEqual([
    {
      specversion: '1.0',
      id: '4711-3-0',
      source: 'https://kreis.example',
      type: 'dev.vorgang.user-task.assigned',
      subject: 'process-instances/4711',
      time: '2026-03-02T09:00:00.125Z',
      datacontenttype: 'application/json',
      partitionkey: '4711',
      sequence: '000000000003',
      tenantid: 'nord',
      data: {
        processInstanceKey: '4711',
        processDefinitionId: 'permit',
        userTaskKey: '5',
        isAssigned: true,
      },
    },
    expect.objectContaining({ id: '4711-3-2', type: 'dev.vorgang.incident.raised' }),
  ]);
});

test('what people wrote, who they are and what went wrong in words stays inside', () => {
  const sent = JSON.stringify(eventsOfStep(step, { source: 'x', processDefinitionId: null }));
  expect(sent).not.toMatch(/geheim|diagnose|Anna|anna/);
});

test('a delegated task tells that it went and that it is back, after telling of its assignment', () => {
  const place = { userTaskKey: '5', elementInstanceKey: '6', owner: 'anna' };
  const changes = [
    { kind: 'userTaskAssigned', userTaskKey: '5', elementInstanceKey: '6', assignee: 'grace' },
    { kind: 'userTaskDelegationChanged', ...place, state: 'PENDING' },
    { kind: 'userTaskDelegationChanged', ...place, state: 'RESOLVED' },
  ] as unknown as readonly Change[];
  const events = eventsOfStep({ ...step, changes }, { source: 'x', processDefinitionId: 'permit' });
  expect(events.map(({ event }) => event.type)).toEqual([
    'dev.vorgang.user-task.assigned',
    'dev.vorgang.user-task.delegated',
    'dev.vorgang.user-task.resolved',
  ]);
  expect(events[1]?.event.data).toEqual({
    processInstanceKey: '4711',
    processDefinitionId: 'permit',
    userTaskKey: '5',
  });
  expect(JSON.stringify(events)).not.toMatch(/anna|grace/);
});
