import type { FeelFunction } from '../values/feel-function.js';
import { CHANCE_BUILTINS } from './chance.js';
import { CONTEXT_BUILTINS } from './contexts.js';
import { CONVERSION_BUILTINS } from './conversions.js';
import { FAILURE_BUILTINS } from './failures.js';
import { JSON_BUILTINS } from './json-text.js';
import { LIST_ARRANGEMENT_BUILTINS } from './list-arrangement.js';
import { LIST_BUILTINS } from './lists.js';
import { NUMBER_BUILTINS } from './numbers.js';
import { PATTERN_BUILTINS } from './pattern-strings.js';
import { RANGE_BUILTINS } from './ranges.js';
import { STATISTICS_BUILTINS } from './statistics.js';
import { STRING_BUILTINS } from './strings.js';
import { TEMPORAL_CONVERSION_BUILTINS } from './temporal-conversions.js';
import { TEMPORAL_BUILTINS } from './temporal.js';
import { TOOL_PARAMETER_BUILTINS } from './tool-parameters.js';

/** Every built-in function by its name. */
export const BUILTINS: ReadonlyMap<string, FeelFunction> = new Map(
  [
    CONVERSION_BUILTINS,
    TEMPORAL_CONVERSION_BUILTINS,
    STRING_BUILTINS,
    PATTERN_BUILTINS,
    NUMBER_BUILTINS,
    STATISTICS_BUILTINS,
    LIST_BUILTINS,
    LIST_ARRANGEMENT_BUILTINS,
    CONTEXT_BUILTINS,
    TEMPORAL_BUILTINS,
    RANGE_BUILTINS,
    JSON_BUILTINS,
    FAILURE_BUILTINS,
    CHANCE_BUILTINS,
    TOOL_PARAMETER_BUILTINS,
  ].flatMap((group) => group.map((builtin) => [builtin.name, builtin] as const)),
);
