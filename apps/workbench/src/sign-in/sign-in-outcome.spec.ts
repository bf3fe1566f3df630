import { expect, test } from 'vitest';
import { readSignInOutcome } from './sign-in-outcome.js';

test('the page that was asked for is kept, below the workbench', () => {
  expect(readSignInOutcome({ grund: 'abgelehnt', ziel: '/workbench/aufgaben/12?ansicht=alle' })).toEqual({
    grund: 'abgelehnt',
    ziel: '/aufgaben/12?ansicht=alle',
  });
  expect(readSignInOutcome({ ziel: '/workbench' })).toEqual({ ziel: '/' });
});

test.each(['https://evil.example', '//evil.example', '/workbench//evil.example', 'javascript:alert(1)'])(
  'another site is no page to go to: %s',
  (ziel) => expect(readSignInOutcome({ ziel, grund: 'x' })).toEqual({}),
);

test('the sign-in page does not lead to itself', () => {
  expect(readSignInOutcome({ ziel: '/workbench/anmeldung?grund=abgelehnt' })).toEqual({});
});
