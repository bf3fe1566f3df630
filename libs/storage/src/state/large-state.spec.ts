import {
  applyChange,
  type Change,
  type ElementInstanceKey,
  type ExecutionState,
  type ProcessInstanceKey,
  type VariableKey,
} from '@vorgang/execution';
import type { JsonValue } from '@vorgang/feel';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../history/canonical-json.js';
import { changedParts } from './changed-parts.js';
import { joinState } from './join-state.js';
import { tokensColumn, variablesColumn } from './write-pages.js';

describe('the stored form of an instance', () => {
  it('of ten living elements is the row alone', () => {
    const stored = new Stored().apply(...loop(8));
    expect(stored.parts.size).toBe(0);
    expect(stored.read() === canonical(stored.state)).toBe(true);
  });

  it('leads to the same state again after every step, however large it was meanwhile', () => {
    const stored = new Stored().apply(...loop(400));
    for (let item = 1; item <= 400; item += 7) {
      stored.apply(...completed(item));
      expect(stored.read() === canonical(stored.state)).toBe(true);
    }
    for (let item = 400; item >= 1; item -= 1) if (item % 7 !== 1) stored.apply(...completed(item));
    expect(stored.read() === canonical(stored.state)).toBe(true);
    stored.apply({ kind: 'elementInstanceCompleted', elementInstanceKey: body, elementId: 'work' });
    expect([...stored.parts.keys()]).toEqual([]);
  });

  it.each([100, 10_000])('costs a step among %i elements a few kilobytes in a few rows', (items) => {
    const stored = new Stored().apply(...loop(items));
    const { rows, bytes } = stored.costOf(...completed(50));
    expect(rows).toBeLessThanOrEqual(3);
    expect(bytes).toBeLessThan(14_000);
  });

  it('writes a large value when it changes, and not with others of its scope', () => {
    const stored = new Stored().apply(...loop(1), variable('300', 'large', 'x'.repeat(4_000_000)));
    expect(stored.read() === canonical(stored.state)).toBe(true);
    expect(stored.costOf(variable('301', 'small', 1)).bytes).toBeLessThan(2_000);
    expect(stored.costOf(variable('300', 'large', 'y'.repeat(2_000))).rows).toBe(1);
    expect(stored.read() === canonical(stored.state)).toBe(true);
  });

  it('says which part is missing', () => {
    const stored = new Stored().apply(...loop(1), variable('300', 'large', 'x'.repeat(2_000)));
    stored.parts.clear();
    expect(() => stored.read()).toThrow('lacks its part "value/300"');
  });
});

const root = '100' as ElementInstanceKey;
const body = '101' as ElementInstanceKey;

function canonical(state: ExecutionState): string {
  return canonicalJson(JSON.parse(JSON.stringify(state)) as JsonValue);
}

/** The row and the parts of an instance, as the database holds them. */
class Stored {
  state: ExecutionState;
  readonly parts = new Map<string, string>();

  constructor() {
    this.state = applyChange(null, {
      kind: 'processInstanceCreated',
      processInstanceKey: root as string as ProcessInstanceKey,
      processDefinitionKey: '1',
      bpmnProcessId: 'p',
      processDefinitionVersion: 1,
      tenantId: 't',
    } as Change);
  }

  apply(...changes: readonly Change[]): this {
    this.costOf(...changes);
    return this;
  }

  /** What the step of these changes writes. */
  costOf(...changes: readonly Change[]): { readonly rows: number; readonly bytes: number } {
    const before = this.state;
    this.state = changes.reduce<ExecutionState>((state, change) => applyChange(state, change), before);
    const { written, removed } = changedParts(before, this.state);
    for (const part of removed) this.parts.delete(part);
    for (const [part, content] of written) this.parts.set(part, content);
    const row = [
      tokensColumn(this.state),
      before.variables === this.state.variables ? '' : variablesColumn(this.state),
    ];
    const bytes = [...row, ...written.values()].reduce((sum, text) => sum + text.length, 0);
    return { rows: written.size + removed.length, bytes };
  }

  read(): string {
    const parts = this.parts.size === 0 ? null : Object.fromEntries([...this.parts].reverse());
    return canonical(joinState(tokensColumn(this.state), variablesColumn(this.state), parts));
  }
}

/** A loop whose items all begin at once, each with variables of its own and a job. */
function loop(items: number): readonly Change[] {
  return [
    activated(root, 'p', null),
    activated(body, 'work', root, 'MULTI_INSTANCE_BODY'),
    {
      kind: 'loopStarted',
      elementInstanceKey: body,
      numberOfInstances: items,
      items: Array.from({ length: items }, (_, place) => `item ${place}`),
    },
    ...Array.from({ length: items }, (_, place) => begun(place + 1)).flat(),
  ] as readonly Change[];
}

function begun(item: number): readonly unknown[] {
  const { element, job, variable: key } = keysOf(item);
  return [
    { ...activated(element, 'work', body), loopCounter: item },
    variable(key, 'loopCounter', item, element),
    {
      kind: 'jobCreated',
      jobKey: job,
      elementInstanceKey: element,
      elementId: 'work',
      type: 'w',
      retries: 3,
      headers: {},
    },
  ];
}

function completed(item: number): readonly Change[] {
  const { element, job } = keysOf(item);
  return [
    { kind: 'jobCompleted', jobKey: job, elementInstanceKey: element },
    {
      kind: 'loopInstanceCompleted',
      elementInstanceKey: body,
      loopCounter: item,
      result: `done ${item}`,
      enough: false,
    },
    { kind: 'elementInstanceCompleted', elementInstanceKey: element, elementId: 'work' },
  ] as readonly Change[];
}

function keysOf(item: number): {
  readonly element: ElementInstanceKey;
  readonly job: string;
  readonly variable: string;
} {
  const first = 1_000_000 + item * 3;
  return {
    element: String(first) as ElementInstanceKey,
    variable: String(first + 1),
    job: String(first + 2),
  };
}

function activated(
  key: string,
  elementId: string,
  scopeKey: string | null,
  elementType = 'SERVICE_TASK',
): Change {
  return {
    kind: 'elementInstanceActivated',
    elementInstanceKey: key,
    elementId,
    elementType,
    scopeKey,
    takenFlowIds: [],
  } as unknown as Change;
}

function variable(
  key: string,
  name: string,
  value: string | number,
  scopeKey: ElementInstanceKey = root,
): Change {
  return { kind: 'variableCreated', variableKey: key as VariableKey, scopeKey, name, value };
}
