import {
  applyChange,
  type Change,
  type ExecutionState,
  type ProcessInstanceKey,
  type VariableKey,
} from '@vorgang/execution';
import { expect, it } from 'vitest';
import { InstanceCache } from './instance-cache.js';

it('forgets instances by the memory that they take, not only by their number', () => {
  const cache = new InstanceCache();
  for (let number = 1; number <= 100; number += 1) cache.put(instance(String(number), 4_000_000));
  const kept = Array.from({ length: 100 }, (_, place) => cache.get(String(place + 1) as ProcessInstanceKey));
  const count = kept.filter((one) => one !== undefined).length;
  expect(count).toBeGreaterThan(5);
  expect(count).toBeLessThan(40);
  expect(kept.at(-1)).toBeDefined();
});

it('keeps no instance that has ended', () => {
  const cache = new InstanceCache();
  const ended = instance('1', 1);
  cache.put(ended);
  cache.put({ ...ended, state: { ...ended.state, status: 'COMPLETED' } });
  expect(cache.get('1' as ProcessInstanceKey)).toBeUndefined();
});

function instance(key: string, bytes: number) {
  const changes = [
    {
      kind: 'processInstanceCreated',
      processInstanceKey: key,
      processDefinitionKey: '1',
      bpmnProcessId: 'p',
      processDefinitionVersion: 1,
      tenantId: 't',
    },
    {
      kind: 'variableCreated',
      variableKey: '2' as VariableKey,
      scopeKey: key,
      name: 'ballast',
      value: 'x'.repeat(bytes),
    },
  ] as unknown as readonly Change[];
  const state = changes.reduce<ExecutionState | null>(applyChange, null)!;
  return { state, version: 1, historySequence: 1, historyHash: new Uint8Array(32), incidentCount: 0 };
}
