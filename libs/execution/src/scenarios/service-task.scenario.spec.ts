import { describe, expect, it } from 'vitest';
import { end, model, path, serviceTask, start } from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('service task (BPMN 2.0.2, 10.3.3 and 13.3.3)', () => {
  const process = model(start(), serviceTask('work'), end(), path('start', 'work', 'end'));

  it('waits for its job and goes on when the job is completed', () => {
    const scenario = new Scenario(process).start();
    expect(scenario.happened).toEqual([
      'instance created',
      'process activated',
      'start activated',
      'start completed',
      'work activated',
      'job work created',
    ]);
    scenario.completeJob('work');
    expect(scenario.happened).toEqual([
      'job work completed',
      'work completed',
      'end activated',
      'end completed',
      'process completed',
      'instance completed',
    ]);
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.tokens).toEqual([]);
  });
});
