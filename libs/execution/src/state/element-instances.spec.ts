import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ElementInstanceKey, JobKey } from '../keys.js';
import { ElementInstances } from './element-instances.js';
import type { ElementInstance } from './execution-state.js';
import { PagedTable } from './paged-table.js';

const edits = fc.array(
  fc.record({
    key: fc.integer({ min: 100, max: 199 }),
    scope: fc.integer({ min: 90, max: 99 }),
    element: fc.constantFrom('a', 'b', 'c'),
    job: fc.option(fc.nat(50), { nil: undefined }),
    isHolding: fc.boolean(),
    isRemoved: fc.boolean(),
  }),
  { maxLength: 200 },
);

describe('element instances', () => {
  it('answer from their index what looking through all of them finds', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const living = new Map<string, ElementInstance>();
        let instances = ElementInstances.of(PagedTable.empty());
        for (const edit of list) {
          const known = living.get(String(edit.key));
          const instance = known === undefined ? created(edit) : { ...known, ...ofChange(edit) };
          if (edit.isRemoved) living.delete(instance.key);
          else living.set(instance.key, instance);
          instances = edit.isRemoved ? instances.remove(instance, {}) : instances.put(instance, {});
        }
        const all = [...living.values()];
        for (let scope = 90; scope < 100; scope += 1) {
          const children = all.filter((one) => one.scopeKey === String(scope));
          expect(instances.childCount(key(scope))).toBe(children.length);
          expect([...instances.childElementIds(key(scope))].sort()).toEqual(
            [...new Set(children.map((child) => child.elementId))].sort(),
          );
        }
        expect(instances.holdingTokens().map((one) => one.key)).toEqual(
          all
            .filter((one) => one.arrivals !== undefined)
            .map((one) => one.key)
            .sort(),
        );
        for (const one of all) {
          for (const wait of one.waits) {
            if (wait.kind === 'job') expect(instances.waitingFor(wait.jobKey)?.waits).toContainEqual(wait);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('find a wait in an older version after a newer one gave it up', () => {
    const before = Array.from({ length: 100 }, (_, place) => waiting(100 + place)).reduce(
      (instances, instance) => instances.put(instance, {}),
      ElementInstances.of(PagedTable.empty()),
    );
    const after = before.remove(waiting(150), {});
    expect(after.waitingFor('job-150')).toBeUndefined();
    expect(before.waitingFor('job-150')?.key).toBe('150');
  });
});

interface Edit {
  readonly key: number;
  readonly scope: number;
  readonly element: string;
  readonly job: number | undefined;
  readonly isHolding: boolean;
}

function created(edit: Edit): ElementInstance {
  return {
    key: key(edit.key),
    elementId: edit.element,
    elementType: 'SERVICE_TASK',
    scopeKey: key(edit.scope),
    phase: 'ACTIVE',
    ...ofChange(edit),
  };
}

function ofChange({ key: own, job, isHolding }: Edit): Pick<ElementInstance, 'waits' | 'arrivals'> {
  return {
    waits: job === undefined ? [] : [{ kind: 'job', jobKey: `job-${own}-${job}` as JobKey, retries: 1 }],
    arrivals: isHolding ? {} : undefined,
  };
}

function waiting(number: number): ElementInstance {
  return {
    ...created({ key: number, scope: 90, element: 'a', job: undefined, isHolding: false }),
    waits: [{ kind: 'job', jobKey: `job-${number}` as JobKey, retries: 1 }],
  };
}

function key(number: number): ElementInstanceKey {
  return String(number) as ElementInstanceKey;
}
