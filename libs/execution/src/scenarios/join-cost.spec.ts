import type { ExecutableProcess } from '@vorgang/bpmn';
import { describe, expect, it } from 'vitest';
import {
  complex,
  exclusive,
  flow,
  inclusive,
  model,
  parallel,
  path,
  serviceTask,
  start,
  undefinedTask,
  type Part,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

/** A map that counts how many of its entries are visited. */
class CountingMap<Key, Value> extends Map<Key, Value> {
  visited = 0;

  override get(key: Key): Value | undefined {
    this.visited += 1;
    return super.get(key);
  }

  override *values(): MapIterator<Value> {
    for (const value of super.values()) {
      this.visited += 1;
      yield value;
    }
    return undefined;
  }
}

/** Elements and flows of the model that the given steps visit, once the process is known. */
function visitedBy(process: ExecutableProcess, act: (scenario: Scenario) => unknown): number {
  const nodes = new CountingMap(process.nodes);
  const flows = new CountingMap(process.flows);
  const counted: ExecutableProcess = { ...process, nodes, flows };
  // What is found once for each process belongs to its first instance.
  act(new Scenario(counted).start());
  const scenario = new Scenario(counted).start();
  const before = nodes.visited + flows.visited;
  act(scenario);
  return nodes.visited + flows.visited - before;
}

const ids = (length: number) => Array.from({ length }, (_, place) => `task-${place}`);
const tasks = (length: number): readonly Part[] => ids(length).map((id) => undefinedTask(id));

const JOINS: readonly (readonly [string, () => Part])[] = [
  ['inclusive', () => inclusive('join')],
  ['complex', () => complex('join', 'activationCount >= 2')],
];

/** Where the many elements are. */
const SHAPES: readonly (readonly [string, (join: Part, length: number) => readonly Piece[]])[] = [
  [
    'behind the gateway',
    (join, length) => [join, ...tasks(length), path('a', 'join'), path('b', 'join', 'after', ...ids(length))],
  ],
  [
    'on the way to the gateway',
    (join, length) => [
      join,
      ...tasks(length),
      serviceTask('c'),
      path('fork', 'c', ...ids(length), 'after'),
      path('a', 'join'),
      path('b', 'join', 'after'),
    ],
  ],
  [
    'in a loop around the gateway',
    (join, length) => [
      join,
      exclusive('again', 'again-after'),
      exclusive('more', `more-fork`),
      ...tasks(length),
      path('a', 'join'),
      path('b', 'join', 'again', 'after'),
      flow('again', 'task-0', 'false'),
      path(...ids(length), 'more', 'a'),
    ],
  ],
];

describe.each(JOINS)('%s gateway: what a step costs', (_, join) => {
  it.each(SHAPES)('with 1,000 elements %s: at most twice what it costs with 10', (_shape, shape) => {
    const visited = (length: number) =>
      visitedBy(
        model(
          start(),
          parallel('fork'),
          serviceTask('a'),
          serviceTask('b'),
          serviceTask('after'),
          path('start', 'fork', 'a'),
          path('fork', 'b'),
          ...shape(join(), length),
        ),
        (scenario) => {
          scenario.completeJob('a').completeJob('b');
          expect(scenario.tokens).toContain('after');
        },
      );
    const few = visited(10);
    expect(few).toBeGreaterThan(0);
    expect(visited(1_000)).toBeLessThanOrEqual(2 * few);
  });
});
