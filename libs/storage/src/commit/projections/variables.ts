import type { VariableChange } from '@vorgang/execution';
import { storableText } from '../../database/storable-text.js';
import type { StepProjection } from '../step-projection.js';

const table = { created: 'variables', changed: 'variables' } as const;

/** Variables: the last value of the step; created or updated makes no difference to the upsert. */
export function projectVariable(change: VariableChange, step: StepProjection): void {
  step.create(table, change.variableKey, {
    process_instance_key: step.state.processInstanceKey,
    variable_key: change.variableKey,
    scope_key: change.scopeKey,
    name: storableText(change.name),
    value: JSON.stringify(change.value),
  });
}
