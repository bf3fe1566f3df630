import type { JsonValue } from '@vorgang/feel';
import { ElementInstances } from './element-instances.js';
import type {
  ElementInstance,
  ExecutionState,
  LoopProgress,
  ScopeVariables,
  StateHeader,
} from './execution-state.js';
import { PagedTable } from './paged-table.js';

/** How far the repetitions of an activity have come, as plain data. */
export interface PlainLoopProgress extends Omit<LoopProgress, 'results'> {
  readonly results?: Readonly<Record<number, JsonValue>>;
}

/** The state as plain data: what it is written down as in JSON. */
export interface PlainState extends StateHeader {
  readonly elementInstances: Readonly<Record<string, ElementInstance>>;
  readonly variables: Readonly<Record<string, ScopeVariables>>;
  readonly loops?: Readonly<Record<string, PlainLoopProgress>>;
}

/** The state that was written down as plain data. */
export function restoreState(plain: PlainState): ExecutionState {
  const { elementInstances, variables, loops, ...header } = plain;
  return {
    ...header,
    elementInstances: ElementInstances.of(PagedTable.of(elementInstances)),
    variables: PagedTable.of(variables),
    ...(loops === undefined ? {} : { loops: restoreLoops(loops) }),
  };
}

function restoreLoops(loops: Readonly<Record<string, PlainLoopProgress>>): PagedTable<LoopProgress> {
  const entries = Object.entries(loops).map(([key, progress]) => [key, restoreProgress(progress)] as const);
  return PagedTable.of(Object.fromEntries(entries));
}

/** Each property stays in its place, so that the state is written down as it was. */
function restoreProgress(plain: PlainLoopProgress): LoopProgress {
  const { results, ...progress } = plain;
  return results === undefined ? progress : { ...plain, results: PagedTable.of(results) };
}
