import { describe, expect, it } from 'vitest';
import {
  catching,
  end,
  inclusive,
  exclusive,
  flow,
  link,
  model,
  parallel,
  path,
  serviceTask,
  start,
  subProcess,
  throwing,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('link event (BPMN 2.0.2, 10.5.5 "Link" and 13.5)', () => {
  it('takes the token from the throwing to the catching link', () => {
    const process = model(
      start(),
      throwing('to-a', link('A', 'at-a')),
      catching('at-a', link('A')),
      end(),
      path('start', 'to-a'),
      path('at-a', 'end'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.happened.slice(4, 8)).toEqual([
      'to-a activated',
      'to-a completed',
      'at-a activated',
      'at-a completed',
    ]);
  });

  it('lets several throwing links lead to one catching link', () => {
    const process = model(
      start(),
      parallel('fork'),
      throwing('one', link('A', 'at-a')),
      throwing('two', link('A', 'at-a')),
      catching('at-a', link('A')),
      serviceTask('work'),
      path('start', 'fork', 'one'),
      path('fork', 'two'),
      path('at-a', 'work'),
    );
    expect(new Scenario(process).start().tokens).toEqual(['work', 'work']);
  });

  it('loops back like a sequence flow', () => {
    const process = model(
      start(),
      catching('again', link('again')),
      exclusive('merge'),
      serviceTask('work'),
      exclusive('decide', 'decide-end'),
      throwing('back', link('again', 'again')),
      end(),
      path('start', 'merge', 'work', 'decide', 'end'),
      path('again', 'merge'),
      flow('decide', 'back', 'repeat'),
    );
    const scenario = new Scenario(process).start({ repeat: true }).completeJob('work').completeJob('work');
    expect(scenario.tokens).toEqual(['work']);
    expect(scenario.setVariables({ repeat: false }).completeJob('work').status).toBe('COMPLETED');
  });

  it('counts as a way on which a token can still reach an inclusive gateway', () => {
    const process = model(
      start(),
      parallel('fork'),
      serviceTask('a'),
      serviceTask('b'),
      throwing('jump', link('L', 'land')),
      catching('land', link('L')),
      inclusive('join'),
      serviceTask('after'),
      path('start', 'fork', 'a', 'join', 'after'),
      path('fork', 'b', 'jump'),
      path('land', 'join'),
    );
    const scenario = new Scenario(process).start().completeJob('a');
    expect(scenario.tokens).toEqual(['b']);
    expect(scenario.completeJob('b').tokens).toEqual(['after']);
  });

  it('stays within its sub-process', () => {
    const process = model(
      start(),
      subProcess('sub', [
        start('in'),
        throwing('jump', link('L', 'land')),
        catching('land', link('L')),
        serviceTask('deep'),
        path('in', 'jump'),
        path('land', 'deep'),
      ]),
      path('start', 'sub'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.tokens).toEqual(['sub', 'deep']);
    expect(scenario.completeJob('deep').status).toBe('COMPLETED');
  });
});
