import { expect, test } from 'vitest';
import { isProcessId, processIdOf } from './process-id-of.js';

test.each([
  ['Hundesteuer anmelden', 'hundesteuer-anmelden'],
  ['Straßenfest: Gebühr prüfen', 'strassenfest-gebuehr-pruefen'],
  ['Belehrung nach § 43 IfSG', 'belehrung-nach-par-43-ifsg'],
  ['  Café   Émile ', 'cafe-emile'],
  ['2. Wohnsitz abmelden', 'wohnsitz-abmelden'],
  ['!?', ''],
])('the process %o gets the id %o', (name, id) => {
  expect(processIdOf(name)).toBe(id);
});

test.each(['hundesteuer-anmelden', '_x', 'Prüfung.2'])('%o may be the id of a process', (id) => {
  expect(isProcessId(id)).toBe(true);
});

test.each(['', '2-mal', 'mit leer', 'a:b', '-a', '<a>'])('%o may not be the id of a process', (id) => {
  expect(isProcessId(id)).toBe(false);
});
