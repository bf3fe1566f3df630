import { describe, expect, it } from 'vitest';
import {
  boundary,
  callActivity,
  catching,
  end,
  model,
  onCondition,
  onMessage,
  onSignal,
  onTimer,
  path,
  serviceTask,
  start,
  userTask,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const waitingAt = (...pieces: readonly Piece[]) =>
  new Scenario(model(start(), ...pieces, userTask('after'), path('start', 'wait', 'after'))).start({
    key: 'k',
  });

describe('a suspended instance (Camunda 7 documentation, "Suspend process instances")', () => {
  it('keeps everything that it waits for, and goes on where it was', () => {
    const scenario = waitingAt(serviceTask('wait'), boundary('late', 'wait', onTimer('duration', 'P1D')));
    const { waits } = scenario;
    scenario.suspend();
    expect(scenario.happened.at(-1)).toBe('instance suspended');
    expect(scenario.status).toBe('SUSPENDED');
    expect(scenario.waits).toEqual(waits);
    expect(scenario.resume().status).toBe('ACTIVE');
    expect(scenario.completeJob('wait').tokens).toEqual(['after']);
  });

  it.each([
    ['a job is completed', serviceTask('wait'), (held: Scenario) => held.completeJob('wait')],
    ['a job ends with an error', serviceTask('wait'), (held: Scenario) => held.throwError('wait', 'E1')],
    ['a user task is completed', userTask('wait'), (held: Scenario) => held.completeTask('wait')],
    ['a user task is assigned', userTask('wait'), (held: Scenario) => held.assign('wait', 'ada')],
    [
      'a timer is due',
      catching('wait', onTimer('duration', 'PT1H')),
      (held: Scenario) => held.fireTimer('wait'),
    ],
    ['a message comes', catching('wait', onMessage('m')), (held: Scenario) => held.correlate('wait')],
    ['a signal is broadcast', catching('wait', onSignal('s')), (held: Scenario) => held.signal('wait')],
    [
      'a called instance ends',
      callActivity('wait', 'other'),
      (held: Scenario) => held.completeCalled('wait'),
    ],
  ])('does not move when %s, and does so once it is resumed', (_what, element, happen) => {
    const scenario = waitingAt(element).suspend();
    happen(scenario);
    expect(scenario.rejection).toMatchObject({ code: 'SUSPENDED' });
    expect(scenario.rejection?.message).toContain('Resume it and try again');
    expect(scenario.tokens).toEqual(['wait']);
    scenario.resume();
    happen(scenario);
    expect(scenario.rejection).toBeNull();
  });

  it('takes corrected variables; a condition that they fulfil counts when it is resumed', () => {
    const scenario = waitingAt(catching('wait', onCondition('go')))
      .suspend()
      .setVariables({ go: true });
    expect(scenario.variables).toEqual({ key: 'k', go: true });
    expect(scenario.tokens).toEqual(['wait']);
    expect(scenario.resume().tokens).toEqual(['after']);
  });

  it('does not react to a condition that held only while it stood still', () => {
    const scenario = waitingAt(catching('wait', onCondition('go'))).suspend();
    scenario.setVariables({ go: true }).setVariables({ go: false }).resume();
    expect(scenario.tokens).toEqual(['wait']);
  });

  it('hears that a job failed and gets new retries, and still does not move', () => {
    const scenario = waitingAt(serviceTask('wait')).suspend().failJob('wait', 0);
    expect(scenario.incidents).toMatchObject([{ at: 'wait', type: 'JOB_NO_RETRIES' }]);
    scenario.updateRetries('wait', 2).resolveIncident('wait');
    expect(scenario.rejection?.code).toBe('SUSPENDED');
    scenario.resume().resolveIncident('wait');
    expect(scenario.completeJob('wait').tokens).toEqual(['after']);
  });

  it('is neither modified nor suspended twice, and only a suspended one is resumed', () => {
    const scenario = waitingAt(userTask('wait'));
    expect(scenario.resume().rejection).toMatchObject({ code: 'INVALID_STATE' });
    scenario.suspend().modify({ terminateInstructions: [{ elementId: 'wait' }] });
    expect(scenario.rejection?.code).toBe('SUSPENDED');
    expect(scenario.suspend().rejection).toMatchObject({ code: 'INVALID_STATE' });
  });

  it('can be canceled, and leaves nothing behind', () => {
    const scenario = waitingAt(serviceTask('wait')).suspend().cancel();
    expect(scenario.status).toBe('TERMINATED');
    expect(scenario.state?.elementInstances).toEqual({});
    expect(scenario.resume().rejection?.code).toBe('NOT_FOUND');
  });

  it('says whether the instances that it called are to follow', () => {
    const scenario = waitingAt(callActivity('wait', 'other')).suspend(true).resume(true);
    expect(scenario.happened.slice(-2)).toEqual([
      'instance suspended with those that it called',
      'instance resumed with those that it called',
    ]);
  });
});

describe('deleting an instance', () => {
  const process = () => model(start(), userTask('a'), end(), path('start', 'a', 'end'));

  it('is the last thing that happens to it once it has ended', () => {
    const scenario = new Scenario(process())
      .start()
      .completeTask('a')
      .send({ kind: 'deleteProcessInstance' });
    expect(scenario.happened.slice(-2)).toEqual(['instance completed', 'instance deleted']);
  });

  it('is refused while it runs or is suspended', () => {
    const scenario = new Scenario(process()).start().send({ kind: 'deleteProcessInstance' });
    expect(scenario.rejection).toMatchObject({ code: 'INVALID_STATE' });
    scenario.suspend().send({ kind: 'deleteProcessInstance' });
    expect(scenario.rejection?.message).toContain('is suspended and cannot be deleted');
  });
});
