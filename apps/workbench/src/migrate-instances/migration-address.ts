import type { SearchSchemaInput } from '@tanstack/react-router';

/** Between which versions instances are moved; kept in the address. */
export interface MigrationAddress {
  readonly source?: string;
  readonly target?: string;
}

/** Reads the search part of the address; what is no key is left out. */
export function readMigrationAddress(
  search: Partial<MigrationAddress> & SearchSchemaInput,
): MigrationAddress {
  const given: Partial<Record<keyof MigrationAddress, unknown>> = search;
  const key = (name: 'source' | 'target') => {
    const value = String(given[name] ?? '');
    return /^\d{1,19}$/.test(value) ? { [name]: value } : {};
  };
  return { ...key('source'), ...key('target') };
}
