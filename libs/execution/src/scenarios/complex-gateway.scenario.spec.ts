import { describe, expect, it } from 'vitest';
import {
  boundary,
  complex,
  end,
  exclusive,
  flow,
  inclusive,
  model,
  onError,
  parallel,
  path,
  serviceTask,
  start,
  type Piece,
} from './support/model-builder.js';
import { Scenario } from './support/scenario.js';

/** Three tasks that meet at a complex gateway, and what follows it. */
const three = (activation: string, ...rest: readonly Piece[]) =>
  model(
    start(),
    parallel('fork'),
    serviceTask('a'),
    serviceTask('b'),
    serviceTask('c'),
    boundary('broken', 'c', onError('E1')),
    end('gone'),
    complex('meet', activation),
    serviceTask('after'),
    path('start', 'fork', 'a', 'meet'),
    path('fork', 'b', 'meet'),
    path('fork', 'c', 'meet'),
    path('broken', 'gone'),
    ...rest,
  );

describe('complex gateway that joins (BPMN 2.0.2, 10.6.5 and 13.4.5)', () => {
  const twoOfThree = three('activationCount >= 2', path('meet', 'after'));

  it('goes on when the activation condition finds the tokens enough', () => {
    const scenario = new Scenario(twoOfThree).start().completeJob('a');
    expect(scenario.tokens).toEqual(['b', 'c']);
    void scenario.happened;
    expect(scenario.completeJob('c').happened).toEqual([
      'job c completed',
      'c completed',
      'token arrived over c-meet',
      'round of meet began with a-meet, c-meet',
      'meet activated',
      'meet completed',
      'after activated',
      'job after created',
    ]);
  });

  it('takes up the tokens that come later, and sends none for them', () => {
    const scenario = new Scenario(twoOfThree).start().completeJob('a').completeJob('b').completeJob('after');
    expect(scenario.tokens).toEqual(['c']);
    expect(scenario.completeJob('c').status).toBe('COMPLETED');
    expect(scenario.happened.filter((line) => line === 'after activated')).toHaveLength(1);
  });

  it('ends its round when the missing token can no longer arrive', () => {
    const scenario = new Scenario(twoOfThree).start().completeJob('a').completeJob('b').completeJob('after');
    expect(scenario.throwError('c', 'E1').status).toBe('COMPLETED');
    expect(scenario.happened).toContain('round of meet ended');
  });

  it('sends a token over a flow whose condition holds at the end of the round', () => {
    const late = three(
      'activationCount >= 2',
      flow('meet', 'after', 'waitingForStart'),
      serviceTask('rest'),
      flow('meet', 'rest', 'not(waitingForStart)'),
    );
    const scenario = new Scenario(late).start().completeJob('a').completeJob('b');
    expect(scenario.tokens).toEqual(['c', 'after']);
    expect(scenario.completeJob('c').tokens).toEqual(['after', 'rest']);
  });

  it('can decide by variables and by the flows on which tokens came', () => {
    const byFlow = three('activationCounts.`a-meet` = 1 or urgent = true', path('meet', 'after'));
    expect(new Scenario(byFlow).start({ urgent: false }).completeJob('b').tokens).toEqual(['a', 'c']);
    expect(new Scenario(byFlow).start({ urgent: true }).completeJob('b').tokens).toEqual(['a', 'c', 'after']);
  });

  it('is asked again when a variable changes', () => {
    const scenario = new Scenario(three('enough = true', path('meet', 'after'))).start({ enough: false });
    expect(scenario.completeJob('a').tokens).toEqual(['b', 'c']);
    expect(scenario.setVariables({ enough: true }).tokens).toEqual(['b', 'c', 'after']);
  });

  it('begins a new round after the last one ended', () => {
    const looping = model(
      start(),
      exclusive('merge'),
      parallel('fork'),
      serviceTask('a'),
      serviceTask('b'),
      complex('meet', 'activationCount >= 1'),
      exclusive('again', 'again-end'),
      end(),
      path('start', 'merge', 'fork', 'a', 'meet', 'again', 'end'),
      path('fork', 'b', 'meet'),
      flow('again', 'merge', 'again'),
    );
    const scenario = new Scenario(looping).start({ again: true }).completeJob('a');
    expect(scenario.tokens).toEqual(['b', 'a', 'b']);
    scenario.completeJob('b').setVariables({ again: false }).completeJob('a');
    expect(scenario.tokens).toEqual(['b']);
    expect(scenario.completeJob('b').status).toBe('COMPLETED');
  });

  it('raises an incident when the activation condition is neither true nor false', () => {
    const scenario = new Scenario(three('enough', path('meet', 'after'))).start({ enough: 'x' });
    scenario.completeJob('a');
    expect(scenario.incidents).toMatchObject([{ at: 'process', type: 'EXTRACT_VALUE_ERROR' }]);
    expect(scenario.incidents[0]?.message).toContain('activation condition of gateway "meet"');
    scenario.setVariables({ enough: true }).resolveIncident('process');
    expect(scenario.tokens).toEqual(['b', 'c', 'after']);
    expect(scenario.incidents).toEqual([]);
  });

  it('raises an incident when no flow is taken at the beginning of the round', () => {
    const closed = three('activationCount >= 1', flow('meet', 'after', 'x > 1'));
    const scenario = new Scenario(closed).start({ x: 1 }).completeJob('a');
    expect(scenario.incidents).toMatchObject([{ at: 'meet', type: 'CONDITION_ERROR' }]);
    scenario.completeJob('b').completeJob('c');
    expect(scenario.tokens).toEqual(['meet']);
    expect(scenario.setVariables({ x: 2 }).resolveIncident('meet').tokens).toEqual(['after', 'after']);
  });

  it('leaves nothing behind when the instance is canceled in the middle of a round', () => {
    const scenario = new Scenario(twoOfThree).start().completeJob('a').completeJob('b').cancel();
    expect(scenario.state?.elementInstances).toEqual({});
  });

  it('does not hold up an inclusive gateway behind it, as its round ends silently', () => {
    const chained = three(
      'activationCount >= 2',
      inclusive('join'),
      serviceTask('d'),
      path('meet', 'join', 'after'),
      path('fork', 'd', 'join'),
    );
    const scenario = new Scenario(chained).start().completeJob('a').completeJob('b').completeJob('d');
    expect(scenario.tokens).toEqual(['c', 'after']);
  });
});

describe('complex gateway that forks (BPMN 2.0.2, 10.6.5 and 13.4.5)', () => {
  const process = model(
    start(),
    complex('split', undefined, 'split-other'),
    serviceTask('a'),
    serviceTask('b'),
    serviceTask('other'),
    path('start', 'split', 'other'),
    flow('split', 'a', 'x > 1'),
    flow('split', 'b', 'x > 2'),
  );

  it.each([
    [1, ['other']],
    [2, ['a']],
    [3, ['a', 'b']],
  ])('with x = %d sends a token to %j', (x, targets) => {
    expect(new Scenario(process).start({ x }).tokens).toEqual(targets);
  });
});
