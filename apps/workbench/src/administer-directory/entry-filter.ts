import type { SearchSchemaInput } from '@tanstack/react-router';
import type { EntryFilter } from './directory-queries.js';

/** Reads the search part of the address; what does not fit becomes the default. */
export function readEntryFilter(search: Partial<EntryFilter> & SearchSchemaInput): EntryFilter {
  const { text, by }: Partial<Record<keyof EntryFilter, unknown>> = search;
  return {
    by: by === 'id' ? 'id' : 'name',
    ...(typeof text === 'string' && text !== '' ? { text } : {}),
  };
}
