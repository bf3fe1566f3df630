import { expect, test } from 'vitest';
import { readSimulatorSwitch } from './simulator-switch.js';

test.each([
  [undefined, ['mastodon', 'register']],
  ['', ['mastodon', 'register']],
  ['none', []],
  ['register', ['register']],
  ['register, mastodon', ['register', 'mastodon']],
])('DEMO_SIMULATORS=%s starts %j', (text, names) => {
  expect([...readSimulatorSwitch(text)]).toEqual(names);
});

test('a name that is none is refused with those that are', () => {
  expect(() => readSimulatorSwitch('twitter')).toThrow('"twitter" is no simulator. Write mastodon, register');
});
