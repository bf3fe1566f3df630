import type { CalledDecision, TaskNode } from '@vorgang/bpmn';
import { prepareResult } from '../../conduct/complete-with-result.js';
import { prepareJob } from '../../conduct/create-job.js';
import { callDecision } from '../../conduct/evaluate-decision.js';
import type { Element, Execution } from '../../conduct/execution.js';
import type { Outcome } from '../../conduct/outcome.js';
import { unexpectedWork } from '../../conduct/unexpected-work.js';
import type { Beginning, ElementBehaviour } from '../element-behaviour.js';

/** Evaluates a DMN decision, or waits for a worker. BPMN 2.0.2 section 10.3.3 and 13.3.3. */
export const businessRuleTask: ElementBehaviour<TaskNode> = {
  prepare(execution, element) {
    const { work } = element.node;
    switch (work.kind) {
      case 'decision':
        return prepareDecision(execution, element, work.decision);
      case 'job':
        return prepareJob(execution, element, work.job);
      default:
        return unexpectedWork(element.node);
    }
  },
};

function prepareDecision(execution: Execution, element: Element, called: CalledDecision): Outcome<Beginning> {
  const output = callDecision(execution, element, called);
  if (!output.ok) return output;
  return prepareResult(execution, element, called.resultVariable, output.value);
}
