import { expect, test } from 'vitest';
import { elementTypeName } from './element-type.js';

test.each([
  ['bpmn:UserTask', 'Benutzeraufgabe'],
  ['USER_TASK', 'Benutzeraufgabe'],
  ['EXCLUSIVE_GATEWAY', 'Entscheidung'],
  ['bpmn:SubProcess', 'Teilprozess'],
])('%s is called %s, in the model as in the engine', (type, name) => {
  expect(elementTypeName(type)).toBe(name);
});

test('a kind without a German word keeps its name', () => {
  expect(elementTypeName('bpmn:Choreography')).toBe('Choreography');
});
