import { child, extension, flag, text, type ModdleElement } from '../document/moddle-element.js';
import type { ElementType, TaskNode, Work } from '../graph/executable-process.js';
import { readActivity } from './activities.js';
import { readMessage } from './messages.js';
import { readBase } from './flow-node-base.js';
import { hasJob, readJob } from './jobs.js';
import type { FlowNodeReader, ReadingContext } from './reading-context.js';
import { readBinding, readUserTask } from './user-task.js';

type WorkReader = (element: ModdleElement, context: ReadingContext) => Work;

/** A reader for a kind of task, which differs from the others only in the work. */
function task(elementType: ElementType, readWork: WorkReader): FlowNodeReader {
  return (element, context): TaskNode => ({
    kind: 'task',
    ...readBase(element, elementType, context),
    work: readWork(element, context),
    ...(isInstantiating(element) && { instantiates: true as const }),
    ...readActivity(element, context),
  });
}

const passThrough: WorkReader = () => ({ kind: 'passThrough' });

const job: WorkReader = (element, context) => ({ kind: 'job', job: readJob(element, context.expressions) });

const userTask: WorkReader = (element, context) => ({
  kind: 'userTask',
  userTask: readUserTask(element, context.expressions),
});

/** Whether a receive task begins instances of its process. Source: BPMN 2.0.2, table 10.11. */
export function isInstantiating(element: ModdleElement): boolean {
  return element.$type === 'bpmn:ReceiveTask' && flag(element, 'instantiate');
}

const message: WorkReader = (element, context) => ({
  kind: 'message',
  message: readMessage(element, child(element, 'messageRef'), context.expressions),
});

const decisionOrJob: WorkReader = (element, context) => {
  if (hasJob(element)) return job(element, context);
  const called = extension(element, 'zeebe:CalledDecision');
  const decisionId = (called && text(called, 'decisionId')) ?? '';
  return {
    kind: 'decision',
    decision: {
      decisionId: context.expressions.value(element, 'decision id', decisionId),
      resultVariable: (called && text(called, 'resultVariable')) ?? '',
      binding: readBinding(called),
    },
  };
};

const scriptOrJob: WorkReader = (element, context) => {
  if (hasJob(element)) return job(element, context);
  const script = extension(element, 'zeebe:Script');
  const source = (script && text(script, 'expression')) ?? text(element, 'script') ?? '';
  return {
    kind: 'script',
    script: {
      expression: context.expressions.feel(element, 'script', source),
      resultVariable: (script && text(script, 'resultVariable')) ?? '',
    },
  };
};

const call: WorkReader = (element, { expressions }) => {
  const called = extension(element, 'zeebe:CalledElement');
  const processId = (called && text(called, 'processId')) ?? text(element, 'calledElement') ?? '';
  return {
    kind: 'call',
    call: {
      processId: expressions.value(element, 'process id', processId),
      binding: readBinding(called),
      propagateAllParentVariables: called?.['propagateAllParentVariables'] !== false,
      propagateAllChildVariables: called?.['propagateAllChildVariables'] !== false,
    },
  };
};

export const taskReaders: Readonly<Record<string, FlowNodeReader>> = {
  'bpmn:Task': task('TASK', passThrough),
  'bpmn:ManualTask': task('MANUAL_TASK', passThrough),
  'bpmn:ServiceTask': task('SERVICE_TASK', job),
  'bpmn:SendTask': task('SEND_TASK', job),
  'bpmn:UserTask': task('USER_TASK', userTask),
  'bpmn:ReceiveTask': task('RECEIVE_TASK', message),
  'bpmn:BusinessRuleTask': task('BUSINESS_RULE_TASK', decisionOrJob),
  'bpmn:CallActivity': task('CALL_ACTIVITY', call),
  'bpmn:ScriptTask': task('SCRIPT_TASK', scriptOrJob),
};
