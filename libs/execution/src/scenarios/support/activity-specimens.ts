import type { ElementType } from '@vorgang/bpmn';
import {
  adHoc,
  callActivity,
  decisionJobTask,
  manualTask,
  path,
  receiveTask,
  scriptTask,
  sendTask,
  serviceTask,
  start,
  subProcess,
  transaction,
  undefinedTask,
  userTask,
  type Part,
} from './model-builder.js';
import type { Scenario } from './scenario.js';

/** An activity called `act`, and what completes one instance of it. */
export interface ActivitySpecimen {
  readonly type: ElementType;
  readonly part: () => Part;
  /** Absent where it waits for nothing. */
  readonly complete?: (scenario: Scenario) => unknown;
}

const completeInside = (scenario: Scenario) => scenario.completeJob('inside');
const inside = [serviceTask('inside')];

/** Every type of activity. */
export const activitySpecimens: readonly ActivitySpecimen[] = [
  { type: 'TASK', part: () => undefinedTask('act') },
  { type: 'MANUAL_TASK', part: () => manualTask('act') },
  { type: 'SCRIPT_TASK', part: () => scriptTask('act', '1 + 1', 'two') },
  {
    type: 'SERVICE_TASK',
    part: () => serviceTask('act'),
    complete: (scenario) => scenario.completeJob('act'),
  },
  { type: 'USER_TASK', part: () => userTask('act'), complete: (scenario) => scenario.completeTask('act') },
  {
    type: 'BUSINESS_RULE_TASK',
    part: () => decisionJobTask('act'),
    complete: (scenario) => scenario.completeJob('act'),
  },
  { type: 'SEND_TASK', part: () => sendTask('act'), complete: (scenario) => scenario.completeJob('act') },
  {
    type: 'RECEIVE_TASK',
    part: () => receiveTask('act', 'letter'),
    complete: (scenario) => scenario.correlate('act'),
  },
  {
    type: 'CALL_ACTIVITY',
    part: () => callActivity('act', 'other'),
    complete: (scenario) => scenario.completeCalled('act'),
  },
  {
    type: 'SUB_PROCESS',
    part: () => subProcess('act', [start('in'), ...inside, path('in', 'inside')]),
    complete: completeInside,
  },
  {
    type: 'TRANSACTION',
    part: () => transaction('act', [start('in'), ...inside, path('in', 'inside')]),
    complete: completeInside,
  },
  {
    type: 'AD_HOC_SUB_PROCESS',
    part: () => adHoc('act', inside, { active: '["inside"]' }),
    complete: completeInside,
  },
];
