import { describe, expect, it } from 'vitest';
import { end, model, onMessage, onTimer, path, serviceTask, start } from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

describe('start event (BPMN 2.0.2, 10.5.2 and 13.5.1)', () => {
  const several = model(
    start(),
    start('by-message', onMessage('application'), { outputs: { applicant: '=name' } }),
    start('by-timer', onTimer('cycle', 'R/P1D')),
    serviceTask('plain'),
    serviceTask('received'),
    serviceTask('daily'),
    end(),
    path('start', 'plain', 'end'),
    path('by-message', 'received', 'end'),
    path('by-timer', 'daily', 'end'),
  );

  it('without a trigger takes the token of a plain start', () => {
    const scenario = new Scenario(several).start({ name: 'Ada' });
    expect(scenario.tokens).toEqual(['plain']);
    expect(scenario.variables).toEqual({ name: 'Ada' });
  });

  it('with a message takes the token when the message started the instance, and maps what it brought', () => {
    const scenario = new Scenario(several).start({ name: 'Ada' }, { startEventId: 'by-message' });
    expect(scenario.tokens).toEqual(['received']);
    expect(scenario.variables).toEqual({ applicant: 'Ada' });
  });

  it('with a message and no mapping hands all variables of the message to the process', () => {
    const process = model(
      start('by-message', onMessage('go')),
      serviceTask('work'),
      path('by-message', 'work'),
    );
    const scenario = new Scenario(process).start({ a: 1, b: 2 }, { startEventId: 'by-message' });
    expect(scenario.variables).toEqual({ a: 1, b: 2 });
  });

  it('with a timer takes the token when the timer started the instance', () => {
    expect(new Scenario(several).start({}, { startEventId: 'by-timer' }).tokens).toEqual(['daily']);
  });

  it('must exist for a plain start', () => {
    const process = model(start('by-message', onMessage('go')), end(), path('by-message', 'end'));
    const { rejection } = new Scenario(process).start();
    expect(rejection).toMatchObject({ code: 'INVALID_STATE' });
    expect(rejection?.message).toContain('no none start event');
  });

  it('must exist under the name that the command gives', () => {
    expect(new Scenario(several).start({}, { startEventId: 'plain' }).rejection).toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });

  it('keeps business id and tags of the instance in its first change', () => {
    const scenario = new Scenario(several).start({}, { businessId: 'A-1', tags: ['urgent'] });
    expect(scenario.changes[0]).toMatchObject({ businessId: 'A-1', tags: ['urgent'] });
  });

  it.each([{ businessId: 'A-\ud800' }, { businessId: 'A-\u0000' }, { tags: ['urgent', '\udc00'] }])(
    'refuses business id and tags that the instance could not show as the history has them: %j',
    (given) => {
      const { rejection } = new Scenario(several).start({}, { startEventId: 'plain', ...given });
      expect(rejection).toMatchObject({ code: 'INVALID_ARGUMENT' });
      expect(rejection?.message).toContain('surrogate');
    },
  );

  it('takes a business id with whole surrogate pairs', () => {
    expect(new Scenario(several).start({}, { businessId: '\u{1F4C4}' }).rejection).toBeNull();
  });
});
