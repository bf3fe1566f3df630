import { describe, expect, it } from 'vitest';
import {
  boundary,
  callActivity,
  end,
  exclusive,
  flow,
  model,
  onError,
  path,
  receiveTask,
  sendTask,
  serviceTask,
  start,
  userTask,
  type Part,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const chain = (...parts: readonly Part[]) =>
  model(start(), ...parts, end(), path('start', ...parts.map(({ id }) => id), 'end'));

describe('migration of what waits for work (Camunda 8 documentation, "Process instance migration")', () => {
  it('keeps the job with its key, type and retries, and goes on by the target', () => {
    const scenario = new Scenario(chain(serviceTask('a', { type: 'mail' }))).start().failJob('a', 2);
    const [before] = scenario.element('a').waits;
    scenario.migrate(chain(serviceTask('b', { type: 'other' }), userTask('then')), { a: 'b' });
    expect(scenario.element('b').waits).toEqual([before]);
    expect(scenario.completeJob('b').tokens).toEqual(['then']);
  });

  it('says what moved, and nothing else', () => {
    const scenario = new Scenario(chain(serviceTask('a'))).start();
    void scenario.happened;
    expect(scenario.migrate(chain(serviceTask('b')), { a: 'b' }).happened).toEqual([
      'instance migrated to process version 2',
      'process goes on as process in nothing',
      'a goes on as b in process',
    ]);
    expect(scenario.state).toMatchObject({ processDefinitionVersion: 2, bpmnProcessId: 'process' });
  });

  it('ends after the element that takes the place of the one that it was to end after', () => {
    const scenario = new Scenario(chain(serviceTask('a'), serviceTask('z'))).start(
      {},
      { terminateAfter: ['a'] },
    );
    scenario.migrate(chain(serviceTask('b'), serviceTask('a'), serviceTask('z')), { a: 'b' });
    expect(scenario.state?.terminateAfter).toEqual(['b']);
    expect(scenario.completeJob('b').status).toBe('TERMINATED');
  });

  it('ends after no element that the target does not have', () => {
    const options = { terminateAfter: ['z'] };
    const scenario = new Scenario(chain(serviceTask('a'), serviceTask('z'))).start({}, options);
    scenario.migrate(chain(serviceTask('b'), serviceTask('y')), { a: 'b' });
    expect(scenario.state).not.toHaveProperty('terminateAfter');
    expect(scenario.completeJob('b').completeJob('y').status).toBe('COMPLETED');
  });

  it('keeps who holds a user task', () => {
    const scenario = new Scenario(chain(userTask('a'))).start().assign('a', 'ada');
    scenario.migrate(chain(userTask('b', { assignee: 'bob' })), { a: 'b' });
    expect(scenario.element('b').waits).toMatchObject([{ kind: 'userTask', assignee: 'ada' }]);
  });

  it('keeps the message that a receive task waits for', () => {
    const scenario = new Scenario(chain(receiveTask('a', 'old'))).start({ key: 'k' });
    scenario.migrate(chain(receiveTask('b', 'new')), { a: 'b' });
    expect(scenario.element('b').waits).toMatchObject([
      { messageName: 'old', correlationKey: 'k', eventId: 'b' },
    ]);
    expect(scenario.correlate('b').status).toBe('COMPLETED');
  });

  it('keeps variables, those of the instance and local ones', () => {
    const scenario = new Scenario(chain(serviceTask('a', { inputs: { mine: '=x + 1' } }))).start({ x: 1 });
    scenario.migrate(chain(serviceTask('b', { inputs: { mine: '=x + 100' } })), { a: 'b' });
    expect(scenario.variables).toEqual({ x: 1 });
    expect(scenario.localVariables('b')).toEqual({ mine: 2 });
  });

  it('keeps the called instance and its link', () => {
    const scenario = new Scenario(chain(callActivity('a', 'called'))).start();
    const [before] = scenario.element('a').waits;
    scenario.migrate(chain(callActivity('b', 'another'), userTask('then')), { a: 'b' });
    expect(scenario.element('b').waits).toEqual([before]);
    expect(scenario.completeCalled('b').tokens).toEqual(['then']);
  });

  it('lets errors be caught by the events of the target', () => {
    const scenario = new Scenario(chain(serviceTask('a'))).start();
    const target = model(
      start(),
      serviceTask('a'),
      boundary('caught', 'a', onError('E1')),
      userTask('mend'),
      end(),
      path('start', 'a', 'end'),
      path('caught', 'mend', 'end'),
    );
    expect(scenario.migrate(target, { a: 'a' }).throwError('a', 'E1').tokens).toEqual(['mend']);
  });

  it('lets a job stay a job where the type of its task changes', () => {
    const scenario = new Scenario(chain(serviceTask('a'))).start();
    scenario.migrate(chain(sendTask('b')), { a: 'b' });
    expect(scenario.element('b')).toMatchObject({ elementType: 'SEND_TASK' });
    expect(scenario.completeJob('b').status).toBe('COMPLETED');
  });

  it('comes again for an instance that is there without changing anything', () => {
    const target = chain(serviceTask('b'));
    const scenario = new Scenario(chain(serviceTask('a'))).start().migrate(target, { a: 'b' });
    const state = JSON.stringify(scenario.state);
    scenario.migrateAgain({ a: 'b' });
    expect(scenario.rejection).toBeNull();
    expect(JSON.stringify(scenario.state)).toBe(state);
  });

  it('goes back as well', () => {
    const [first, second] = [chain(serviceTask('a')), chain(serviceTask('b'), userTask('then'))];
    const scenario = new Scenario(first).start().migrate(second, { a: 'b' }).migrate(first, { b: 'a' });
    expect(scenario.completeJob('a').status).toBe('COMPLETED');
  });
});

describe('migration with incidents', () => {
  const choice = (condition: string) =>
    model(
      start(),
      exclusive('which'),
      userTask('left'),
      userTask('right'),
      end(),
      path('start', 'which'),
      flow('which', 'left', `${condition} = 1`),
      flow('which', 'right', `${condition} = 2`),
      path('left', 'end'),
      path('right', 'end'),
    );

  it('lets a gateway that could not choose choose by the target', () => {
    const scenario = new Scenario(choice('typo')).start({ x: 2 });
    expect(scenario.incidents).toMatchObject([{ at: 'which' }]);
    scenario.migrate(choice('x'), { which: 'which' });
    expect(scenario.incidents).toMatchObject([{ at: 'which' }]);
    expect(scenario.resolveIncident('which').tokens).toEqual(['right']);
  });

  it('lets a job without retries be tried again', () => {
    const scenario = new Scenario(chain(serviceTask('a'))).start().failJob('a', 0);
    scenario
      .migrate(chain(serviceTask('b')), { a: 'b' })
      .updateRetries('b', 1)
      .resolveIncident('b');
    expect(scenario.completeJob('b').status).toBe('COMPLETED');
  });

  it('lets a task that could not begin begin in another way', () => {
    const scenario = new Scenario(chain(serviceTask('a', { type: '=missing' }))).start();
    scenario.migrate(chain(serviceTask('a', { type: '="mail"' })), { a: 'a' }).resolveIncident('a');
    expect(scenario.waits).toEqual(['job a']);
  });
});

describe('migration that does not fit is refused with all problems, and changes nothing', () => {
  const forked = (...parts: readonly Part[]) =>
    model(start(), ...parts, end(), ...parts.flatMap(({ id }) => [path('start', id), path(id, 'end')]));
  const refusalsOf = (source: readonly Part[], target: ReturnType<typeof model>, mapping = {}) => {
    const scenario = new Scenario(forked(...source)).start({ key: 'k' });
    const before = JSON.stringify(scenario.state);
    const { refusals } = scenario.migrate(target, mapping);
    expect(JSON.stringify(scenario.state)).toBe(before);
    return refusals;
  };

  it('names every active element without instruction, once', () => {
    expect(refusalsOf([serviceTask('a'), userTask('b')], chain(serviceTask('a')))).toEqual([
      'a: unmapped-element',
      'b: unmapped-element',
    ]);
  });

  it('says what the plan has wrong beside what the instance has', () => {
    const scenario = new Scenario(forked(serviceTask('a'), userTask('b'))).start();
    scenario.migrate(chain(serviceTask('c')), { ghost: 'c', a: 'ghost', process: 'c' });
    expect(scenario.rejection?.code).toBe('INVALID_ARGUMENT');
    expect(scenario.refusals).toEqual([
      'ghost: unknown-source-element',
      'a: unknown-target-element',
      'process: process-mapped',
      'a: unmapped-element',
      'b: unmapped-element',
    ]);
  });

  it('of an element mapped twice', () => {
    const scenario = new Scenario(chain(serviceTask('a'))).start();
    scenario.migrateBy(chain(serviceTask('b'), serviceTask('c')), [
      { sourceElementId: 'a', targetElementId: 'b' },
      { sourceElementId: 'a', targetElementId: 'c' },
    ]);
    expect(scenario.refusals).toEqual(['a: source-mapped-twice']);
  });

  it('of another type, and of a flow as an element', () => {
    const target = chain(userTask('u'));
    expect(refusalsOf([serviceTask('a')], target, { a: 'u' })).toEqual(['a: different-type']);
    expect(refusalsOf([serviceTask('a')], target, { 'start-a': 'u' })).toEqual([
      'start-a: flow-and-element',
      'a: unmapped-element',
    ]);
  });

  it('names the thing, the place and the fix', () => {
    const scenario = new Scenario(chain(serviceTask('a'))).start().migrate(chain(userTask('u')), { a: 'u' });
    expect(scenario.rejection?.message).toContain(
      '"a": A service task cannot go on as the user task "u". Map it',
    );
  });

  it('of an instance that has ended', () => {
    const scenario = new Scenario(chain(serviceTask('a'))).start().completeJob('a');
    expect(scenario.migrate(chain(serviceTask('b'))).rejection?.code).toBe('NOT_FOUND');
  });
});
