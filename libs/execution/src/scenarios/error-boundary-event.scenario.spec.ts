import { describe, expect, it } from 'vitest';
import {
  boundary,
  end,
  model,
  onError,
  path,
  serviceTask,
  start,
  subProcess,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('error boundary event (BPMN 2.0.2, 10.5.6 and 13.5.3)', () => {
  const process = model(
    start(),
    subProcess('sub', [
      start('in'),
      serviceTask('work'),
      boundary('on-e1', 'work', onError('E1')),
      serviceTask('fix-e1'),
      path('in', 'work'),
      path('on-e1', 'fix-e1'),
    ]),
    boundary('on-any', 'sub', onError()),
    boundary('on-e2', 'sub', onError('E2', { errorCodeVariable: 'code', errorMessageVariable: 'text' }), {}),
    serviceTask('fix-e2'),
    serviceTask('fix-any'),
    end(),
    path('start', 'sub', 'end'),
    path('on-e2', 'fix-e2'),
    path('on-any', 'fix-any'),
  );

  it('on the task itself catches the code it names', () => {
    expect(new Scenario(process).start().throwError('work', 'E1').tokens).toEqual(['sub', 'fix-e1']);
  });

  it('on the sub-process around it catches what the task does not; a named code goes before every code', () => {
    expect(new Scenario(process).start().throwError('work', 'E2').tokens).toEqual(['fix-e2']);
  });

  it('without a code catches every error', () => {
    expect(new Scenario(process).start().throwError('work', 'E3').tokens).toEqual(['fix-any']);
  });

  it('hands code, message and variables of the error to the scope around the activity', () => {
    const scenario = new Scenario(process).start().throwError('work', 'E2', { detail: 7 }, 'no match');
    expect(scenario.variables).toEqual({ detail: 7, code: 'E2', text: 'no match' });
  });

  it('waits for nothing by itself', () => {
    expect(new Scenario(process).start().waits).toEqual(['job work']);
  });

  it('ends the incident of a job whose retries ran out before', () => {
    const scenario = new Scenario(process).start().failJob('work', 0).throwError('work', 'E2');
    expect(scenario.incidents).toEqual([]);
    expect(scenario.tokens).toEqual(['fix-e2']);
  });
});
