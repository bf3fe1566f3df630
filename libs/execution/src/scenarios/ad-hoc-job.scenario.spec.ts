import { describe, expect, it } from 'vitest';
import {
  adHoc,
  boundary,
  forEach,
  model,
  onError,
  onTimer,
  path,
  serviceTask,
  start,
  userTask,
  type Part,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const around = (inner: Part, ...more: readonly Piece[]) =>
  model(start(), inner, serviceTask('after'), path('start', 'choice', 'after'), ...more);

const activities = [userTask('a'), userTask('b'), userTask('c'), userTask('d'), path('c', 'd')];

const chosen = (options: Parameters<typeof adHoc>[2] = {}) =>
  adHoc('choice', activities, { job: 'choose', ...options });

const begins = (...elementIds: readonly string[]) => ({
  activateElements: elementIds.map((elementId) => ({ elementId, variables: {} })),
});

const isComplete = { isCompletionConditionFulfilled: true };

describe('ad-hoc sub-process whose worker chooses (Camunda 8 documentation, "Job worker implementation")', () => {
  it('asks its worker first, and tells it what can begin', () => {
    const documentation = { a: 'Asks the applicant.' };
    const scenario = new Scenario(around(chosen({ documentation }))).start();
    expect(scenario.waits).toEqual(['job choice']);
    expect(scenario.localVariables('choice')).toEqual({
      adHocSubProcessElements: [
        { elementId: 'a', elementName: null, documentation: 'Asks the applicant.', properties: {} },
        { elementId: 'b', elementName: null, documentation: null, properties: {} },
        { elementId: 'c', elementName: null, documentation: null, properties: {} },
      ],
    });
  });

  it('begins what the worker names, with variables of each', () => {
    const scenario = new Scenario(around(chosen())).start();
    scenario.choose('choice', {
      activateElements: [
        { elementId: 'a', variables: { n: 1 } },
        { elementId: 'b', variables: {} },
      ],
    });
    expect(scenario.tokens).toEqual(['choice', 'a', 'b']);
    expect(scenario.localVariables('a')).toEqual({ n: 1 });
    expect(scenario.waits).toEqual(['userTask a', 'userTask b']);
  });

  it('asks again each time a path has ended, and not before', () => {
    const scenario = new Scenario(around(chosen())).start().choose('choice', begins('c'));
    expect(scenario.completeTask('c').waits).toEqual(['userTask d']);
    expect(scenario.completeTask('d').waits).toEqual(['job choice']);
  });

  it('withdraws a question that is open when another path ends', () => {
    const scenario = new Scenario(around(chosen())).start().choose('choice', begins('a', 'b'));
    const first = scenario.completeTask('a').element('choice').waits[0];
    const second = scenario.completeTask('b').element('choice').waits;
    expect(second).toHaveLength(1);
    expect(second[0]).not.toEqual(first);
    expect(scenario.happened).toContain('job choice canceled');
  });

  it('is complete when the worker says so', () => {
    const scenario = new Scenario(around(chosen())).start().choose('choice', begins('a')).completeTask('a');
    expect(scenario.choose('choice', isComplete).tokens).toEqual(['after']);
  });

  it('waits for what still runs when the worker does not cancel it', () => {
    const scenario = new Scenario(around(chosen())).start().choose('choice', begins('a', 'b'));
    scenario.completeTask('a').choose('choice', isComplete);
    expect(scenario.tokens).toEqual(['choice', 'b']);
    expect(scenario.waits).toEqual(['userTask b']);
    expect(scenario.completeTask('b').tokens).toEqual(['after']);
  });

  it('ends what still runs when the worker cancels it', () => {
    const scenario = new Scenario(around(chosen()))
      .start()
      .choose('choice', begins('a', 'b'))
      .completeTask('a');
    scenario.choose('choice', { ...isComplete, isCancelRemainingInstances: true });
    expect(scenario.tokens).toEqual(['after']);
  });

  it('lets other elements begin instead of those that run', () => {
    const scenario = new Scenario(around(chosen()))
      .start()
      .choose('choice', begins('a', 'b'))
      .completeTask('a');
    scenario.choose('choice', { ...begins('c'), isCancelRemainingInstances: true });
    expect(scenario.tokens).toEqual(['choice', 'c']);
  });

  it('stays open when the worker says nothing, until someone activates an element', () => {
    const scenario = new Scenario(around(chosen())).start().choose('choice');
    expect(scenario.tokens).toEqual(['choice']);
    expect(scenario.waits).toEqual([]);
    expect(scenario.activate('choice', ['a']).completeTask('a').waits).toEqual(['job choice']);
  });

  it('takes a completion without a result as one that says nothing', () => {
    const scenario = new Scenario(around(chosen())).start().completeJob('choice', { seen: true });
    expect(scenario.tokens).toEqual(['choice']);
    expect(scenario.localVariables('choice')).toMatchObject({ seen: true });
    expect(scenario.variables).toEqual({});
  });

  it('refuses a result that names no element in it, contradicts itself or is of another type', () => {
    const scenario = new Scenario(around(chosen())).start();
    expect(scenario.choose('choice', begins('a', 'd')).rejection?.message).toContain('no element "d"');
    expect(scenario.choose('choice', { ...begins('a'), ...isComplete }).rejection?.code).toBe(
      'INVALID_ARGUMENT',
    );
    expect(scenario.answer('choice', { denied: true }).rejection?.message).toContain('adHocSubProcess');
    expect(scenario.waits).toEqual(['job choice']);
  });

  it('refuses the result of an ad-hoc sub-process for any other job', () => {
    const scenario = new Scenario(around(serviceTask('choice'))).start().choose('choice', isComplete);
    expect(scenario.rejection?.code).toBe('INVALID_ARGUMENT');
  });

  it('raises an incident when the worker has failed too often, which ends when a path asks anew', () => {
    const scenario = new Scenario(around(chosen()))
      .start()
      .choose('choice', begins('a', 'b'))
      .completeTask('a');
    scenario.failJob('choice', 0);
    expect(scenario.incidents).toMatchObject([{ at: 'choice', type: 'JOB_NO_RETRIES' }]);
    expect(scenario.completeTask('b').incidents).toEqual([]);
    expect(scenario.choose('choice', isComplete).tokens).toEqual(['after']);
  });

  it('hands an error of its worker to its boundary', () => {
    const caught = [
      boundary('failed', 'choice', onError('E1')),
      serviceTask('caught'),
      path('failed', 'caught'),
    ];
    const scenario = new Scenario(around(chosen(), ...caught)).start().choose('choice', begins('a', 'b'));
    expect(scenario.completeTask('a').throwError('choice', 'E1').tokens).toEqual(['caught']);
  });

  it('withdraws its question when it is interrupted or canceled', () => {
    const late = [
      boundary('late', 'choice', onTimer('duration', 'P1D')),
      serviceTask('x'),
      path('late', 'x'),
    ];
    const scenario = new Scenario(around(chosen(), ...late)).start().fireTimer('late');
    expect(scenario.tokens).toEqual(['x']);
    expect(new Scenario(around(chosen())).start().cancel().waits).toEqual([]);
  });

  it('collects the results of its paths, for the worker to see', () => {
    const output = ['results', 'result'] as const;
    const scenario = new Scenario(around(chosen({ output }))).start().choose('choice', begins('a'));
    scenario.completeTask('a', { result: 7 });
    expect(scenario.localVariables('choice')).toMatchObject({ results: [7] });
    expect(scenario.choose('choice', isComplete).variables).toEqual({ results: [7] });
  });

  it('has one worker for each repetition of a repeated one', () => {
    const process = around(forEach(chosen(), { items: '["x", "y"]', item: 'item' }));
    const scenario = new Scenario(process).start();
    expect(scenario.waits).toEqual(['job choice', 'job choice']);
  });

  it('holds the last element of a path where the next question cannot be put, and puts it later', () => {
    const scenario = new Scenario(around(chosen({ job: '=kind' }))).start({ kind: 'choose' });
    scenario.choose('choice', begins('a')).setVariables({ kind: null }).completeTask('a');
    expect(scenario.incidents).toMatchObject([{ at: 'a', type: 'EXTRACT_VALUE_ERROR' }]);
    scenario.setVariables({ kind: 'choose' }).resolveIncident('a');
    expect(scenario.waits).toEqual(['job choice']);
  });
});
