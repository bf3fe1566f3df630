import type { ScriptDefinition, TaskNode } from '@vorgang/bpmn';
import { prepareResult } from '../../conduct/complete-with-result.js';
import { prepareJob } from '../../conduct/create-job.js';
import { evaluateFeel } from '../../conduct/evaluate-expression.js';
import type { Element, Execution } from '../../conduct/execution.js';
import type { Outcome } from '../../conduct/outcome.js';
import { lookupFrom } from '../../conduct/read-variables.js';
import { unexpectedWork } from '../../conduct/unexpected-work.js';
import type { Beginning, ElementBehaviour } from '../element-behaviour.js';

/** Evaluates a FEEL expression, or waits for a worker. BPMN 2.0.2 section 10.3.3 and 13.3.3. */
export const scriptTask: ElementBehaviour<TaskNode> = {
  prepare(execution, element) {
    const { work } = element.node;
    switch (work.kind) {
      case 'script':
        return prepareScript(execution, element, work.script);
      case 'job':
        return prepareJob(execution, element, work.job);
      default:
        return unexpectedWork(element.node);
    }
  },
};

function prepareScript(execution: Execution, element: Element, script: ScriptDefinition): Outcome<Beginning> {
  const variables = lookupFrom(execution.draft, element.key);
  const result = evaluateFeel(execution, element, script.expression, variables, 'the script');
  if (!result.ok) return result;
  return prepareResult(execution, element, script.resultVariable, result.value.value);
}
