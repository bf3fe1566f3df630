import { describe, expect, it } from 'vitest';
import {
  boundary,
  end,
  model,
  onTimer,
  path,
  serviceTask,
  start,
  userTask,
  type Part,
} from '../scenarios/support/model-builder.js';
import { proposeMapping, type MappingProposal } from './propose-mapping.js';
import { comparableText, textSimilarity } from './text-similarity.js';

const week = onTimer('duration', 'P7D');

describe('a proposal of a mapping', () => {
  const source = model(
    start(),
    userTask('check-application'),
    boundary('late', 'check-application', week),
    serviceTask('send-notice'),
    end(),
    path('start', 'check-application', 'send-notice', 'end'),
    path('late', 'end'),
  );

  it('is sure of the same id and kind', () => {
    for (const proposal of proposeMapping(source, source)) {
      expect(proposal).toMatchObject({
        targetElementId: proposal.sourceElementId,
        confidence: 1,
        reason: 'Same id and kind.',
      });
    }
  });

  it('finds what was renamed by name, kind and neighbours, and the events on it', () => {
    const target = model(
      start(),
      userTask('check-the-application'),
      boundary('overdue', 'check-the-application', week),
      serviceTask('archive'),
      serviceTask('send-notices'),
      end(),
      path('start', 'check-the-application', 'archive', 'send-notices', 'end'),
      path('overdue', 'end'),
    );
    const proposals = proposeMapping(source, target);
    const targetOf = (id: string) => proposals.find(({ sourceElementId }) => sourceElementId === id);
    expect(targetOf('check-application')).toMatchObject({ targetElementId: 'check-the-application' });
    expect(targetOf('send-notice')).toMatchObject({ targetElementId: 'send-notices' });
    expect(targetOf('late')).toMatchObject({ targetElementId: 'overdue' });
    expect(targetOf('check-application')!.confidence).toBeLessThan(1);
    expect(targetOf('check-application')!.reason).toBe('Same kind, similar name, follows the same elements.');
  });

  it('says why the same id is not the same, and proposes each element of the target once', () => {
    const target = model(
      start(),
      userTask('send-notice'),
      serviceTask('send-notice-2'),
      end(),
      path('start', 'send-notice', 'send-notice-2', 'end'),
    );
    const proposals = proposeMapping(source, target);
    expect(proposals.find(({ sourceElementId }) => sourceElementId === 'send-notice')).toMatchObject({
      targetElementId: 'send-notice-2',
    });
    expect(proposals.find(({ sourceElementId }) => sourceElementId === 'late')).toMatchObject({
      targetElementId: null,
      confidence: 0,
    });
    const targets = proposals.flatMap(({ targetElementId }) => targetElementId ?? []);
    expect(new Set(targets).size).toBe(targets.length);
  });

  describe('of a thousand elements that were all renamed', () => {
    const named = (prefix: string, name: (place: number) => string) => {
      const ids = Array.from({ length: 1_000 }, (_, place) => `${prefix}${place}`);
      const tasks = ids.map((id, place): Part => {
        const task = serviceTask(id);
        return { ...task, build: (where) => ({ ...task.build(where), name: name(place) }) };
      });
      return model(start(), ...tasks, end(), path('start', ...ids, 'end'));
    };
    const right = (proposals: readonly MappingProposal[]) =>
      proposals.filter(({ sourceElementId, targetElementId }) => {
        return targetElementId === sourceElementId.replace('old-', 'new-');
      }).length;

    it('finds them by their names, without holding others up', () => {
      const source = named('old-', (place) => `Check part ${place}`);
      const target = named('new-', (place) => `Check the part ${place}`);
      const cost = (): number => {
        const begun = process.cpuUsage();
        expect(right(proposeMapping(source, target))).toBeGreaterThan(992);
        return process.cpuUsage(begun).user / 1_000;
      };
      // Under 100 ms on a machine that does nothing else, once it is compiled.
      expect(Math.min(cost(), cost(), cost())).toBeLessThan(400);
    });

    it('takes those that are all called alike in the order of the model', () => {
      const alike = (prefix: string) => named(prefix, () => 'Check');
      const [source, target] = [alike('old-'), alike('new-')];
      const begun = process.cpuUsage();
      expect(right(proposeMapping(source, target))).toBe(1_002);
      // The first one, before it is compiled: nobody else is answered meanwhile.
      expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(400);
    });

    it('also to a process that has far fewer of them', () => {
      const few = model(
        start(),
        serviceTask('check'),
        userTask('decide'),
        end(),
        path('start', 'check', 'decide', 'end'),
      );
      const proposals = proposeMapping(
        named('check-', () => 'Check'),
        few,
      );
      expect(proposals.filter(({ targetElementId }) => targetElementId === 'check')).toMatchObject([
        { sourceElementId: 'check-0' },
      ]);
      expect(proposals).toHaveLength(1_002);
    });
  });
});

it('texts are alike by their letters, whatever their case and punctuation', () => {
  const alike = (one: string, other: string) => textSimilarity(comparableText(one), comparableText(other));
  expect(alike('Check application', 'check-application')).toBe(1);
  expect(alike('Check application', 'Check applications')).toBeGreaterThan(0.9);
  expect(alike('Check', 'Pay')).toBe(0);
  expect(alike('a', 'b')).toBe(0);
});
