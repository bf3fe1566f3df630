import { describeElement } from '../document/describe-element.js';
import { extensions, idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

const ANYWHERE: readonly string[] = ['zeebe:Properties', 'zeebe:ExecutionListeners'];
const JOB: readonly string[] = ['zeebe:TaskDefinition', 'zeebe:TaskHeaders', 'zeebe:JobPriorityDefinition'];
const MAPPING: readonly string[] = ['zeebe:IoMapping'];

/** The zeebe extensions that take effect, by type of element; a new one is added here. */
const SUPPORTED: Readonly<Record<string, readonly string[]>> = {
  'bpmn:Process': ['zeebe:VersionTag', 'zeebe:JobPriorityDefinition'],
  'bpmn:Task': MAPPING,
  'bpmn:ManualTask': MAPPING,
  'bpmn:ServiceTask': [...JOB, ...MAPPING],
  'bpmn:SendTask': [...JOB, ...MAPPING],
  'bpmn:BusinessRuleTask': [...JOB, ...MAPPING, 'zeebe:CalledDecision'],
  'bpmn:ScriptTask': [...JOB, ...MAPPING, 'zeebe:Script'],
  'bpmn:ReceiveTask': MAPPING,
  'bpmn:UserTask': [
    ...MAPPING,
    'zeebe:UserTask',
    'zeebe:AssignmentDefinition',
    'zeebe:TaskSchedule',
    'zeebe:PriorityDefinition',
    'zeebe:FormDefinition',
    'zeebe:TaskHeaders',
    'zeebe:TaskListeners',
  ],
  'bpmn:CallActivity': [...MAPPING, 'zeebe:CalledElement'],
  'bpmn:SubProcess': MAPPING,
  'bpmn:AdHocSubProcess': [...JOB, ...MAPPING, 'zeebe:AdHoc'],
  'bpmn:Transaction': MAPPING,
  'bpmn:StartEvent': [...MAPPING, 'zeebe:FormDefinition'],
  'bpmn:IntermediateCatchEvent': MAPPING,
  'bpmn:BoundaryEvent': MAPPING,
  'bpmn:IntermediateThrowEvent': [...JOB, ...MAPPING],
  'bpmn:EndEvent': [...JOB, ...MAPPING],
};

/** A zeebe extension changes execution; where it has no effect the designer must know. */
export const extensionMustBeSupported: DeploymentRule = {
  name: 'extension-must-be-supported',
  *check({ processes, flowElements }) {
    for (const element of [...processes, ...flowElements]) {
      const supported = [...ANYWHERE, ...(SUPPORTED[element.$type] ?? [])];
      for (const { $type } of extensions(element)) {
        if (!$type.startsWith('zeebe:') || supported.includes($type)) continue;
        yield {
          elementId: idOf(element),
          message: `The extension ${lowerCase($type)} has no effect at the ${describeElement(element)}.`,
          fix: `Remove it; what takes effect here: ${supported.map(lowerCase).join(', ')}.`,
        };
      }
    }
  },
};

function lowerCase(type: string): string {
  return type.replace(/:(\w)/, (_, letter: string) => `:${letter.toLowerCase()}`);
}
