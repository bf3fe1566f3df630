import { describe, expect, it } from 'vitest';
import {
  boundary,
  callActivity,
  cancelation,
  compensation,
  end,
  eventStart,
  eventSubProcess,
  forEach,
  model,
  onError,
  onMessage,
  onTimer,
  parallel,
  path,
  scriptTask,
  serviceTask,
  start,
  subProcess,
  throwing,
  transaction,
  undefinedTask,
  undoneBy,
  userTask,
  type Part,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

/** A task that completes at once, undone by a job of the same name. */
function step(id: string): readonly Piece[] {
  return [undoneBy(undefinedTask(id), `undo-${id}`), serviceTask(`undo-${id}`)];
}

const undoneIn = (scenario: Scenario) =>
  scenario.changes.flatMap((change) =>
    change.kind === 'jobCreated' && change.elementId.startsWith('undo') ? [change.elementId] : [],
  );

describe('compensation (BPMN 2.0.2, 10.7 and 13.5.5)', () => {
  const linear = model(
    start(),
    ...step('a'),
    ...step('b'),
    throwing('undo-all', compensation()),
    serviceTask('after'),
    path('start', 'a', 'b', 'undo-all', 'after'),
  );

  it('runs the handlers one after the other, the last completed activity first, and then goes on', () => {
    const scenario = new Scenario(linear).start();
    expect(scenario.happened.slice(3)).toEqual([
      'start completed',
      'a activated',
      'a can be undone',
      'a completed',
      'b activated',
      'b can be undone',
      'b completed',
      'undo-all activated',
      'undo-all undoes b, a',
      'undo-b activated',
      'handler undo-b started',
      'job undo-b created',
    ]);
    expect(scenario.tokens).toEqual(['undo-all', 'undo-b']);
    scenario.completeJob('undo-b');
    expect(scenario.tokens).toEqual(['undo-all', 'undo-a']);
    scenario.completeJob('undo-a');
    expect(scenario.tokens).toEqual(['after']);
  });

  it('undoes only what has completed', () => {
    const process = model(
      start(),
      parallel('fork'),
      ...step('done'),
      undoneBy(userTask('open'), 'undo-open'),
      serviceTask('undo-open'),
      end('undo-all', compensation()),
      path('start', 'fork', 'done', 'undo-all'),
      path('fork', 'open'),
    );
    const scenario = new Scenario(process).start().completeJob('undo-done');
    expect(undoneIn(scenario)).toEqual(['undo-done']);
    expect(scenario.tokens).toEqual(['open']);
  });

  it('undoes each completion once: a second event finds nothing left', () => {
    const process = model(
      start(),
      ...step('a'),
      throwing('first', compensation()),
      throwing('second', compensation()),
      path('start', 'a', 'first', 'second'),
    );
    const scenario = new Scenario(process).start().completeJob('undo-a');
    expect(scenario.status).toBe('COMPLETED');
    expect(undoneIn(scenario)).toEqual(['undo-a']);
  });

  it('undoes an activity as often as it completed', () => {
    const process = model(
      start(),
      parallel('fork'),
      undefinedTask('other'),
      ...step('twice'),
      userTask('wait'),
      end('undo-all', compensation()),
      path('start', 'fork', 'twice'),
      path('fork', 'other', 'twice', 'wait', 'undo-all'),
    );
    const scenario = new Scenario(process).start().completeTask('wait');
    scenario.completeJob('undo-twice').completeJob('undo-twice').completeTask('wait');
    expect(undoneIn(scenario)).toEqual(['undo-twice', 'undo-twice']);
    expect(scenario.status).toBe('COMPLETED');
  });

  it('passes through when there is nothing to undo', () => {
    const process = model(start(), throwing('undo-all', compensation()), path('start', 'undo-all'));
    expect(new Scenario(process).start().status).toBe('COMPLETED');
  });

  it('undoes only the activity that the event names, and leaves the others for later', () => {
    const process = model(
      start(),
      ...step('a'),
      ...step('b'),
      throwing('undo-one', compensation('a')),
      end('undo-rest', compensation()),
      path('start', 'a', 'b', 'undo-one', 'undo-rest'),
    );
    const scenario = new Scenario(process).start().completeJob('undo-a').completeJob('undo-b');
    expect(undoneIn(scenario)).toEqual(['undo-a', 'undo-b']);
    expect(scenario.status).toBe('COMPLETED');
  });

  it('as an end event, uses up its token when all is undone', () => {
    const process = model(
      start(),
      ...step('a'),
      end('undo-all', compensation()),
      path('start', 'a', 'undo-all'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.status).toBe('ACTIVE');
    expect(scenario.completeJob('undo-a').status).toBe('COMPLETED');
  });

  it('gives the handler the local variables that the activity had, and lets it write outwards', () => {
    const process = model(
      start(),
      undoneBy(scriptTask('book', 'seat', 'x', { inputs: { seat: '=wanted' } }), 'undo-book'),
      scriptTask('undo-book', '"free " + seat', 'note'),
      end('undo-all', compensation()),
      path('start', 'book', 'undo-all'),
    );
    const scenario = new Scenario(process).start({ wanted: '7A' });
    expect(scenario.variables).toMatchObject({ note: 'free 7A' });
  });
});

describe('compensation of sub-processes (BPMN 2.0.2, 10.7.1 and 13.5.5)', () => {
  const around = (inner: Part, ...more: readonly Piece[]) =>
    model(
      start(),
      inner,
      ...step('last'),
      end('undo-all', compensation()),
      path('start', inner.id, 'last', 'undo-all'),
      ...more,
    );

  it('undoes what was done inside a completed sub-process, in reverse order', () => {
    const process = around(
      subProcess('sub', [start('in'), ...step('a'), ...step('b'), path('in', 'a', 'b')]),
    );
    const scenario = new Scenario(process).start();
    scenario.completeJob('undo-last').completeJob('undo-b').completeJob('undo-a');
    expect(undoneIn(scenario)).toEqual(['undo-last', 'undo-b', 'undo-a']);
    expect(scenario.status).toBe('COMPLETED');
  });

  it('a handler of the sub-process itself stands for all inside it', () => {
    const inner = undoneBy(subProcess('sub', [start('in'), ...step('a'), path('in', 'a')]), 'undo-sub');
    const scenario = new Scenario(around(inner, serviceTask('undo-sub'))).start();
    scenario.completeJob('undo-last').completeJob('undo-sub');
    expect(undoneIn(scenario)).toEqual(['undo-last', 'undo-sub']);
  });

  it('a compensation event sub-process decides how its sub-process is undone', () => {
    const process = around(
      subProcess('sub', [
        start('in'),
        ...step('a'),
        ...step('b'),
        path('in', 'a', 'b'),
        eventSubProcess('undo', [
          eventStart('undo-start', compensation()),
          serviceTask('undo-first'),
          throwing('undo-only-a', compensation('a')),
          path('undo-start', 'undo-first', 'undo-only-a'),
        ]),
      ]),
    );
    const scenario = new Scenario(process).start().completeJob('undo-last');
    expect(scenario.tokens).toEqual(['undo-all', 'undo', 'undo-first']);
    scenario.completeJob('undo-first').completeJob('undo-a');
    expect(undoneIn(scenario)).toEqual(['undo-last', 'undo-first', 'undo-a']);
    expect(scenario.status).toBe('COMPLETED');
  });

  it('a compensation event sub-process is not waited for and does not start by itself', () => {
    const process = model(
      start(),
      subProcess('sub', [
        start('in'),
        userTask('work'),
        path('in', 'work'),
        eventSubProcess('undo', [
          eventStart('undo-start', compensation()),
          undefinedTask('t'),
          path('undo-start', 't'),
        ]),
      ]),
      path('start', 'sub'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.waits).toEqual(['userTask work']);
    expect(scenario.completeTask('work').status).toBe('COMPLETED');
  });

  it('an event inside a sub-process undoes only what was done in it', () => {
    const process = model(
      start(),
      ...step('outside'),
      subProcess('sub', [
        start('in'),
        ...step('a'),
        end('undo-all', compensation()),
        path('in', 'a', 'undo-all'),
      ]),
      path('start', 'outside', 'sub'),
    );
    const scenario = new Scenario(process).start().completeJob('undo-a');
    expect(undoneIn(scenario)).toEqual(['undo-a']);
    expect(scenario.status).toBe('COMPLETED');
  });

  it('an event in an event sub-process undoes what was done in the scope around it', () => {
    const process = model(
      start(),
      ...step('a'),
      serviceTask('work'),
      path('start', 'a', 'work'),
      eventSubProcess('failed', [
        eventStart('failed-start', onError()),
        end('undo-all', compensation()),
        path('failed-start', 'undo-all'),
      ]),
    );
    const scenario = new Scenario(process).start().throwError('work', 'E1').completeJob('undo-a');
    expect(undoneIn(scenario)).toEqual(['undo-a']);
    expect(scenario.status).toBe('COMPLETED');
  });

  it('undoes every instance of a multi-instance activity, the last completed first, each with its item', () => {
    const process = model(
      start(),
      undoneBy(forEach(userTask('book'), { items: '["a", "b"]', item: 'room' }), 'undo-book'),
      serviceTask('undo-book'),
      end('undo-all', compensation()),
      path('start', 'book', 'undo-all'),
    );
    const scenario = new Scenario(process).start().completeTask('book').completeTask('book');
    expect(scenario.localVariablesOfWait('job', 'undo-book')).toEqual({ loopCounter: 2, room: 'b' });
    scenario.completeJob('undo-book');
    expect(scenario.localVariablesOfWait('job', 'undo-book')).toEqual({ loopCounter: 1, room: 'a' });
    expect(scenario.completeJob('undo-book').status).toBe('COMPLETED');
  });

  it('undoes what was done in every instance of a multi-instance sub-process', () => {
    const process = around(
      forEach(subProcess('sub', [start('in'), ...step('a'), ...step('b'), path('in', 'a', 'b')]), {
        sequential: true,
        cardinality: '2',
      }),
    );
    const scenario = new Scenario(process).start().completeJob('undo-last');
    for (const undo of ['undo-b', 'undo-a', 'undo-b', 'undo-a']) scenario.completeJob(undo);
    expect(scenario.status).toBe('COMPLETED');
  });

  it('a handler may itself be repeated, a sub-process or a call', () => {
    const process = model(
      start(),
      undoneBy(undefinedTask('a'), 'undo-a'),
      undoneBy(undefinedTask('b'), 'undo-b'),
      undoneBy(undefinedTask('c'), 'undo-c'),
      forEach(serviceTask('undo-a'), { cardinality: '2' }),
      subProcess('undo-b', [start('in'), serviceTask('inside'), path('in', 'inside')]),
      callActivity('undo-c', 'cleaning'),
      end('undo-all', compensation()),
      path('start', 'a', 'b', 'c', 'undo-all'),
    );
    const scenario = new Scenario(process).start().completeCalled('undo-c').completeJob('inside');
    expect(scenario.completeJob('undo-a').completeJob('undo-a').status).toBe('COMPLETED');
  });
});

describe('incidents and ends while compensating (BPMN 2.0.2, 13.5.5)', () => {
  const process = model(
    start(),
    ...step('a'),
    ...step('b'),
    subProcess('sub', [
      start('in'),
      ...step('c'),
      end('undo-c-event', compensation()),
      path('in', 'c', 'undo-c-event'),
    ]),
    boundary('late', 'sub', onTimer('duration', 'P1D')),
    end('undo-all', compensation()),
    path('start', 'a', 'b', 'sub'),
    path('late', 'undo-all'),
  );

  it('a failing handler holds the compensation until it is mended', () => {
    const scenario = new Scenario(process).start().failJob('undo-c', 0);
    expect(scenario.incidents).toMatchObject([{ at: 'undo-c' }]);
    scenario.updateRetries('undo-c', 1).resolveIncident('undo-c').completeJob('undo-c');
    expect(scenario.status).toBe('COMPLETED');
  });

  it('an interrupted scope stops undoing, and what is left outside can be undone', () => {
    const scenario = new Scenario(process).start().fireTimer('late');
    expect(scenario.happened).toContain('job undo-c canceled');
    scenario.completeJob('undo-b').completeJob('undo-a');
    expect(scenario.status).toBe('COMPLETED');
  });

  it('leaves nothing behind when the instance is canceled', () => {
    const scenario = new Scenario(process).start().cancel();
    expect(scenario.state?.elementInstances).toEqual({});
  });
});

describe('transaction (BPMN 2.0.2, 10.3.5 and 13.5.6)', () => {
  const booking = (...inside: readonly Piece[]) =>
    model(
      start(),
      transaction('booking', [
        start('in'),
        ...step('hotel'),
        ...step('flight'),
        userTask('confirm'),
        ...inside,
        path('in', 'hotel', 'flight', 'confirm'),
      ]),
      boundary('canceled', 'booking', cancelation),
      boundary('failed', 'booking', onError()),
      serviceTask('booked'),
      serviceTask('sorry'),
      serviceTask('broken'),
      path('start', 'booking', 'booked'),
      path('canceled', 'sorry'),
      path('failed', 'broken'),
    );
  const cancelable = booking(end('no', cancelation), path('confirm', 'no'));

  it('that succeeds goes on like a sub-process', () => {
    const scenario = new Scenario(booking()).start().completeTask('confirm');
    expect(scenario.tokens).toEqual(['booked']);
    expect(undoneIn(scenario)).toEqual([]);
  });

  it('that is canceled undoes all that was done in it and leaves by the cancel event', () => {
    const scenario = new Scenario(cancelable).start().completeTask('confirm');
    expect(scenario.tokens).toEqual(['booking', 'no', 'undo-flight']);
    scenario.completeJob('undo-flight');
    void scenario.happened;
    scenario.completeJob('undo-hotel');
    expect(scenario.happened).toEqual([
      'job undo-hotel completed',
      'undo-hotel completed',
      'booking terminating',
      'no terminated',
      'booking terminated',
      'canceled activated',
      'canceled completed',
      'sorry activated',
      'job sorry created',
    ]);
  });

  it('that is canceled ends what still runs in it before it undoes anything', () => {
    const process = model(
      start(),
      transaction('booking', [
        start('in'),
        parallel('fork'),
        userTask('slow'),
        userTask('confirm'),
        end('no', cancelation),
        path('in', 'fork', 'slow'),
        path('fork', 'confirm', 'no'),
        eventSubProcess('note', [
          eventStart('note-start', onMessage('note'), { interrupting: false }),
          undefinedTask('t'),
          path('note-start', 't'),
        ]),
      ]),
      boundary('canceled', 'booking', cancelation),
      serviceTask('sorry'),
      path('start', 'booking'),
      path('canceled', 'sorry'),
    );
    const scenario = new Scenario(process).start({ key: 'k' }).completeTask('confirm');
    expect(scenario.tokens).toEqual(['sorry']);
    expect(scenario.happened).toEqual(
      expect.arrayContaining(['user task slow canceled', 'note-start waits no more']),
    );
  });

  it('that ends with an error undoes nothing: a hazard', () => {
    const process = booking(end('error', onError('E1')), path('confirm', 'error'));
    const scenario = new Scenario(process).start().completeTask('confirm');
    expect(scenario.tokens).toEqual(['broken']);
    expect(undoneIn(scenario)).toEqual([]);
  });

  it('that completed can be undone from outside', () => {
    const process = model(
      start(),
      transaction('booking', [start('in'), ...step('hotel'), path('in', 'hotel')]),
      end('undo-all', compensation()),
      path('start', 'booking', 'undo-all'),
    );
    const scenario = new Scenario(process).start().completeJob('undo-hotel');
    expect(scenario.status).toBe('COMPLETED');
  });

  it('leaves nothing behind when the instance is canceled while it undoes', () => {
    const scenario = new Scenario(cancelable).start().completeTask('confirm').cancel();
    expect(scenario.state?.elementInstances).toEqual({});
  });
});
