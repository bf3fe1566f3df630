import { describeAtStart } from '../document/describe-element.js';
import { children, extension, idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

const TARGET = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u;
/** They have happened when their token comes, and wait in a scope that is not theirs. */
const WITHOUT_INPUTS: ReadonlySet<string> = new Set(['bpmn:StartEvent', 'bpmn:BoundaryEvent']);

/** A mapping reads an expression and writes a variable that expressions can name. */
export const mappingMustBeComplete: DeploymentRule = {
  name: 'mapping-must-be-complete',
  *check({ flowElements }) {
    for (const element of flowElements) {
      const mapping = extension(element, 'zeebe:IoMapping');
      if (mapping === undefined) continue;
      const inputs = children(mapping, 'inputParameters');
      for (const parameter of [...inputs, ...children(mapping, 'outputParameters')]) {
        const target = text(parameter, 'target');
        const finding = { elementId: idOf(element) };
        if (text(parameter, 'source') === undefined) {
          yield {
            ...finding,
            message: `${describeAtStart(element)} maps nothing to "${target ?? ''}".`,
            fix: 'Write an expression beginning with "=" into source.',
          };
        }
        if (target === undefined || !TARGET.test(target)) {
          yield {
            ...finding,
            message: `${describeAtStart(element)} maps to "${target ?? ''}", which is no variable name.`,
            fix: 'Use letters, digits and "_", with dots between the parts of a path, such as person.name.',
          };
        }
      }
      if (inputs.length > 0 && WITHOUT_INPUTS.has(element.$type)) {
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} has input mappings, but nothing in it reads them.`,
          fix: 'Remove the inputs, or use outputs.',
        };
      }
    }
  },
};
