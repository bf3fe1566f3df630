import { describe, expect, it } from 'vitest';
import {
  boundary,
  catching,
  model,
  onMessage,
  onTimer,
  parallel,
  path,
  serviceTask,
  start,
  subProcess,
  userTask,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('cancellation of a process instance (BPMN 2.0.2, 13.2)', () => {
  const process = model(
    start(),
    parallel('fork'),
    serviceTask('job'),
    boundary('late', 'job', onTimer('duration', 'P1D')),
    subProcess('sub', [start('in'), userTask('check'), path('in', 'check')]),
    boundary('stop', 'sub', onMessage('stop')),
    catching('pause', onTimer('date', '2030-01-01T00:00:00Z')),
    catching('letter', onMessage('letter')),
    serviceTask('broken', { type: '=nothing' }),
    path('start', 'fork', 'job'),
    path('fork', 'sub'),
    path('fork', 'pause'),
    path('fork', 'letter'),
    path('fork', 'broken'),
  );

  it('ends everything and leaves nothing behind', () => {
    const scenario = new Scenario(process).start({ key: 'A-1' });
    expect(scenario.waits).toHaveLength(6);
    expect(scenario.incidents).toHaveLength(1);
    void scenario.happened;
    scenario.cancel();
    expect(scenario.status).toBe('TERMINATED');
    expect(scenario.state?.elementInstances).toEqual({});
    expect([...scenario.happened].sort()).toEqual(
      [
        'process terminating',
        'job job canceled',
        'timer late canceled',
        'job terminated',
        'sub terminating',
        'user task check canceled',
        'check terminated',
        'stop waits no more',
        'sub terminated',
        'timer pause canceled',
        'pause terminated',
        'letter waits no more',
        'letter terminated',
        'incident at broken resolved',
        'broken terminated',
        'process terminated',
        'instance terminated',
      ].sort(),
    );
  });

  it('keeps the variables of the process as its result', () => {
    expect(new Scenario(process).start({ key: 'A-1' }).cancel().variables).toEqual({ key: 'A-1' });
  });

  it('is refused once the instance has ended, as is everything else', () => {
    const scenario = new Scenario(process).start({ key: 'A-1' }).cancel().cancel();
    expect(scenario.rejection).toMatchObject({ code: 'NOT_FOUND' });
    expect(scenario.rejection?.message).toContain('was canceled');
  });
});
