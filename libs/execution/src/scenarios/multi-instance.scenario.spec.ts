import { describe, expect, it } from 'vitest';
import {
  boundary,
  end,
  eventStart,
  eventSubProcess,
  feel,
  forEach,
  model,
  onError,
  onEscalation,
  onMessage,
  onTimer,
  parallel,
  path,
  receiveTask,
  scriptTask,
  serviceTask,
  start,
  subProcess,
  undefinedTask,
  userTask,
  type MultiInstanceOptions,
  type Part,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

/** The activity, repeated, between a start and a task behind it. */
function around(activity: Part, loop: MultiInstanceOptions, ...more: readonly Piece[]) {
  return model(
    start(),
    forEach(activity, loop),
    serviceTask('after'),
    end(),
    path('start', activity.id, 'after', 'end'),
    ...more,
  );
}

describe('parallel multi-instance (BPMN 2.0.2, 10.3.8 and 13.3.7)', () => {
  it('begins an instance for each item at once and goes on when all have completed', () => {
    const process = around(serviceTask('pack'), { items: 'items', item: 'item' });
    const scenario = new Scenario(process).start({ items: ['a', 'b'] });
    expect(scenario.happened.slice(4)).toEqual([
      'start completed',
      'pack activated',
      'pack repeats 2 times',
      'pack activated',
      'pack activated',
      'pack: loopCounter = 1',
      'pack: item = "a"',
      'job pack created',
      'pack: loopCounter = 2',
      'pack: item = "b"',
      'job pack created',
    ]);
    scenario.completeJob('pack');
    expect(scenario.tokens).toEqual(['pack', 'pack']);
    scenario.completeJob('pack');
    expect(scenario.tokens).toEqual(['after']);
    expect(scenario.variables).toEqual({ items: ['a', 'b'] });
    expect(scenario.state?.loops).toBeUndefined();
  });

  it('keeps its body apart from its instances: MULTI_INSTANCE_BODY and the type of the activity', () => {
    const process = around(serviceTask('pack'), { cardinality: '2' });
    const { state } = new Scenario(process).start();
    const types = Object.values(state!.elementInstances).map(({ elementType }) => elementType);
    expect(types).toEqual(['PROCESS', 'MULTI_INSTANCE_BODY', 'SERVICE_TASK', 'SERVICE_TASK']);
  });

  it('collects results in the order of the items, whatever the order in which they come', () => {
    const process = around(serviceTask('price'), {
      items: 'items',
      item: 'item',
      into: 'prices',
      result: 'price',
    });
    const scenario = new Scenario(process).start({ items: ['a', 'b', 'c'] });
    scenario.completeJobOf('price', { item: 'c' }, { price: 3 });
    scenario.completeJobOf('price', { item: 'a' }, { price: 1 });
    scenario.completeJobOf('price', { item: 'b' }, { price: 2 });
    expect(scenario.variables).toEqual({ items: ['a', 'b', 'c'], prices: [1, 2, 3] });
  });

  it('keeps the result variable local, so that instances do not overwrite each other or the process', () => {
    const process = around(scriptTask('double', 'item * 2', 'result'), {
      items: '[1, 2, 3]',
      item: 'item',
      into: 'doubled',
      result: 'result',
    });
    const scenario = new Scenario(process).start({ result: 'mine' });
    expect(scenario.variables).toEqual({ result: 'mine', doubled: [2, 4, 6] });
  });

  it('with an empty collection, completes at once with an empty output collection', () => {
    const process = around(serviceTask('pack'), { items: '[]', into: 'packed', result: 'x' });
    const scenario = new Scenario(process).start();
    expect(scenario.tokens).toEqual(['after']);
    expect(scenario.variables).toEqual({ packed: [] });
  });

  it('runs as often as the cardinality says', () => {
    const scenario = new Scenario(around(userTask('sign'), { cardinality: 'signers' })).start({ signers: 3 });
    expect(scenario.waits).toEqual(['userTask sign', 'userTask sign', 'userTask sign']);
    scenario.completeTask('sign').completeTask('sign').completeTask('sign');
    expect(scenario.tokens).toEqual(['after']);
  });

  it('is over once its completion condition holds; instances that still run are ended', () => {
    const process = around(serviceTask('vote'), {
      items: 'voters',
      item: 'voter',
      into: 'votes',
      result: 'vote',
      until: 'numberOfCompletedInstances >= 2',
    });
    const scenario = new Scenario(process).start({ voters: ['x', 'y', 'z'] });
    scenario.completeJob('vote', { vote: 'yes' });
    void scenario.happened;
    scenario.completeJob('vote', { vote: 'no' });
    expect(scenario.happened).toEqual([
      'job vote completed',
      'vote: vote = "no"',
      'repetition 2 of vote done: "no", enough',
      'vote completed',
      'job vote canceled',
      'vote terminated',
      'process: votes = ["yes","no",null]',
      'vote completed',
      'after activated',
      'job after created',
    ]);
  });

  it('counts instances for the completion condition', () => {
    const seen = (condition: string) => {
      const process = around(serviceTask('vote'), { cardinality: '4', until: condition });
      return new Scenario(process).start().completeJob('vote').tokens;
    };
    expect(seen('numberOfInstances = 4 and numberOfActiveInstances = 3')).toEqual(['after']);
    expect(seen('numberOfCompletedInstances = 1 and numberOfTerminatedInstances = 0')).toEqual(['after']);
    expect(seen('loopCounter = 1')).toEqual(['after']);
    expect(seen('numberOfActiveInstances = 0')).toEqual(['vote', 'vote', 'vote', 'vote']);
  });

  it('reads variables that an instance set in its completion condition', () => {
    const process = around(serviceTask('ask'), { cardinality: '3', until: 'found = true' });
    const scenario = new Scenario(process).start({ found: false });
    expect(scenario.completeJob('ask', { found: true }).tokens).toEqual(['after']);
  });

  it('applies input and output mappings to each instance', () => {
    const process = around(
      serviceTask('pack', { inputs: { label: '="box " + item' }, outputs: { last: '=label' } }),
      { items: '["a", "b"]', item: 'item' },
    );
    const scenario = new Scenario(process).start();
    scenario.completeJobOf('pack', { label: 'box b' }).completeJobOf('pack', { label: 'box a' });
    expect(scenario.variables).toEqual({ last: 'box a' });
  });

  it.each([true, false])(
    'collects what output mappings hand to the output element (one by one: %s)',
    (sequential) => {
      const process = around(serviceTask('pack', { outputs: { box: '=answer.box', last: '=answer.box' } }), {
        items: '["a", "b"]',
        item: 'item',
        into: 'boxes',
        result: 'box',
        sequential,
      });
      const scenario = new Scenario(process).start();
      scenario
        .completeJob('pack', { answer: { box: 'box a' } })
        .completeJob('pack', { answer: { box: 'box b' } });
      expect(scenario.variables).toEqual({ last: 'box b', boxes: ['box a', 'box b'] });
    },
  );

  it('repeats an embedded sub-process, each with its own scope', () => {
    const process = around(
      subProcess('order', [
        start('in'),
        serviceTask('pick'),
        serviceTask('ship'),
        path('in', 'pick', 'ship'),
      ]),
      { items: '[1, 2]', item: 'item', into: 'shipped', result: 'item + 10' },
    );
    const scenario = new Scenario(process).start().completeJob('pick');
    expect(scenario.tokens).toEqual(['order', 'order', 'order', 'pick', 'ship']);
    scenario.completeJob('pick').completeJob('ship').completeJob('ship');
    expect(scenario.tokens).toEqual(['after']);
    expect(scenario.variables).toEqual({ shipped: [11, 12] });
  });

  it('nests: a multi-instance task inside a multi-instance sub-process', () => {
    const process = around(
      subProcess('outer', [
        start('in'),
        forEach(scriptTask('inner', 'row * 10 + column', 'cell'), {
          items: '[1, 2]',
          item: 'column',
          into: 'cells',
          result: 'cell',
        }),
        path('in', 'inner'),
      ]),
      { items: '[1, 2]', item: 'row', into: 'table', result: 'cells' },
    );
    expect(new Scenario(process).start().variables).toEqual({
      table: [
        [11, 12],
        [21, 22],
      ],
    });
  });

  it('a receive task waits for one message per instance', () => {
    const process = around(receiveTask('wait', 'letter', { key: '=item' }), { items: 'keys', item: 'item' });
    const scenario = new Scenario(process).start({ keys: ['k1', 'k2'] });
    expect(scenario.happened.filter((line) => line.includes('waits for'))).toEqual([
      'wait waits for letter with k1',
      'wait waits for letter with k2',
    ]);
    expect(scenario.correlate('wait').correlate('wait').tokens).toEqual(['after']);
  });

  it('a terminate end event in one instance of a sub-process ends only that one', () => {
    const process = around(
      subProcess('sub', [
        start('in'),
        parallel('fork'),
        serviceTask('slow'),
        userTask('decide'),
        end('stop', { kind: 'terminate' }),
        path('in', 'fork', 'slow'),
        path('fork', 'decide', 'stop'),
      ]),
      { cardinality: '2' },
    );
    const scenario = new Scenario(process).start().completeTask('decide');
    expect(scenario.tokens).toEqual(['sub', 'sub', 'slow', 'decide']);
    expect(scenario.completeTask('decide').tokens).toEqual(['after']);
  });

  it('an event sub-process in an instance belongs to that instance', () => {
    const process = around(
      subProcess('sub', [
        start('in'),
        serviceTask('work'),
        path('in', 'work'),
        eventSubProcess('stop', [
          eventStart('stop-start', onMessage('stop', '=item')),
          serviceTask('clean'),
          path('stop-start', 'clean'),
        ]),
      ]),
      { items: '["k1", "k2"]', item: 'item' },
    );
    const scenario = new Scenario(process).start().correlate('stop-start');
    expect(scenario.tokens).toEqual(['sub', 'sub', 'sub', 'work', 'stop', 'clean']);
  });

  it('begins again with each token that reaches it', () => {
    const process = model(
      start(),
      parallel('fork'),
      undefinedTask('a'),
      undefinedTask('b'),
      forEach(serviceTask('work'), { cardinality: '2' }),
      path('start', 'fork', 'a', 'work'),
      path('fork', 'b', 'work'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.tokens).toEqual(['work', 'work', 'work', 'work', 'work', 'work']);
    for (let job = 0; job < 4; job += 1) scenario.completeJob('work');
    expect(scenario.status).toBe('COMPLETED');
  });
});

describe('sequential multi-instance (BPMN 2.0.2, 10.3.8 and 13.3.7)', () => {
  it('begins an instance when the one before has completed', () => {
    const process = around(serviceTask('pack'), { sequential: true, items: 'items', item: 'item' });
    const scenario = new Scenario(process).start({ items: ['a', 'b'] });
    expect(scenario.localVariablesOfWait('job', 'pack')).toEqual({ loopCounter: 1, item: 'a' });
    void scenario.happened;
    scenario.completeJob('pack');
    expect(scenario.happened).toEqual([
      'job pack completed',
      'repetition 1 of pack done',
      'pack completed',
      'pack activated',
      'pack: loopCounter = 2',
      'pack: item = "b"',
      'job pack created',
    ]);
    expect(scenario.completeJob('pack').tokens).toEqual(['after']);
  });

  it('goes by the items as they were when it began', () => {
    const process = around(serviceTask('pack'), { sequential: true, items: 'items', item: 'item' });
    const scenario = new Scenario(process).start({ items: ['a', 'b'] }).setVariables({ items: [] });
    scenario.completeJob('pack');
    expect(scenario.localVariablesOfWait('job', 'pack')).toEqual({ loopCounter: 2, item: 'b' });
  });

  it('hands variables from one instance to the next through the scope around it', () => {
    const process = around(scriptTask('add', 'sum + item', 'sum'), {
      sequential: true,
      items: '[1, 2, 3, 4]',
      item: 'item',
    });
    expect(new Scenario(process).start({ sum: 0 }).variables).toEqual({ sum: 10 });
  });

  it('begins no further instance once its completion condition holds', () => {
    const process = around(serviceTask('ask'), {
      sequential: true,
      items: '["a", "b", "c"]',
      item: 'person',
      into: 'answers',
      result: 'answer',
      until: 'answer = "yes"',
    });
    const scenario = new Scenario(process).start();
    scenario.completeJob('ask', { answer: 'no' }).completeJob('ask', { answer: 'yes' });
    expect(scenario.tokens).toEqual(['after']);
    expect(scenario.variables).toEqual({ answers: ['no', 'yes', null] });
  });

  it('repeats a sub-process', () => {
    const process = around(subProcess('sub', [start('in'), serviceTask('work'), path('in', 'work')]), {
      sequential: true,
      cardinality: '3',
    });
    const scenario = new Scenario(process).start().completeJob('work').completeJob('work');
    expect(scenario.tokens).toEqual(['sub', 'sub', 'work']);
    expect(scenario.completeJob('work').tokens).toEqual(['after']);
  });
});

describe('events on the boundary of a multi-instance activity (BPMN 2.0.2, 13.3.7 and 13.5.3)', () => {
  const withBoundary = (sequential: boolean, ...pieces: readonly Piece[]) =>
    around(serviceTask('work'), { sequential, cardinality: '3' }, ...pieces, serviceTask('caught'));

  it.each([false, true])('an interrupting timer ends all instances (sequential: %s)', (sequential) => {
    const process = withBoundary(
      sequential,
      boundary('late', 'work', onTimer('duration', 'P1D')),
      path('late', 'caught'),
    );
    const scenario = new Scenario(process).start();
    expect(scenario.waits.filter((wait) => wait.startsWith('timer'))).toEqual(['timer late']);
    expect(scenario.fireTimer('late').tokens).toEqual(['caught']);
    expect(scenario.state?.loops).toBeUndefined();
  });

  it('a timer that does not interrupt leaves the instances alone', () => {
    const process = withBoundary(
      false,
      boundary('remind', 'work', onTimer('duration', 'P1D'), { interrupting: false }),
      path('remind', 'caught'),
    );
    const scenario = new Scenario(process).start().fireTimer('remind');
    expect(scenario.tokens).toEqual(['work', 'work', 'work', 'work', 'caught']);
  });

  it('an error in one instance ends all of them', () => {
    const process = withBoundary(false, boundary('failed', 'work', onError('E1')), path('failed', 'caught'));
    const scenario = new Scenario(process).start().completeJob('work').throwError('work', 'E1');
    expect(scenario.tokens).toEqual(['caught']);
  });

  it('an error out of a sub-process instance ends all of them', () => {
    const process = model(
      start(),
      forEach(
        subProcess('sub', [
          start('in'),
          userTask('decide'),
          end('broken', onError('E1')),
          path('in', 'decide', 'broken'),
        ]),
        { cardinality: '2' },
      ),
      boundary('failed', 'sub', onError('E1')),
      serviceTask('caught'),
      path('start', 'sub'),
      path('failed', 'caught'),
    );
    expect(new Scenario(process).start().completeTask('decide').tokens).toEqual(['caught']);
  });
});

describe('incidents of a multi-instance activity (BPMN 2.0.2, 13.3.7)', () => {
  it('holds the body where the collection is no list, and evaluates it again', () => {
    const process = around(serviceTask('pack'), { items: 'items', item: 'item' });
    const scenario = new Scenario(process).start({ items: 'a' });
    expect(scenario.incidents).toMatchObject([{ at: 'pack', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.incidents[0]?.message).toContain('must give a list');
    scenario.setVariables({ items: ['a'] }).resolveIncident('pack');
    expect(scenario.waits).toEqual(['job pack']);
  });

  it.each(['-1', '1.5', '"3"', '100001', 'null'])(
    'holds the body where the cardinality is %s',
    (cardinality) => {
      const scenario = new Scenario(around(serviceTask('pack'), { cardinality })).start();
      expect(scenario.incidents).toMatchObject([{ at: 'pack', type: 'EXTRACT_VALUE_ERROR' }]);
    },
  );

  it('holds the instance where its input mapping fails, with an item that an operator may correct', () => {
    const process = around(serviceTask('pack', { inputs: { total: '=item * 2' } }), {
      items: 'items',
      item: 'item',
    });
    const scenario = new Scenario(process).start({ items: [Number.MAX_SAFE_INTEGER, 1] });
    expect(scenario.incidents).toMatchObject([{ at: 'pack', type: 'IO_MAPPING_ERROR' }]);
    const [held] = Object.values(scenario.state!.elementInstances).filter(({ incident }) => incident);
    scenario.send({ kind: 'setVariables', scopeKey: held!.key, variables: { item: 5 }, local: true });
    scenario.resolveIncident('pack');
    expect(scenario.incidents).toEqual([]);
    expect(scenario.waits).toEqual(['job pack', 'job pack']);
  });

  it('holds the instance where the completion condition is no boolean, and asks again', () => {
    const process = around(serviceTask('pack'), { cardinality: '2', until: 'over' });
    const scenario = new Scenario(process).start().completeJob('pack');
    expect(scenario.incidents).toMatchObject([{ at: 'pack', type: 'EXTRACT_VALUE_ERROR' }]);
    scenario.setVariables({ over: true }).resolveIncident('pack');
    expect(scenario.tokens).toEqual(['after']);
  });

  it('holds the instance where the output element fails, and evaluates it again', () => {
    const process = around(serviceTask('pack'), { items: '[1]', item: 'i', into: 'all', result: 'x * 3' });
    const scenario = new Scenario(process).start({ x: Number.MAX_SAFE_INTEGER }).completeJob('pack');
    expect(scenario.incidents).toMatchObject([{ at: 'pack' }]);
    scenario.setVariables({ x: 2 }).resolveIncident('pack');
    expect(scenario.variables).toEqual({ x: 2, all: [6] });
  });

  it('holds the body at its end where the output collection is too large', () => {
    const process = around(serviceTask('pack'), {
      items: '[1]',
      item: 'i',
      into: 'all',
      result: 'text + text',
    });
    const scenario = new Scenario(process, { variableLimit: 700 }).start({ text: 'x'.repeat(300) });
    scenario.completeJob('pack');
    expect(scenario.incidents).toMatchObject([{ at: 'pack', type: 'MESSAGE_SIZE_EXCEEDED' }]);
    scenario.setVariables({ text: '' }).resolveIncident('pack');
    expect(scenario.variables).toEqual({ text: '', all: ['x'.repeat(600)] });
  });

  it('an exhausted job of one instance holds only that instance', () => {
    const scenario = new Scenario(around(serviceTask('pack'), { cardinality: '2' })).start();
    scenario.failJob('pack', 0);
    expect(scenario.incidents).toMatchObject([{ at: 'pack', type: 'JOB_NO_RETRIES' }]);
    scenario.updateRetries('pack', 1).resolveIncident('pack').completeJob('pack').completeJob('pack');
    expect(scenario.tokens).toEqual(['after']);
  });

  it('leaves nothing behind when the instance is canceled', () => {
    const scenario = new Scenario(around(userTask('sign'), { cardinality: '3' })).start().cancel();
    expect(scenario.state?.elementInstances).toEqual({});
    expect(scenario.state?.loops).toBeUndefined();
    expect(Object.keys(scenario.state?.variables ?? {})).toEqual([]);
  });
});

describe('events thrown when instances complete (BPMN 2.0.2, tables 10.30 and 10.31)', () => {
  const escalation = onEscalation('DONE');
  const heard = (behavior: MultiInstanceOptions['behavior'], interrupting = false) =>
    around(
      serviceTask('work'),
      { cardinality: '3', behavior },
      boundary('hear', 'work', onEscalation('DONE'), { interrupting }),
      serviceTask('heard'),
      path('hear', 'heard'),
    );
  const times = (scenario: Scenario) => scenario.happened.filter((line) => line === 'heard activated').length;
  const allDone = (scenario: Scenario) =>
    scenario.completeJob('work').completeJob('work').completeJob('work');

  it('behavior None throws for each instance', () => {
    expect(times(allDone(new Scenario(heard({ kind: 'none', event: escalation })).start()))).toBe(3);
  });

  it('behavior One throws for the first instance only', () => {
    const scenario = new Scenario(heard({ kind: 'one', event: escalation })).start().completeJob('work');
    expect(scenario.tokens).toContain('heard');
    expect(times(scenario.completeJob('work').completeJob('work'))).toBe(1);
  });

  it('an error of the behavior ends all instances and goes on at the boundary', () => {
    const scenario = new Scenario(
      model(
        start(),
        forEach(serviceTask('each'), {
          cardinality: '3',
          behavior: { kind: 'one', event: onError('FIRST') },
        }),
        boundary('caught', 'each', onError('FIRST')),
        serviceTask('mend'),
        path('start', 'each'),
        path('caught', 'mend'),
      ),
    ).start();
    expect(scenario.completeJob('each').tokens).toEqual(['mend']);
    expect(scenario.completeJob('mend').status).toBe('COMPLETED');
  });

  it('an error of the behavior that nothing catches holds the instance that threw it', () => {
    const scenario = new Scenario(
      model(
        start(),
        forEach(serviceTask('each'), {
          cardinality: '2',
          behavior: { kind: 'one', event: onError('FIRST') },
        }),
        path('start', 'each'),
      ),
    ).start();
    scenario.completeJob('each');
    expect(scenario.incidents.map(({ at, type }) => [at, type])).toEqual([['each', 'UNHANDLED_ERROR_EVENT']]);
  });

  it('behavior All throws nothing', () => {
    expect(times(allDone(new Scenario(heard(undefined)).start()))).toBe(0);
  });

  it('behavior Complex throws for the instances for which a condition holds', () => {
    const behavior = {
      kind: 'complex',
      cases: [{ condition: feel('numberOfCompletedInstances = 2 or late = true'), event: escalation }],
    } as const;
    const scenario = new Scenario(heard(behavior)).start({ late: false });
    expect(times(allDone(scenario))).toBe(1);
  });

  it('an interrupting event that catches it ends the instances that still run', () => {
    const scenario = new Scenario(heard({ kind: 'one', event: escalation }, true))
      .start()
      .completeJob('work');
    expect(scenario.tokens).toEqual(['heard']);
    expect(scenario.state?.loops).toBeUndefined();
  });

  it('holds the instance where a complex condition is no boolean, and asks again', () => {
    const behavior = { kind: 'complex', cases: [{ condition: feel('late'), event: escalation }] } as const;
    const scenario = new Scenario(heard(behavior)).start().completeJob('work');
    expect(scenario.incidents).toMatchObject([{ at: 'work', type: 'EXTRACT_VALUE_ERROR' }]);
    scenario.setVariables({ late: true }).resolveIncident('work');
    expect(scenario.tokens).toContain('heard');
  });
});
