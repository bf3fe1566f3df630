import { expect, test } from 'vitest';
import { yearsOfClosedCases } from './years-of-closed-cases.js';

test('years count where the time begins with the end of the case; other services are left out', () => {
  const retention = { years: 10, archivalValue: 'V', legalBasis: 'Aktenordnung des Kreises' } as const;
  expect(
    yearsOfClosedCases([
      { id: 'belehrung', retention: { ...retention, trigger: 'case-closed' } },
      { id: 'jagdschein', retention: { ...retention, trigger: 'permit-ended' } },
    ]),
  ).toEqual({ belehrung: 10 });
});
