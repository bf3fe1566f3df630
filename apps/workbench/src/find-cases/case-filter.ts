import type { SearchSchemaInput } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';

type Request = Schemas['SearchCasesRequest'];

/** What the address says about the list of cases. */
export interface CaseFilter {
  readonly state: NonNullable<Request['state']>;
  readonly text?: string;
}

const states: readonly string[] = ['open', 'closed', 'incident', 'all'] satisfies CaseFilter['state'][];

/** Reads the search part of the address; what does not fit becomes the default. */
export function readCaseFilter(search: Partial<CaseFilter> & SearchSchemaInput): CaseFilter {
  const { state, text }: Partial<Record<keyof CaseFilter, unknown>> = search;
  return {
    state: typeof state === 'string' && states.includes(state) ? (state as CaseFilter['state']) : 'all',
    ...(typeof text === 'string' && text !== '' ? { text } : {}),
  };
}
