/** Something that other engines do wrong, and the test that shows how this one does it. */
export interface Trap {
  readonly trap: string;
  readonly seenIn: string;
  /** Spec file, from the root of the repository. */
  readonly file: string;
  /** A title in it. */
  readonly title: string;
}

const SCENARIOS = 'libs/execution/src/scenarios';

/** Traps of process execution, in the order of the design. */
export const TRAPS: readonly Trap[] = [
  {
    trap: 'an inclusive join hangs or fires twice when another token dies, is interrupted or loops',
    seenIn: 'Camunda 8, Flowable, bpmn-elements',
    file: `${SCENARIOS}/combinations.scenario.spec.ts`,
    title: 'an inclusive join goes on exactly once when the other token %s',
  },
  {
    trap: 'a complex gateway is passed through in silence',
    seenIn: 'all',
    file: `${SCENARIOS}/complex-gateway.scenario.spec.ts`,
    title: 'takes up the tokens that come later, and sends none for them',
  },
  {
    trap: 'an event that is not supported becomes a none event',
    seenIn: 'Flowable',
    file: 'libs/bpmn/src/rules/deployment-rules.spec.ts',
    title: '%s blames %s',
  },
  {
    trap: 'compensation handlers run all at once instead of in reverse order',
    seenIn: 'Camunda 8',
    file: `${SCENARIOS}/compensation.scenario.spec.ts`,
    title: 'runs the handlers one after the other, the last completed activity first, and then goes on',
  },
  {
    trap: 'a condition is missed across a wait, or not evaluated when its variable changes',
    seenIn: 'Camunda 7, bpmn-elements',
    file: `${SCENARIOS}/conditional-event.scenario.spec.ts`,
    title: 'does not miss a condition that holds only for a moment within one step',
  },
  {
    trap: 'a dead path satisfies a parallel join',
    seenIn: 'bpmn-elements, bpmn-server',
    file: `${SCENARIOS}/combinations.scenario.spec.ts`,
    title: 'a parallel join is not satisfied by a path that was not taken, and the instance stays to be seen',
  },
  {
    trap: 'a converging exclusive gateway ends the other tokens',
    seenIn: 'bpmn-elements, bpmn-server',
    file: `${SCENARIOS}/combinations.scenario.spec.ts`,
    title: 'a converging exclusive gateway lets each token through and leaves the others alone',
  },
  {
    trap: 'a timer beyond 2^31 milliseconds fires at once or never',
    seenIn: 'bpmn-engine, bpmn-server',
    file: `${SCENARIOS}/combinations.scenario.spec.ts`,
    title: 'a timer of three months is due then, not at once and not never',
  },
  {
    trap: 'a message before its subscription, out of order or twice is lost or taken twice',
    seenIn: 'Camunda 8',
    file: 'libs/orchestration/src/scenarios/messages-and-timers.integration.spec.ts',
    title: 'messages and instances that race meet exactly once, in whatever order they come',
  },
  {
    trap: 'a parallel multi-instance activity completes in a storm of retries',
    seenIn: 'Flowable, CIB seven',
    file: `${SCENARIOS}/multi-instance-size.spec.ts`,
    title: 'costs ten times as much for ten times as many, not a hundred times',
  },
  {
    trap: 'a retry waits for minutes, whatever was asked',
    seenIn: 'Operaton',
    file: 'libs/orchestration/src/scenarios/engine.integration.spec.ts',
    title: 'a failed job waits for its back-off; without retries it raises an incident that can be resolved',
  },
  {
    trap: 'a lock that expires lets a job be completed twice',
    seenIn: 'Camunda 7',
    file: 'libs/orchestration/src/scenarios/engine.integration.spec.ts',
    title: 'a job whose time ran out goes to another worker, and the late one is refused',
  },
  {
    trap: 'a migration cannot move a token into another scope, a repeated activity or a token at a parallel join',
    seenIn: 'Camunda 8, Flowable',
    file: `${SCENARIOS}/migration-of-scopes.scenario.spec.ts`,
    title: 'stay at the mapped gateway, over the flow of the same source',
  },
  {
    trap: 'a batch operation over more than 10,000 instances is refused',
    seenIn: 'Camunda 8',
    file: 'libs/orchestration/src/scenarios/batch-operations.integration.spec.ts',
    title: 'a batch operation takes more than 10,000 instances',
  },
  {
    trap: 'the history grows without end, and its removal never catches up',
    seenIn: 'Camunda 8, Flowable',
    file: 'libs/orchestration/src/scenarios/history-time-to-live.integration.spec.ts',
    title: 'goes with all that queries read, once its time to live is over; one entry says so',
  },
  {
    trap: 'a task list slows down with the question who may see what',
    seenIn: 'Operaton',
    file: 'libs/storage/src/search/searches/tasks-for.integration.spec.ts',
    title: 'open tasks by %j are the same, page by page, as by the rule itself',
  },
];
