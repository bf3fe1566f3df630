import type { ExecutableProcess } from '@vorgang/bpmn';
import { describe, expect, it, vi } from 'vitest';
import {
  step,
  type Command,
  type ExecutionState,
  type JobKey,
  type ProcessDefinitionKey,
  type ProcessInstanceKey,
  type StepContext,
} from '../index.js';
import { PagedTable } from '../state/paged-table.js';
import { bytesOfScopes, knownBytes } from '../state/variable-bytes.js';
import {
  end,
  forEach,
  model,
  path,
  scriptTask,
  serviceTask,
  start,
  subProcess,
} from './support/model-builder.js';

describe('multi-instance over many items', () => {
  const script = scriptTask('work', 'item + 1', 'result');
  const bySubProcess = subProcess('work', [
    start('in'),
    scriptTask('add', 'item + 1', 'result'),
    end('out'),
    path('in', 'add', 'out'),
  ]);

  it.each([
    ['in parallel', around(forEach(script, loop(false)))],
    ['one after the other', around(forEach(script, loop(true)))],
    ['in parallel, each a sub-process', around(forEach(bySubProcess, loop(false)))],
  ])('runs 20,000 %s within one step', { timeout: 60_000 }, (_, process) => {
    const items = Array.from({ length: 20_000 }, (_value, place) => place);
    const { state } = run(process, null, creation({ items }));
    expect(state.status).toBe('COMPLETED');
    expect(state.variables.get(state.rootKey)?.['results']?.value).toEqual(items.map((item) => item + 1));
  });

  it('costs ten times as much for ten times as many, not a hundred times', { timeout: 120_000 }, () => {
    const process = around(forEach(serviceTask('work'), loop(false)));
    const few = fastest(() => run(process, null, creation({ items: Array<number>(2_000).fill(1) })));
    const many = fastest(() => run(process, null, creation({ items: Array<number>(20_000).fill(1) })));
    expect(many / few).toBeLessThan(40);
  });

  it('carries the size of all variables from step to step, so that none looks at those it leaves alone', () => {
    const process = around(forEach(serviceTask('work'), loop(false)));
    let { state } = run(process, null, creation({ items: Array<number>(200).fill(1) }));
    const [first, ...others] = jobKeys(state).slice(-4);
    const complete = (jobKey: JobKey) => {
      state = run(process, state, { kind: 'completeJob', jobKey, variables: { result: 10 } }).state;
    };
    complete(first!);
    const looks = vi.spyOn(PagedTable.prototype, 'values');
    others.forEach(complete);
    // Tables of several scopes; the only loop is looked at.
    expect(looks.mock.contexts.filter((table) => (table as PagedTable<unknown>).size > 1)).toEqual([]);
    looks.mockRestore();
    expect(knownBytes(state.variables)).toBe(bytesOfScopes(PagedTable.ofPages(state.variables.pages)));
  });
});

function loop(sequential: boolean) {
  return { sequential, items: 'items', item: 'item', into: 'results', result: 'result' };
}

function around(activity: Parameters<typeof forEach>[0]): ExecutableProcess {
  return model(start(), activity, end(), path('start', activity.id, 'end'));
}

function jobKeys(state: ExecutionState): readonly JobKey[] {
  const waits = state.elementInstances.values().flatMap((instance) => instance.waits);
  return waits.flatMap((wait) => (wait.kind === 'job' ? [wait.jobKey] : []));
}

function creation(variables: { readonly items: readonly number[] }): Command {
  return {
    kind: 'createProcessInstance',
    processInstanceKey: '1' as ProcessInstanceKey,
    processDefinitionKey: '2' as ProcessDefinitionKey,
    processDefinitionVersion: 1,
    tenantId: '<default>',
    variables,
  };
}

function run(process: ExecutableProcess, state: ExecutionState | null, command: Command) {
  let key = 1_000_000;
  const context: StepContext = {
    now: 0,
    timeZone: 'Europe/Berlin',
    randomSeed: Uint32Array.of(1),
    keys: { next: () => String((key += 1)) },
    resources: { decision: () => undefined },
  };
  const result = step(process, state, command, context);
  if (!result.ok) throw new Error(result.rejection.message);
  return result;
}

/** Milliseconds of the fastest of three runs, which other work on the machine disturbs least. */
function fastest(act: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const begin = performance.now();
    act();
    return performance.now() - begin;
  });
  return Math.min(...times);
}
