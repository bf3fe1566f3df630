import { describe, expect, it } from 'vitest';
import {
  boundary,
  catching,
  compensation,
  end,
  eventBased,
  eventStart,
  eventSubProcess,
  model,
  onCondition,
  onMessage,
  onSignal,
  onTimer,
  parallel,
  path,
  receiveTask,
  serviceTask,
  start,
  undefinedTask,
  undoneBy,
  userTask,
  type Definitions,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

/** A task with an event on its boundary that leads to a task of its own. */
const guarded = (task: string, event: string, definition: Definitions, interrupting = true) =>
  model(
    start(),
    userTask(task),
    boundary(event, task, definition, { interrupting }),
    userTask(`after-${event}`),
    end(),
    path('start', task, 'end'),
    path(event, `after-${event}`, 'end'),
  );
const plain = model(start(), userTask('a'), end(), path('start', 'a', 'end'));
const days = (number: number) => onTimer('duration', `P${number}D`);

describe('migration of boundary events (Camunda 8 documentation, "Dealing with catch events")', () => {
  it('a mapped timer keeps its key and due date', () => {
    const scenario = new Scenario(guarded('a', 'late', days(7))).start();
    const [timer, task] = scenario.element('a').waits;
    scenario.now += 86_400_000;
    scenario.migrate(guarded('a', 'overdue', days(14)), { a: 'a', late: 'overdue' });
    expect(scenario.element('a').waits).toEqual([{ ...timer, eventId: 'overdue' }, task]);
    expect(scenario.fireTimer('overdue').tokens).toEqual(['after-overdue']);
  });

  it('an unmapped one is closed, and that of the target begins anew', () => {
    const scenario = new Scenario(guarded('a', 'late', days(7))).start();
    scenario.now += 86_400_000;
    void scenario.happened;
    scenario.migrate(guarded('a', 'late', days(14)), { a: 'a' });
    expect(scenario.happened).toContain('timer late canceled');
    expect(scenario.dueAt('late')).toBe('2026-02-18T08:00:00.000Z');
  });

  it('one that the target does not have is closed', () => {
    const scenario = new Scenario(guarded('a', 'late', days(7))).start().migrate(plain, { a: 'a' });
    expect(scenario.waits).toEqual(['userTask a']);
  });

  it('one that the source does not have is opened', () => {
    const scenario = new Scenario(plain).start({ key: 'k' });
    scenario.migrate(guarded('a', 'heard', onMessage('news')), { a: 'a' });
    expect(scenario.correlate('heard').tokens).toEqual(['after-heard']);
  });

  it('messages and signals keep their names and keys', () => {
    const scenario = new Scenario(guarded('a', 'heard', onMessage('old'))).start({ key: 'k' });
    scenario.migrate(guarded('b', 'told', onMessage('new')), { a: 'b', heard: 'told' });
    expect(scenario.element('b').waits[0]).toMatchObject({ messageName: 'old', eventId: 'told' });
    const other = new Scenario(guarded('a', 'rung', onSignal('old'))).start();
    other.migrate(guarded('b', 'rang', onSignal('new')), { a: 'b', rung: 'rang' });
    expect(other.element('b').waits[0]).toMatchObject({ signalName: 'old', eventId: 'rang' });
    expect(other.signal('rang').tokens).toEqual(['after-rang']);
  });

  it('whether it interrupts is as the target says', () => {
    const scenario = new Scenario(guarded('a', 'heard', onMessage('news'), false)).start({ key: 'k' });
    scenario.migrate(guarded('a', 'heard', onMessage('news'), true), { a: 'a', heard: 'heard' });
    expect(scenario.correlate('heard').tokens).toEqual(['after-heard']);
  });

  it('a condition is read from the target; one that holds happens at once', () => {
    const scenario = new Scenario(guarded('a', 'big', onCondition('x > 5'))).start({ x: 3 });
    scenario.migrate(guarded('a', 'big', onCondition('x > 1')), { a: 'a', big: 'big' });
    expect(scenario.tokens).toEqual(['a']);
    expect(scenario.setVariables({ x: 4 }).tokens).toEqual(['after-big']);
    const other = new Scenario(plain).start({ x: 3 });
    expect(other.migrate(guarded('a', 'big', onCondition('x > 1')), { a: 'a' }).tokens).toEqual([
      'after-big',
    ]);
  });

  it('one that has fired without interrupting is not opened again where it is mapped', () => {
    const scenario = new Scenario(guarded('a', 'late', days(7), false)).start().fireTimer('late');
    scenario.migrate(guarded('a', 'late', days(7), false), {
      a: 'a',
      late: 'late',
      'after-late': 'after-late',
    });
    expect(scenario.waits).toEqual(['userTask a', 'userTask after-late']);
  });

  it('is refused on another activity, as another kind, or two as one', () => {
    const source = guarded('a', 'late', days(7));
    const refusals = (target: ReturnType<typeof model>, mapping: Record<string, string>) =>
      new Scenario(source).start().migrate(target, mapping).refusals;
    const elsewhere = model(
      start(),
      userTask('a'),
      userTask('b'),
      boundary('late', 'b', days(7)),
      end(),
      path('start', 'a', 'b', 'end'),
      path('late', 'end'),
    );
    expect(refusals(elsewhere, { a: 'a', late: 'late' })).toEqual(['late: detached-event']);
    expect(refusals(guarded('a', 'rung', onSignal('s')), { a: 'a', late: 'rung' })).toEqual([
      'late: different-event',
    ]);
    expect(refusals(source, { a: 'a', late: 'late', 'after-late': 'late' })).toEqual([
      'after-late: target-event-mapped-twice',
    ]);
  });

  it('that cannot be opened refuses the migration and says why', () => {
    const scenario = new Scenario(plain)
      .start()
      .migrate(guarded('a', 'heard', onMessage('news')), { a: 'a' });
    expect(scenario.refusals).toEqual(['heard: event-cannot-open']);
    expect(scenario.waits).toEqual(['userTask a']);
  });

  it('that cannot be opened are named together with everything else that stands in the way', () => {
    const two = (...parts: readonly Piece[]) =>
      model(
        start(),
        parallel('fork'),
        userTask('a'),
        ...parts,
        end(),
        path('start', 'fork', 'a', 'end'),
        path('fork', 'b', 'end'),
      );
    const target = two(
      serviceTask('b'),
      boundary('late', 'a', onTimer('duration', '=days')),
      end('too-late'),
      path('late', 'too-late'),
    );
    const scenario = new Scenario(two(userTask('b'))).start();
    const before = JSON.stringify(scenario.state);
    scenario.migrate(target, { a: 'a', b: 'b' });
    expect(scenario.refusals).toEqual(['b: different-type', 'late: event-cannot-open']);
    expect(JSON.stringify(scenario.state)).toBe(before);
    scenario.setVariables({ days: 'P2D' }).migrate(target, { a: 'a', b: 'b' });
    expect(scenario.refusals).toEqual(['b: different-type']);
  });
});

describe('migration of other events', () => {
  const waiting = (id: string, definition: Definitions) =>
    model(start(), catching(id, definition), end(), path('start', id, 'end'));

  it('an intermediate catch event keeps what it waits for', () => {
    const scenario = new Scenario(waiting('a', days(7))).start();
    const due = scenario.dueAt('a');
    scenario.migrate(waiting('b', days(14)), { a: 'b' });
    expect(scenario.dueAt('b')).toBe(due);
    expect(scenario.fireTimer('b').status).toBe('COMPLETED');
  });

  it('but not as an event of another kind', () => {
    const scenario = new Scenario(waiting('a', days(7)))
      .start()
      .migrate(waiting('a', onSignal('s')), { a: 'a' });
    expect(scenario.refusals).toEqual(['a: different-event']);
  });

  it('an event-based gateway keeps mapped events, closes others and opens new ones', () => {
    const first = model(
      start(),
      eventBased('which'),
      catching('late', days(7)),
      catching('rung', onSignal('s')),
      end(),
      path('start', 'which', 'late', 'end'),
      path('which', 'rung', 'end'),
    );
    const second = model(
      start(),
      eventBased('which'),
      catching('overdue', days(14)),
      receiveTask('told', 'news'),
      end(),
      path('start', 'which', 'overdue', 'end'),
      path('which', 'told', 'end'),
    );
    const scenario = new Scenario(first).start({ key: 'k' });
    const due = scenario.dueAt('late');
    scenario.migrate(second, { which: 'which', late: 'overdue' });
    expect(scenario.waits).toEqual(['timer overdue', 'message told']);
    expect(scenario.dueAt('overdue')).toBe(due);
    expect(scenario.correlate('told').status).toBe('COMPLETED');
  });

  const withHandler = (id: string, interrupting: boolean) =>
    model(
      start(),
      userTask('a'),
      end(),
      path('start', 'a', 'end'),
      eventSubProcess(id, [
        eventStart(`${id}-start`, onMessage('news'), { interrupting }),
        userTask(`${id}-work`),
        path(`${id}-start`, `${id}-work`),
      ]),
    );

  it('the start of an event sub-process is kept, closed and opened like a boundary event', () => {
    const scenario = new Scenario(plain).start({ key: 'k' });
    scenario.migrate(withHandler('h', false), { a: 'a' });
    expect(scenario.waits).toContain('message h-start');
    scenario.migrate(withHandler('g', false), { a: 'a', 'h-start': 'g-start' });
    expect(scenario.happened).toContain('subscription of h-start goes on for g-start');
    expect(scenario.migrate(plain, { a: 'a' }).waits).toEqual(['userTask a']);
  });

  it('an event sub-process that runs goes on, and its scope with it', () => {
    const scenario = new Scenario(withHandler('h', true)).start({ key: 'k' }).correlate('h-start');
    scenario.migrate(withHandler('g', true), { h: 'g', 'h-start': 'g-start', 'h-work': 'g-work' });
    expect(scenario.tokens).toEqual(['g', 'g-work']);
    expect(scenario.completeTask('g-work').status).toBe('COMPLETED');
  });

  it('but not as one that interrupts otherwise', () => {
    const scenario = new Scenario(withHandler('h', false)).start({ key: 'k' }).correlate('h-start');
    scenario.migrate(withHandler('h', true), { a: 'a', h: 'h', 'h-start': 'h-start', 'h-work': 'h-work' });
    expect(scenario.refusals).toEqual(['h: different-interruption']);
  });
});

describe('migration of what can be undone', () => {
  const booking = (id: string, handler: string | undefined) =>
    model(
      start(),
      handler === undefined ? undefinedTask(id) : undoneBy(undefinedTask(id), handler),
      ...(handler === undefined ? [] : [serviceTask(handler)]),
      userTask('wait'),
      end('undo-all', compensation()),
      path('start', id, 'wait', 'undo-all'),
    );

  it('is undone by the handler of the target', () => {
    const scenario = new Scenario(booking('book', 'undo-book')).start();
    scenario.migrate(booking('reserve', 'undo-reserve'), { wait: 'wait', book: 'reserve' });
    expect(scenario.completeTask('wait').waits).toEqual(['job undo-reserve']);
    expect(scenario.completeJob('undo-reserve').status).toBe('COMPLETED');
  });

  it('keeps its id without instruction, and is forgotten where the target cannot undo it', () => {
    const kept = new Scenario(booking('book', 'undo'))
      .start()
      .migrate(booking('book', 'free'), { wait: 'wait' });
    expect(kept.completeTask('wait').waits).toEqual(['job free']);
    const lost = new Scenario(booking('book', 'undo')).start();
    lost.migrate(booking('book', undefined), { wait: 'wait' });
    expect(lost.completeTask('wait').status).toBe('COMPLETED');
  });

  it('a handler at work goes on with the event that waits for it', () => {
    const scenario = new Scenario(booking('book', 'undo-book')).start().completeTask('wait');
    scenario.migrate(booking('reserve', 'undo-reserve'), {
      book: 'reserve',
      'undo-book': 'undo-reserve',
      'undo-all': 'undo-all',
    });
    expect(scenario.completeJob('undo-reserve').status).toBe('COMPLETED');
  });
});
