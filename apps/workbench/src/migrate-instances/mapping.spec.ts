import { expect, test } from 'vitest';
import { confidenceText, instructionsOf, mappingOf } from './mapping.js';

const proposals = [
  { sourceElementId: 'check', targetElementId: 'check', confidence: 1, reason: 'Same id.' },
  { sourceElementId: 'pay', targetElementId: 'payment', confidence: 0.8, reason: 'Similar name.' },
  { sourceElementId: 'wait', targetElementId: 'end', confidence: 0.2, reason: 'Similar name.' },
  { sourceElementId: 'old', targetElementId: null, confidence: 0, reason: 'Nothing is like it.' },
];

test('sure proposals are taken over, doubtful ones are left to the person', () => {
  expect(mappingOf(proposals)).toEqual({ check: 'check', pay: 'payment', wait: '', old: '' });
  expect(instructionsOf(mappingOf(proposals))).toEqual([
    { sourceElementId: 'check', targetElementId: 'check' },
    { sourceElementId: 'pay', targetElementId: 'payment' },
  ]);
});

test('confidence is said in words', () => {
  expect(proposals.map(confidenceText)).toEqual([
    'Gleich',
    'Ähnlich zu 80 %',
    'Ähnlich zu 20 %',
    'Kein Vorschlag',
  ]);
});
