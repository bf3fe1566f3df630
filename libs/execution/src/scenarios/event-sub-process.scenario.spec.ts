import { describe, expect, it } from 'vitest';
import {
  boundary,
  end,
  eventStart,
  eventSubProcess,
  model,
  onError,
  onMessage,
  onTimer,
  parallel,
  path,
  serviceTask,
  start,
  subProcess,
  throwing,
  type Mappings,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';
import type { EventDefinition } from '@vorgang/bpmn';

type Options = Mappings & { readonly interrupting?: boolean; readonly mappings?: Mappings };

function handler(id: string, definition: EventDefinition, options: Options = {}): Piece {
  const { mappings = {}, ...starting } = options;
  return eventSubProcess(
    id,
    [
      eventStart(`${id}-start`, definition, starting),
      serviceTask(`${id}-task`),
      end(`${id}-end`),
      path(`${id}-start`, `${id}-task`, `${id}-end`),
    ],
    mappings,
  );
}

const work = [start(), serviceTask('work'), end(), path('start', 'work', 'end')];

describe('event sub-process of a process (BPMN 2.0.2, 10.3.5 and 13.5.4)', () => {
  it('is waited for as soon as the process has begun, and no more once it ends', () => {
    const scenario = new Scenario(model(...work, handler('letter', onMessage('letter')))).start({ key: 'k' });
    expect(scenario.happened).toEqual([
      'instance created',
      'process activated',
      'process: key = "k"',
      'start activated',
      'letter-start waits for letter with k',
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
      'letter-start waits no more',
      'process completed',
      'instance completed',
    ]);
  });

  it('interrupting, it ends everything else in the process and then goes its own way', () => {
    const process = model(...work, handler('letter', onMessage('letter')));
    const scenario = new Scenario(process).start({ key: 'k' });
    void scenario.happened;
    scenario.correlate('letter-start', { x: 1 });
    expect(scenario.happened).toEqual([
      'message for letter-start',
      'job work canceled',
      'work terminated',
      'letter activated',
      'letter-start activated',
      'process: x = 1',
      'letter-start completed',
      'letter-task activated',
      'job letter-task created',
    ]);
    expect(scenario.completeJob('letter-task').status).toBe('COMPLETED');
  });

  it('not interrupting, it runs beside the process, as often as its message comes', () => {
    const process = model(...work, handler('letter', onMessage('letter'), { interrupting: false }));
    const scenario = new Scenario(process).start({ key: 'k' });
    scenario.correlate('letter-start').correlate('letter-start');
    expect(scenario.tokens).toEqual(['work', 'letter', 'letter-task', 'letter', 'letter-task']);
    scenario.completeJob('work');
    expect(scenario.status).toBe('ACTIVE');
    scenario.completeJob('letter-task').correlate('letter-start').completeJob('letter-task');
    expect(scenario.status).toBe('ACTIVE');
    expect(scenario.completeJob('letter-task').status).toBe('COMPLETED');
  });

  it('started by a cycle, runs at each firing until the cycle is over', () => {
    const process = model(...work, handler('tick', onTimer('cycle', 'R2/PT1H'), { interrupting: false }));
    const scenario = new Scenario(process).start().fireTimer('tick-start').fireTimer('tick-start');
    expect(scenario.waits).toEqual(['job work', 'job tick-task', 'job tick-task']);
  });

  it('started by a timer, interrupts with children waiting in nested sub-processes and at a join', () => {
    const process = model(
      start(),
      parallel('fork'),
      serviceTask('fast'),
      subProcess('sub', [start('in'), serviceTask('slow'), path('in', 'slow')]),
      parallel('join'),
      end(),
      path('start', 'fork', 'fast', 'join', 'end'),
      path('fork', 'sub', 'join'),
      handler('late', onTimer('duration', 'P1D')),
    );
    const scenario = new Scenario(process).start().completeJob('fast');
    void scenario.happened;
    scenario.fireTimer('late-start');
    expect(scenario.happened.slice(0, 8)).toEqual([
      'timer late-start fired',
      'sub terminating',
      'job slow canceled',
      'slow terminated',
      'sub terminated',
      'tokens at joins of process discarded',
      'late activated',
      'late-start activated',
    ]);
    expect(scenario.completeJob('late-task').status).toBe('COMPLETED');
  });

  it('interrupting, it closes the other event sub-processes and ends instances of them', () => {
    const process = model(
      ...work,
      handler('note', onMessage('note'), { interrupting: false }),
      handler('late', onTimer('duration', 'P1D')),
    );
    const scenario = new Scenario(process).start({ key: 'k' }).correlate('note-start');
    scenario.fireTimer('late-start');
    expect(scenario.tokens).toEqual(['late', 'late-task']);
    expect(scenario.waits).toEqual(['job late-task']);
  });

  it('catches an error thrown by a job, with code, message and variables', () => {
    const caught = onError('E1', { errorCodeVariable: 'code', errorMessageVariable: 'text' });
    const scenario = new Scenario(model(...work, handler('failed', caught))).start();
    scenario.throwError('work', 'E1', { x: 1 }, 'broken');
    expect(scenario.tokens).toEqual(['failed', 'failed-task']);
    expect(scenario.variables).toEqual({ x: 1, code: 'E1', text: 'broken' });
    expect(scenario.completeJob('failed-task').status).toBe('COMPLETED');
  });

  it('does not catch an error that comes out of itself', () => {
    const scenario = new Scenario(model(...work, handler('failed', onError()))).start();
    scenario.throwError('work', 'E1').throwError('failed-task', 'E2');
    expect(scenario.incidents).toMatchObject([{ at: 'failed-task', type: 'UNHANDLED_ERROR_EVENT' }]);
    expect(scenario.updateRetries('failed-task', 1).completeJob('failed-task').status).toBe('COMPLETED');
  });

  it('catches an error from an event sub-process beside it that did not interrupt', () => {
    const process = model(
      ...work,
      handler('note', onMessage('note'), { interrupting: false }),
      handler('failed', onError('E1')),
    );
    const scenario = new Scenario(process).start({ key: 'k' }).correlate('note-start');
    scenario.throwError('note-task', 'E1');
    expect(scenario.tokens).toEqual(['failed', 'failed-task']);
  });

  it('of a process started by a message sees the variables of that message', () => {
    const process = model(
      start('ordered', onMessage('order')),
      serviceTask('work'),
      path('ordered', 'work'),
      handler('letter', onMessage('letter', '=order')),
    );
    const scenario = new Scenario(process).start({ order: 4711 }, { startEventId: 'ordered' });
    expect(scenario.happened).toContain('letter-start waits for letter with 4711');
  });

  it('holds the start event as an incident where its expression fails, and opens everything when that is resolved', () => {
    const process = model(
      ...work,
      handler('late', onTimer('duration', '=wait')),
      handler('letter', onMessage('letter')),
    );
    const scenario = new Scenario(process).start({ key: 'k' });
    expect(scenario.incidents).toMatchObject([{ at: 'start', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.tokens).toEqual(['start']);
    expect(scenario.waits).toEqual([]);
    scenario.setVariables({ wait: 'PT1H' }).resolveIncident('start');
    expect(scenario.waits).toEqual(['timer late-start', 'message letter-start', 'job work']);
  });

  it('keeps what its message brought when its input mapping fails', () => {
    const process = model(
      ...work,
      handler('letter', onMessage('letter'), {
        outputs: { got: '=x' },
        mappings: { inputs: { doubled: '=y * 2' } },
      }),
    );
    const scenario = new Scenario(process).start({ key: 'k', y: Number.MAX_SAFE_INTEGER });
    scenario.correlate('letter-start', { x: 7 });
    expect(scenario.incidents).toMatchObject([{ at: 'letter', type: 'IO_MAPPING_ERROR' }]);
    scenario.setVariables({ y: 2 }).resolveIncident('letter');
    expect(scenario.variables).toMatchObject({ got: 7 });
    expect(scenario.localVariables('letter')).toMatchObject({ doubled: 4 });
  });

  it('hands results out by its output mappings only', () => {
    const process = model(
      ...work,
      handler('letter', onMessage('letter'), {
        interrupting: false,
        mappings: { inputs: { local: '=1' }, outputs: { sum: '=local + 1' } },
      }),
    );
    const scenario = new Scenario(process).start({ key: 'k' }).correlate('letter-start');
    scenario.completeJob('letter-task', { local: 5 });
    expect(scenario.variables).toEqual({ key: 'k', sum: 6 });
  });

  it('leaves nothing behind when the process is canceled', () => {
    const process = model(
      ...work,
      handler('letter', onMessage('letter'), { interrupting: false }),
      handler('tick', onTimer('cycle', 'R/PT1H'), { interrupting: false }),
    );
    const scenario = new Scenario(process).start({ key: 'k' }).correlate('letter-start').cancel();
    expect(scenario.status).toBe('TERMINATED');
    expect(scenario.state?.elementInstances).toEqual({});
    expect(scenario.happened.slice(-7)).toEqual([
      'job letter-task canceled',
      'letter-task terminated',
      'letter terminated',
      'letter-start waits no more',
      'timer tick-start canceled',
      'process terminated',
      'instance terminated',
    ]);
  });

  it('is not waited for when the process ends in the same step', () => {
    const process = model(start(), end(), path('start', 'end'), handler('letter', onMessage('letter')));
    const scenario = new Scenario(process).start({ key: 'k' });
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.happened).toContain('letter-start waits no more');
  });
});

describe('event sub-process of a sub-process (BPMN 2.0.2, 10.3.5 and 13.5.4)', () => {
  const inside = (...pieces: readonly Piece[]) =>
    model(
      start(),
      subProcess('sub', [start('in'), serviceTask('work'), end('out'), path('in', 'work', 'out'), ...pieces]),
      boundary('stop', 'sub', onError()),
      serviceTask('after'),
      serviceTask('stopped'),
      path('start', 'sub', 'after'),
      path('stop', 'stopped'),
    );

  it('interrupting, it ends only the sub-process around it, whose token then goes on', () => {
    const scenario = new Scenario(inside(handler('late', onTimer('duration', 'P1D')))).start();
    scenario.fireTimer('late-start').completeJob('late-task');
    expect(scenario.tokens).toEqual(['after']);
  });

  it('catches an error before the boundary of the sub-process does', () => {
    const scenario = new Scenario(inside(handler('failed', onError('E1')))).start().throwError('work', 'E1');
    expect(scenario.tokens).toEqual(['sub', 'failed', 'failed-task']);
  });

  it('leaves an error of another code, and errors of its own, to the boundary', () => {
    const other = new Scenario(inside(handler('failed', onError('E1')))).start().throwError('work', 'E2');
    expect(other.tokens).toEqual(['stopped']);
    const own = new Scenario(inside(handler('failed', onError('E1')))).start().throwError('work', 'E1');
    expect(own.throwError('failed-task', 'E1').tokens).toEqual(['stopped']);
  });

  it('catches an error end event in the scope', () => {
    const process = model(
      start(),
      subProcess('sub', [
        start('in'),
        parallel('fork'),
        serviceTask('work'),
        end('broken', onError('E1')),
        path('in', 'fork', 'work'),
        path('fork', 'broken'),
        handler('failed', onError('E1')),
      ]),
      path('start', 'sub'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.tokens).toEqual(['sub', 'failed', 'failed-task']);
  });

  it('reads and writes the local variables of the sub-process', () => {
    const process = model(
      start(),
      subProcess(
        'sub',
        [
          start('in'),
          serviceTask('work'),
          path('in', 'work'),
          handler('letter', onMessage('letter', '=own'), { interrupting: false }),
        ],
        { inputs: { own: '="k-1"' } },
      ),
      path('start', 'sub'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.happened).toContain('letter-start waits for letter with k-1');
    scenario.correlate('letter-start', { own: 'changed' });
    expect(scenario.localVariables('sub')).toEqual({ own: 'changed' });
  });

  it('ends with the sub-process when that is interrupted on its boundary', () => {
    const process = model(
      start(),
      subProcess('sub', [
        start('in'),
        serviceTask('work'),
        path('in', 'work'),
        handler('letter', onMessage('letter'), { interrupting: false }),
      ]),
      boundary('late', 'sub', onTimer('duration', 'P1D')),
      end(),
      path('start', 'sub', 'end'),
      path('late', 'end'),
    );
    const scenario = new Scenario(process).start({ key: 'k' }).correlate('letter-start').fireTimer('late');
    expect(scenario.status).toBe('COMPLETED');
    expect(scenario.happened).toContain('letter-start waits no more');
  });

  it('is not started while the sub-process is held at its end by an incident', () => {
    const process = model(
      start(),
      subProcess(
        'sub',
        [
          start('in'),
          serviceTask('work'),
          path('in', 'work'),
          handler('letter', onMessage('letter'), { interrupting: false }),
        ],
        { outputs: { tripled: '=x * 3' } },
      ),
      path('start', 'sub'),
    );
    const scenario = new Scenario(process)
      .start({ key: 'k', x: Number.MAX_SAFE_INTEGER })
      .completeJob('work');
    expect(scenario.incidents).toMatchObject([{ at: 'sub' }]);
    expect(scenario.waits).toEqual([]);
    expect(scenario.setVariables({ x: 1 }).resolveIncident('sub').status).toBe('COMPLETED');
  });

  it('nests: an event sub-process inside an event sub-process', () => {
    const inner = handler('inner', onMessage('inner'));
    const process = model(
      ...work,
      eventSubProcess('outer', [
        eventStart('outer-start', onMessage('outer'), { interrupting: false }),
        serviceTask('outer-task'),
        path('outer-start', 'outer-task'),
        inner,
      ]),
    );
    const scenario = new Scenario(process).start({ key: 'k' });
    expect(scenario.waits).not.toContain('message inner-start');
    scenario.correlate('outer-start').correlate('inner-start');
    expect(scenario.tokens).toEqual(['work', 'outer', 'inner', 'inner-task']);
  });

  it('a terminate end event in it ends the event sub-process only', () => {
    const process = model(
      ...work,
      eventSubProcess('letter', [
        eventStart('letter-start', onMessage('letter'), { interrupting: false }),
        parallel('fork'),
        serviceTask('slow'),
        throwing('milestone'),
        end('stop', { kind: 'terminate' }),
        path('letter-start', 'fork', 'slow'),
        path('fork', 'milestone', 'stop'),
      ]),
    );
    const scenario = new Scenario(process).start({ key: 'k' }).correlate('letter-start');
    expect(scenario.tokens).toEqual(['work']);
  });
});
