import { describe, expect, it } from 'vitest';
import {
  boundary,
  catching,
  compensation,
  end,
  eventStart,
  eventSubProcess,
  exclusive,
  forEach,
  link,
  listeningProcess,
  model,
  onCondition,
  onMessage,
  onTimer,
  parallel,
  path,
  serviceTask,
  start,
  subProcess,
  throwing,
  transaction,
  undefinedTask,
  undoneBy,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

const around = (...inner: readonly Piece[]) =>
  model(start(), subProcess('sub', inner), serviceTask('after'), path('start', 'sub', 'after'));

describe('embedded sub-process without a start event (BPMN 2.0.2, 13.3.4)', () => {
  it('gives a token to every element that no flow leads to, and completes with the last one', () => {
    const process = around(
      serviceTask('a'),
      serviceTask('b'),
      serviceTask('later'),
      end('out'),
      path('b', 'later', 'out'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.tokens).toEqual(['sub', 'a', 'b']);
    scenario.completeJob('a').completeJob('b');
    expect(scenario.tokens).toEqual(['sub', 'later']);
    scenario.completeJob('later');
    expect(scenario.tokens).toEqual(['after']);
  });

  it('begins also at gateways and intermediate events', () => {
    const process = around(
      exclusive('choice', 'to-x'),
      serviceTask('x'),
      path('choice', 'x'),
      parallel('fork'),
      serviceTask('y'),
      serviceTask('z'),
      path('fork', 'y'),
      path('fork', 'z'),
      catching('wait', onTimer('duration', 'PT1H')),
      throwing('note'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.tokens.toSorted()).toEqual(['sub', 'wait', 'x', 'y', 'z']);
    expect(scenario.happened).toContain('note completed');
  });

  it('leaves alone what begins otherwise: boundary events, link targets, compensation handlers', () => {
    const process = around(
      undoneBy(serviceTask('book'), 'undo'),
      boundary('late', 'book', onTimer('duration', 'PT1H')),
      serviceTask('undo'),
      throwing('jump', link('there', 'landing')),
      catching('landing', link('there')),
      serviceTask('reached'),
      path('landing', 'reached'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.tokens.toSorted()).toEqual(['book', 'reached', 'sub']);
    expect(scenario.waits).toContain('timer late');
  });

  it('waits for its event sub-processes from the beginning', () => {
    const process = around(
      serviceTask('work'),
      eventSubProcess('stopped', [
        eventStart('stop', onMessage('stop', '=key')),
        serviceTask('tidy'),
        path('stop', 'tidy'),
      ]),
    );
    const scenario = new Scenario(process).start({ key: '1' }).correlate('stop');
    expect(scenario.tokens).toEqual(['sub', 'stopped', 'tidy']);
    scenario.completeJob('tidy');
    expect(scenario.tokens).toEqual(['after']);
  });

  it('raises an incident where its event sub-process cannot be waited for, and begins once it can', () => {
    const process = around(
      serviceTask('work'),
      eventSubProcess('stopped', [
        eventStart('stop', onMessage('stop', '=key')),
        end('out'),
        path('stop', 'out'),
      ]),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.incidents).toHaveLength(1);
    expect(scenario.tokens).toEqual(['sub']);
    scenario.send({
      kind: 'setVariables',
      scopeKey: scenario.element('sub').key,
      variables: { key: '1' },
      local: true,
    });
    scenario.resolveIncident('sub');
    expect(scenario.tokens).toEqual(['sub', 'work']);
  });

  it('runs once for each repetition', () => {
    const repeated = forEach(subProcess('sub', [serviceTask('a'), serviceTask('b')]), {
      items: '[1, 2]',
      item: 'n',
    });
    const scenario = new Scenario(model(start(), repeated, path('start', 'sub'))).start();
    expect(scenario.elements('a')).toHaveLength(2);
    expect(scenario.elements('b')).toHaveLength(2);
  });

  it('is the same for a transaction, and is undone like one with a start event', () => {
    const process = model(
      start(),
      transaction('deal', [
        undoneBy(undefinedTask('book'), 'undo'),
        serviceTask('undo'),
        throwing('back', compensation()),
        path('book', 'back'),
      ]),
      path('start', 'deal'),
    );
    expect(new Scenario(process).start().tokens).toEqual(['deal', 'back', 'undo']);
  });
});

describe('process without any start event (BPMN 2.0.2, 10.5.2)', () => {
  const process = model(
    serviceTask('a'),
    serviceTask('b'),
    serviceTask('c'),
    end(),
    path('b', 'c', 'end'),
    eventSubProcess('watch', [
      eventStart('alarm', onCondition('level > 3'), { interrupting: false }),
      serviceTask('react'),
      path('alarm', 'react'),
    ]),
  );

  it('begins at every element that no flow leads to, with the variables of the start', () => {
    const scenario = new Scenario(process).start({ level: 1 });
    expect(scenario.variables).toEqual({ level: 1 });
    expect(scenario.tokens).toEqual(['a', 'b']);
    scenario.completeJob('a', { level: 5 });
    expect(scenario.tokens).toContain('react');
    scenario.completeJob('b').completeJob('react').completeJob('c');
    expect(scenario.status).toBe('COMPLETED');
  });

  it('after the start listeners of the process', () => {
    const listened = listeningProcess(process, { start: ['before'] });
    const scenario = new Scenario(listened).start({ level: 1 });
    expect(scenario.tokens).toEqual([]);
    expect(scenario.variables).toEqual({ level: 1 });
    scenario.completeJob('process');
    expect(scenario.tokens).toEqual(['a', 'b']);
  });

  it('or at the elements that the start names', () => {
    const scenario = new Scenario(process).start({}, { startInstructions: [{ elementId: 'c' }] });
    expect(scenario.tokens).toEqual(['c']);
  });

  it('does not begin everywhere where a trigger begins it', () => {
    const triggered = model(
      start('paid', onMessage('paid')),
      serviceTask('a'),
      serviceTask('lonely'),
      path('paid', 'a'),
    );
    expect(new Scenario(triggered).start({}, { startEventId: 'paid' }).tokens).toEqual(['a']);
    expect(new Scenario(triggered).start().rejection).toMatchObject({ code: 'INVALID_STATE' });
  });
});
