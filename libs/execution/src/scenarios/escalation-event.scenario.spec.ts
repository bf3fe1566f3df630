import { describe, expect, it } from 'vitest';
import {
  boundary,
  end,
  model,
  onEscalation,
  path,
  serviceTask,
  start,
  subProcess,
  throwing,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

/** A sub-process that escalates `code` and then works on, with an event on its boundary. */
const process = (code: string, caught: string | undefined, interrupting: boolean) =>
  model(
    start(),
    subProcess('sub', [
      start('in'),
      throwing('tell', onEscalation(code), { inputs: { reason: '="late"' } }),
      serviceTask('work'),
      path('in', 'tell', 'work'),
    ]),
    boundary('heard', 'sub', onEscalation(caught), { interrupting }),
    serviceTask('react'),
    end(),
    path('start', 'sub', 'end'),
    path('heard', 'react', 'end'),
  );

describe('escalation intermediate throw event (BPMN 2.0.2, 10.5.4, 10.5.6 and 13.5.5)', () => {
  it('caught without interrupting lets the thrower go on', () => {
    const scenario = new Scenario(process('E1', 'E1', false)).start();
    expect(scenario.tokens).toEqual(['sub', 'work', 'react']);
    expect(scenario.happened).toContain('tell throws escalation E1, caught by heard');
    expect(scenario.completeJob('work').completeJob('react').status).toBe('COMPLETED');
  });

  it('caught by an interrupting event ends the activity, thrower included', () => {
    const scenario = new Scenario(process('E1', 'E1', true)).start();
    expect(scenario.tokens).toEqual(['react']);
    expect(scenario.happened).toContain('tell terminated');
  });

  it('brings the local variables of the thrower', () => {
    expect(new Scenario(process('E1', 'E1', true)).start().variables).toEqual({ reason: 'late' });
  });

  it('is caught by an event that names no code', () => {
    expect(new Scenario(process('E9', undefined, false)).start().tokens).toEqual(['sub', 'work', 'react']);
  });

  it('that nothing catches changes nothing', () => {
    const scenario = new Scenario(process('E1', 'E2', true)).start();
    expect(scenario.tokens).toEqual(['sub', 'work']);
    expect(scenario.happened).toContain('tell throws escalation E1, caught by nothing');
    expect(scenario.incidents).toEqual([]);
  });

  it('evaluates its code', () => {
    const scenario = new Scenario(process('=code', 'E1', true)).start();
    expect(scenario.incidents).toMatchObject([{ at: 'tell', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.setVariables({ code: 'E1' }).resolveIncident('tell').tokens).toEqual(['react']);
  });
});

describe('escalation that propagates (BPMN 2.0.2, 10.5.6)', () => {
  const nested = (inner: string, outer: string) =>
    model(
      start(),
      subProcess('outer', [
        start('in'),
        subProcess('inner', [
          start('in2'),
          end('tell', onEscalation('E1')),
          serviceTask('deep'),
          path('in2', 'deep', 'tell'),
        ]),
        boundary('near', 'inner', onEscalation(inner), { interrupting: false }),
        serviceTask('handle-near'),
        path('in', 'inner'),
        path('near', 'handle-near'),
      ]),
      boundary('far', 'outer', onEscalation(outer), { interrupting: true }),
      serviceTask('handle-far'),
      path('start', 'outer'),
      path('far', 'handle-far'),
    );

  it('is caught by the innermost event that fits', () => {
    expect(new Scenario(nested('E1', 'E1')).start().completeJob('deep').tokens).toEqual([
      'outer',
      'handle-near',
    ]);
  });

  it('passes events that name another code, and ends what is in between', () => {
    const scenario = new Scenario(nested('E2', 'E1')).start();
    void scenario.happened;
    scenario.completeJob('deep');
    expect(scenario.tokens).toEqual(['handle-far']);
    expect(scenario.happened).toContain('inner terminated');
  });

  it('prefers the event that names the code to the one that names none', () => {
    const both = model(
      start(),
      subProcess('sub', [start('in'), end('tell', onEscalation('E1')), path('in', 'tell')]),
      boundary('any', 'sub', onEscalation(), { interrupting: false }),
      boundary('exact', 'sub', onEscalation('E1'), { interrupting: false }),
      serviceTask('a'),
      serviceTask('b'),
      path('start', 'sub'),
      path('any', 'a'),
      path('exact', 'b'),
    );
    expect(new Scenario(both).start().tokens).toEqual(['b']);
  });
});

describe('escalation end event (BPMN 2.0.2, 10.5.3 and 13.5.6)', () => {
  it('uses up its token; the sub-process completes beside what heard it', () => {
    const ending = model(
      start(),
      subProcess('sub', [start('in'), end('tell', onEscalation('E1')), path('in', 'tell')]),
      boundary('heard', 'sub', onEscalation('E1'), { interrupting: false }),
      serviceTask('react'),
      serviceTask('next'),
      path('start', 'sub', 'next'),
      path('heard', 'react'),
    );
    expect(new Scenario(ending).start().tokens).toEqual(['react', 'next']);
  });

  it('at the top of the process changes nothing', () => {
    const top = model(start(), end('tell', onEscalation('E1')), path('start', 'tell'));
    expect(new Scenario(top).start().status).toBe('COMPLETED');
  });
});
