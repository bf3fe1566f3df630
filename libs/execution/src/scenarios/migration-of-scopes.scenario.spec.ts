import { describe, expect, it } from 'vitest';
import {
  adHoc,
  boundary,
  complex,
  end,
  forEach,
  inclusive,
  looping,
  model,
  onTimer,
  parallel,
  path,
  serviceTask,
  start,
  subProcess,
  transaction,
  userTask,
  withQuantities,
  type Part,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const day = onTimer('duration', 'P1D');
const chain = (...parts: readonly Part[]) =>
  model(start(), ...parts, end(), path('start', ...parts.map(({ id }) => id), 'end'));
const around = (id: string, inner: readonly Part[], options = {}, of = subProcess) =>
  of(
    id,
    [
      start(`${id}-in`),
      ...inner,
      end(`${id}-out`),
      path(`${id}-in`, ...inner.map((part) => part.id), `${id}-out`),
    ],
    options,
  );

describe('migration of sub-processes', () => {
  it('goes on inside the mapped sub-process, with its local variables', () => {
    const scenario = new Scenario(chain(around('sub', [userTask('a')], { inputs: { mine: '=1' } }))).start();
    scenario.migrate(chain(around('part', [userTask('b')]), userTask('then')), { sub: 'part', a: 'b' });
    expect(scenario.tokens).toEqual(['part', 'b']);
    expect(scenario.localVariables('part')).toEqual({ mine: 1 });
    expect(scenario.completeTask('b').tokens).toEqual(['then']);
  });

  it('begins a sub-process that the target has around a token, with its mappings and events', () => {
    const target = model(
      start(),
      around('sub', [userTask('a')], { inputs: { mine: '=x + 1' } }),
      boundary('late', 'sub', day),
      end(),
      path('start', 'sub', 'end'),
      path('late', 'end'),
    );
    const scenario = new Scenario(chain(userTask('a'))).start({ x: 1 }).migrate(target, { a: 'a' });
    expect(scenario.localVariables('sub')).toEqual({ mine: 2 });
    expect(scenario.waits).toEqual(['userTask a', 'timer late']);
    expect(scenario.completeTask('a').status).toBe('COMPLETED');
  });

  it('begins one scope for all tokens that go on in it, several levels deep', () => {
    const forked = (inner: readonly Piece[]) => [
      parallel('fork'),
      userTask('a'),
      userTask('b'),
      ...inner,
      path('fork', 'a'),
      path('fork', 'b'),
    ];
    const source = model(start(), ...forked([path('start', 'fork')]));
    const inner = subProcess('inner', [start('i'), ...forked([path('i', 'fork')])]);
    const target = model(
      start(),
      subProcess('outer', [start('o'), inner, path('o', 'inner')]),
      path('start', 'outer'),
    );
    const scenario = new Scenario(source).start().migrate(target, { a: 'a', b: 'b' });
    expect([...scenario.tokens].sort()).toEqual(['a', 'b', 'inner', 'outer']);
    expect(scenario.completeTask('a').completeTask('b').status).toBe('COMPLETED');
  });

  it('ends a sub-process that the target does not have; what was in it goes on around it', () => {
    const source = model(
      start(),
      around('sub', [userTask('a')], { inputs: { mine: '=1', x: '=2' } }),
      boundary('late', 'sub', day),
      end(),
      path('start', 'sub', 'end'),
      path('late', 'end'),
    );
    const scenario = new Scenario(source).start({ x: 1 }).migrate(chain(userTask('a')), { a: 'a' });
    expect(scenario.tokens).toEqual(['a']);
    expect(scenario.waits).toEqual(['userTask a']);
    // A variable that would hide one outside stays with the token that saw it.
    expect(scenario.variables).toEqual({ x: 1, mine: 1 });
    expect(scenario.localVariables('a')).toEqual({ x: 2 });
    expect(scenario.completeTask('a').status).toBe('COMPLETED');
  });

  it('a sub-process goes on as a transaction', () => {
    const scenario = new Scenario(chain(around('sub', [userTask('a')]))).start();
    scenario.migrate(chain(around('sub', [userTask('a')], {}, transaction)), { sub: 'sub', a: 'a' });
    expect(scenario.element('sub').elementType).toBe('TRANSACTION');
    expect(scenario.completeTask('a').status).toBe('COMPLETED');
  });

  it('is refused where a sub-process is not mapped and its content is, or would be left empty', () => {
    const source = chain(around('sub', [userTask('a')]));
    const unmapped = new Scenario(source).start().migrate(source, { a: 'a' });
    expect(unmapped.refusals).toEqual(['sub: unmapped-element']);
    const both = model(start(), around('sub', [userTask('b')]), userTask('a'), path('start', 'sub', 'a'));
    const empty = new Scenario(source).start().migrate(both, { sub: 'sub', a: 'a' });
    expect(empty.refusals).toEqual(['sub: scope-left-empty']);
  });

  it('is refused into a repeated sub-process that does not live', () => {
    const target = chain(forEach(around('sub', [userTask('a')]), { cardinality: '2' }));
    const scenario = new Scenario(chain(userTask('a'))).start().migrate(target, { a: 'a' });
    expect(scenario.refusals).toEqual(['a: scope-cannot-begin']);
  });

  it('an ad-hoc sub-process goes on, open for further elements', () => {
    const choice = (...ids: readonly string[]) =>
      chain(
        adHoc(
          'any',
          ids.map((id) => userTask(id)),
        ),
      );
    const scenario = new Scenario(choice('a')).start().activate('any', ['a']);
    scenario.migrate(choice('b', 'c'), { any: 'any', a: 'b' }).activate('any', ['c']);
    expect(scenario.tokens).toEqual(['any', 'b', 'c']);
    expect(scenario.completeTask('b').completeTask('c').status).toBe('COMPLETED');
  });
});

describe('migration of repeated activities', () => {
  const each = (id: string, sequential = false) =>
    chain(
      forEach(serviceTask(id), {
        items: 'items',
        item: 'item',
        into: 'results',
        result: 'item * 10',
        sequential,
      }),
    );
  const items = { items: [1, 2, 3] };

  it('keeps bodies, repetitions, items and results', () => {
    const scenario = new Scenario(each('a')).start(items).completeJobOf('a', { item: 2 });
    scenario.migrate(each('b'), { a: 'b' });
    expect(scenario.tokens).toEqual(['b', 'b', 'b']);
    scenario.completeJobOf('b', { item: 3 }).completeJobOf('b', { item: 1 });
    expect(scenario.variables).toMatchObject({ results: [10, 20, 30] });
  });

  it('goes on one after the other', () => {
    const scenario = new Scenario(each('a', true))
      .start(items)
      .completeJob('a')
      .migrate(each('b', true), { a: 'b' });
    scenario.completeJob('b').completeJob('b');
    expect(scenario.variables).toMatchObject({ results: [10, 20, 30] });
  });

  it('a standard loop goes on with its condition of the target', () => {
    const loop = (maximum: number) => chain(looping(serviceTask('a'), { condition: 'true', maximum }));
    const scenario = new Scenario(loop(5)).start().completeJob('a').migrate(loop(2), { a: 'a' });
    expect(scenario.completeJob('a').status).toBe('COMPLETED');
  });

  it('is refused as an activity that repeats otherwise, said once for all repetitions', () => {
    const refusals = (target: ReturnType<typeof model>) =>
      new Scenario(each('a')).start(items).migrate(target, { a: 'a' }).refusals;
    expect(refusals(each('a', true))).toEqual(['a: different-loop']);
    expect(refusals(chain(serviceTask('a')))).toEqual(['a: different-loop']);
  });

  it('goes on inside the repetitions of a sub-process', () => {
    const repeated = (sub: string, task: string) =>
      chain(forEach(around(sub, [serviceTask(task)]), { items: 'items', item: 'item' }));
    const scenario = new Scenario(repeated('sub', 'a')).start({ items: [1, 2] });
    scenario.migrate(repeated('part', 'b'), { sub: 'part', a: 'b' });
    expect(scenario.completeJob('b').completeJob('b').status).toBe('COMPLETED');
  });
});

describe('migration of tokens that wait at a join (Camunda 8 documentation, "Dealing with gateways")', () => {
  const joined = (join: (id: string) => Part, id: string, ...ids: readonly string[]) =>
    model(
      start(),
      parallel('fork'),
      ...ids.map((task) => userTask(task)),
      join(id),
      end(),
      path('start', 'fork'),
      path(id, 'end'),
      ...ids.flatMap((task) => [path('fork', task), path(task, id)]),
    );

  it('stay at the mapped gateway, over the flow of the same source', () => {
    const scenario = new Scenario(joined(parallel, 'join', 'a', 'b')).start().completeTask('a');
    scenario.migrate(joined(parallel, 'meet', 'a', 'c'), { b: 'c', join: 'meet' });
    expect(scenario.element('process').arrivals).toEqual({ meet: { 'a-meet': 1 } });
    expect(scenario.completeTask('c').status).toBe('COMPLETED');
  });

  it('stand for the flow that the plan says', () => {
    const scenario = new Scenario(joined(parallel, 'join', 'a', 'b')).start().completeTask('a');
    scenario.migrate(joined(parallel, 'join', 'x', 'y', 'z'), { b: 'y', join: 'join', 'a-join': 'x-join' });
    expect(scenario.element('process').arrivals).toEqual({ join: { 'x-join': 1 } });
  });

  it('are refused without instruction for the gateway, or where the flow is not clear', () => {
    const source = joined(parallel, 'join', 'a', 'b', 'c');
    const refusals = (mapping: Record<string, string>) =>
      new Scenario(source)
        .start()
        .completeTask('a')
        .migrate(joined(parallel, 'join', 'x', 'y', 'z'), mapping).refusals;
    expect(refusals({ b: 'y', c: 'z' })).toEqual(['join: unmapped-tokens']);
    expect(refusals({ b: 'y', c: 'z', join: 'join', 'a-join': 'fork-x' })).toEqual(['a-join: unmapped-flow']);
  });

  it('go on at once where the target waits for no more', () => {
    const scenario = new Scenario(joined(parallel, 'join', 'a', 'b', 'c')).start();
    scenario.completeTask('a').completeTask('b');
    scenario.migrate(joined(parallel, 'join', 'a', 'b'), { c: 'a', join: 'join' });
    // The pair goes on; the token of what was the third waits for its task.
    expect(scenario.tokens).toEqual(['a']);
    expect(scenario.element('process').arrivals).toBeUndefined();
  });

  it('are joined by what can still arrive in the target', () => {
    const scenario = new Scenario(joined(inclusive, 'join', 'a', 'b')).start().completeTask('a');
    const target = model(
      start(),
      parallel('fork'),
      userTask('a'),
      userTask('b'),
      inclusive('join'),
      end(),
      end('apart'),
      userTask('then'),
      path('start', 'fork', 'a', 'join', 'then', 'end'),
      path('fork', 'b', 'apart'),
    );
    scenario.migrate(target, { b: 'b', join: 'join' });
    expect([...scenario.tokens].sort()).toEqual(['b', 'then']);
  });

  it('keep the round of a complex gateway', () => {
    const twoOf = (id: string) => complex(id, 'activationCount >= 2');
    const scenario = new Scenario(joined(twoOf, 'join', 'a', 'b', 'c')).start();
    scenario.completeTask('a').completeTask('b');
    scenario.migrate(joined(twoOf, 'meet', 'a', 'b', 'c'), { c: 'c', join: 'meet' });
    expect(scenario.element('process').rounds).toEqual({ meet: ['a-meet', 'b-meet'] });
    expect(scenario.completeTask('c').status).toBe('COMPLETED');
  });

  it('move with the gateway into a sub-process', () => {
    const inner = [
      parallel('fork'),
      userTask('a'),
      userTask('b'),
      parallel('join'),
      path('fork', 'a', 'join'),
      path('fork', 'b', 'join'),
    ];
    const source = model(start(), ...inner, end(), path('start', 'fork'), path('join', 'end'));
    const target = model(
      start(),
      subProcess('sub', [start('in'), ...inner, end('out'), path('in', 'fork'), path('join', 'out')]),
      end(),
      path('start', 'sub', 'end'),
    );
    const scenario = new Scenario(source).start().completeTask('a').migrate(target, { b: 'b', join: 'join' });
    expect(scenario.element('sub').arrivals).toEqual({ join: { 'a-join': 1 } });
    expect(scenario.completeTask('b').status).toBe('COMPLETED');
    const back = new Scenario(target).start().completeTask('a').migrate(source, { b: 'b', join: 'join' });
    expect(back.tokens).toEqual(['b']);
    expect(back.completeTask('b').status).toBe('COMPLETED');
  });

  it('wait at an activity that takes several tokens', () => {
    const gathering = (id: string, startQuantity: number) =>
      model(
        start(),
        parallel('fork'),
        userTask('a'),
        userTask('b'),
        withQuantities(serviceTask(id), { startQuantity }),
        end(),
        path('start', 'fork', 'a', id, 'end'),
        path('fork', 'b', id),
      );
    const scenario = new Scenario(gathering('c', 2)).start().completeTask('a');
    scenario.migrate(gathering('d', 2), { b: 'b', c: 'd' });
    expect(scenario.completeTask('b').waits).toEqual(['job d']);
    const fewer = new Scenario(gathering('c', 2)).start().completeTask('a');
    expect(fewer.migrate(gathering('c', 1), { b: 'b', c: 'c' }).waits).toEqual(['userTask b', 'job c']);
  });
});
