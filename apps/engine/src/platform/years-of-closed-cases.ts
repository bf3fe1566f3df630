import type { Service } from '@vorgang/services';

/**
 * How many years a case is kept once it is closed, by service. Left out are services whose time begins with something
 * else than the end of the case: nobody here knows when that is.
 */
export function yearsOfClosedCases(
  services: readonly Pick<Service, 'id' | 'retention'>[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    services
      .filter(({ retention }) => retention.trigger === 'case-closed')
      .map(({ id, retention }) => [id, retention.years]),
  );
}
