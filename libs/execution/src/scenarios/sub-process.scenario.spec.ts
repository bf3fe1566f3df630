import { describe, expect, it } from 'vitest';
import {
  boundary,
  end,
  model,
  onTimer,
  parallel,
  path,
  serviceTask,
  start,
  subProcess,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('embedded sub-process (BPMN 2.0.2, 10.3.5 and 13.3.4)', () => {
  const process = model(
    start(),
    subProcess(
      'sub',
      [
        start('in'),
        parallel('fork'),
        serviceTask('a'),
        serviceTask('b'),
        end('out-a'),
        end('out-b'),
        path('in', 'fork', 'a', 'out-a'),
        path('fork', 'b', 'out-b'),
      ],
      { inputs: { local: '=given' }, outputs: { result: '=local + 1' } },
    ),
    serviceTask('after'),
    end(),
    path('start', 'sub', 'after', 'end'),
  );

  it('completes with the last token inside it, then the token goes on', () => {
    const scenario = new Scenario(process).start({ given: 1 }).completeJob('a');
    expect(scenario.tokens).toEqual(['sub', 'b']);
    void scenario.happened;
    scenario.completeJob('b');
    expect(scenario.happened).toEqual([
      'job b completed',
      'b completed',
      'out-b activated',
      'out-b completed',
      'process: result = 2',
      'sub completed',
      'after activated',
      'job after created',
    ]);
  });

  it('has variables of its own that end with it', () => {
    const scenario = new Scenario(process).start({ given: 1 });
    expect(scenario.localVariables('sub')).toEqual({ local: 1 });
    scenario.completeJob('a', { local: 5 });
    expect(scenario.localVariables('sub')).toEqual({ local: 5 });
    scenario.completeJob('b');
    expect(scenario.variables).toEqual({ given: 1, result: 6 });
    expect(Object.keys(scenario.state?.variables ?? {})).toHaveLength(1);
  });

  it('holds its token as an incident when its output mapping fails, and tries just that again', () => {
    const failing = model(
      start(),
      subProcess('sub', [start('in'), serviceTask('a'), path('in', 'a')], { outputs: { tripled: '=x * 3' } }),
      serviceTask('after'),
      path('start', 'sub', 'after'),
    );
    const scenario = new Scenario(failing).start({ x: Number.MAX_SAFE_INTEGER }).completeJob('a');
    expect(scenario.incidents).toMatchObject([{ at: 'sub', type: 'IO_MAPPING_ERROR' }]);
    expect(scenario.tokens).toEqual(['sub']);
    void scenario.happened;
    scenario.setVariables({ x: 2 }).resolveIncident('sub');
    expect(scenario.happened).toEqual([
      'process: x = 2',
      'incident at sub resolved',
      'process: tripled = 6',
      'sub completed',
      'after activated',
      'job after created',
    ]);
  });

  it('nests', () => {
    const nested = model(
      start(),
      subProcess('one', [
        start('in-1'),
        subProcess('two', [start('in-2'), serviceTask('deep'), end('out-2'), path('in-2', 'deep', 'out-2')]),
        end('out-1'),
        path('in-1', 'two', 'out-1'),
      ]),
      end(),
      path('start', 'one', 'end'),
    );
    const scenario = new Scenario(nested).start();
    expect(scenario.tokens).toEqual(['one', 'two', 'deep']);
    expect(scenario.completeJob('deep').status).toBe('COMPLETED');
  });

  it('is interrupted by a timer on its boundary', () => {
    const timed = model(
      start(),
      subProcess('sub', [start('in'), serviceTask('a'), path('in', 'a')]),
      boundary('late', 'sub', onTimer('duration', 'P1D')),
      end(),
      path('start', 'sub', 'end'),
      path('late', 'end'),
    );
    const scenario = new Scenario(timed).start().fireTimer('late');
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.happened).toContain('job a canceled');
  });

  it('runs twice at once when two tokens reach it', () => {
    const twice = model(
      start(),
      parallel('fork'),
      subProcess('sub', [start('in'), serviceTask('a'), path('in', 'a')]),
      path('start', 'fork', 'sub'),
      serviceTask('detour'),
      path('fork', 'detour', 'sub'),
    );
    const scenario = new Scenario(twice).start().completeJob('detour');
    expect(scenario.tokens).toEqual(['sub', 'a', 'sub', 'a']);
    scenario.completeJob('a').completeJob('a');
    expect(scenario.status).toBe('COMPLETED');
  });
});
