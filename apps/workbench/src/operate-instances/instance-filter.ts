import type { SearchSchemaInput } from '@tanstack/react-router';

export const instanceStates = ['running', 'incident', 'suspended', 'completed', 'terminated', 'all'] as const;

/** What the address says about the list of process instances. Days as `YYYY-MM-DD`. */
export interface InstanceFilter {
  readonly state: (typeof instanceStates)[number];
  readonly process?: string;
  readonly version?: number;
  readonly variable?: string;
  readonly value?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Reads the search part of the address; what does not fit is left out. */
export function readInstanceFilter(search: Partial<InstanceFilter> & SearchSchemaInput): InstanceFilter {
  const given: Partial<Record<keyof InstanceFilter, unknown>> = search;
  const state = instanceStates.find((known) => known === given.state) ?? 'running';
  const text = (name: 'process' | 'variable' | 'value') => {
    const value = given[name];
    return typeof value === 'string' && value !== '' ? { [name]: value } : {};
  };
  const day = (name: 'from' | 'to') => {
    const value = given[name];
    return typeof value === 'string' && isDay(value) ? { [name]: value } : {};
  };
  return {
    state,
    ...text('process'),
    ...(Number.isInteger(given.version) ? { version: given.version as number } : {}),
    ...text('variable'),
    ...text('value'),
    ...day('from'),
    ...day('to'),
  };
}

/** The filter as the server's search and its operations understand it. */
export interface ServerFilter {
  processDefinitionId?: string;
  processDefinitionVersion?: number;
  state?: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  isSuspended?: boolean;
  hasIncident?: boolean;
  variables?: { name: string; value: string }[];
  startDate?: { $gte?: string; $lt?: string };
}

export function serverFilter(filter: InstanceFilter): ServerFilter {
  return {
    ...(filter.process === undefined ? {} : { processDefinitionId: filter.process }),
    ...(filter.version === undefined ? {} : { processDefinitionVersion: filter.version }),
    ...stateFilter(filter.state),
    ...variableFilter(filter),
    ...dateFilter(filter),
  };
}

function stateFilter(state: InstanceFilter['state']): ServerFilter {
  switch (state) {
    case 'running':
      return { state: 'ACTIVE' };
    case 'incident':
      return { hasIncident: true };
    case 'suspended':
      return { isSuspended: true };
    case 'completed':
      return { state: 'COMPLETED' };
    case 'terminated':
      return { state: 'TERMINATED' };
    case 'all':
      return {};
  }
}

/** Variables are compared as JSON: what is none is meant as text. */
function variableFilter({ variable, value }: InstanceFilter): ServerFilter {
  if (variable === undefined || value === undefined) return {};
  return { variables: [{ name: variable, value: jsonOf(value) }] };
}

function jsonOf(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return JSON.stringify(text);
  }
}

/** Whole days where the person is: the last one included. */
function dateFilter({ from, to }: InstanceFilter): ServerFilter {
  if (from === undefined && to === undefined) return {};
  return {
    startDate: {
      ...(from === undefined ? {} : { $gte: beginningOf(from, 0) }),
      ...(to === undefined ? {} : { $lt: beginningOf(to, 1) }),
    },
  };
}

function beginningOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
