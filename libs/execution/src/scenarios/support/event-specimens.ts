import type { EventPair, EventPosition, EventType } from '../conformance/event-pairs.js';
import {
  all,
  boundary,
  cancelation,
  catching,
  compensation,
  end,
  eventStart,
  eventSubProcess,
  link,
  onCondition,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  onTimer,
  parallel,
  path,
  serviceTask,
  start,
  subProcess,
  throwing,
  transaction,
  undoneBy,
  type Definitions,
  type Mappings,
  type Part,
  type Piece,
} from './model-builder.js';
import type { Scenario } from './scenario.js';

/** An event in the smallest surroundings that let it happen, to be put into any scope. */
export interface EventSpecimen extends EventPair {
  /** What the scope holds; `begin` takes its token, `event` is the event, and `after` the work behind it. */
  readonly pieces: (begin: Part, mappings: Mappings) => readonly Piece[];
  readonly trigger: (scenario: Scenario) => unknown;
  /** What happens to the elements of the scope when it is triggered. */
  readonly trace: readonly string[];
  /** Does the work that is left. */
  readonly finish: (scenario: Scenario) => unknown;
}

interface Caught {
  readonly type: EventType;
  readonly definition: Definitions;
  readonly trigger: (scenario: Scenario) => unknown;
}

/** Sets `x` just where the first of the waiting conditions sees it, and not where others do. */
function fulfilFirstCondition(scenario: Scenario): unknown {
  const waiting = Object.values(scenario.state?.elementInstances ?? {}).find(({ waits }) =>
    waits.some(({ kind }) => kind === 'condition'),
  );
  const isOnBoundary = ['work', 'act'].includes(waiting?.elementId ?? '');
  const scopeKey = isOnBoundary ? waiting?.scopeKey : waiting?.key;
  if (scopeKey === undefined || scopeKey === null) throw new Error('No condition is waited for.');
  return scenario.send({ kind: 'setVariables', scopeKey, variables: { x: 2 }, local: true });
}

/** What an event waits for, and how that comes about. */
export const waitedFor: readonly Caught[] = [
  { type: 'message', definition: onMessage('m'), trigger: (scenario) => scenario.correlate('event') },
  {
    type: 'timer',
    definition: onTimer('duration', 'PT1H'),
    trigger: (scenario) => scenario.fireTimer('event'),
  },
  {
    type: 'conditional',
    definition: onCondition('x > 1'),
    trigger: fulfilFirstCondition,
  },
  { type: 'signal', definition: onSignal('s'), trigger: (scenario) => scenario.signal('event') },
  {
    type: 'multiple',
    definition: [onSignal('s'), onMessage('m')],
    trigger: (scenario) => scenario.correlate('event'),
  },
  {
    type: 'parallel multiple',
    definition: all(onSignal('s'), onMessage('m')),
    trigger: (scenario) => scenario.correlate('event').signal('event'),
  },
];

const nothing = () => undefined;
const finishAfter = (scenario: Scenario) => scenario.completeJob('after');
const finishBoth = (scenario: Scenario) => scenario.completeJob('after').completeJob('work');
const finishInside = (scenario: Scenario) => scenario.completeJob('after').completeJob('rest');

/** Work that escalates when `inner` is done. */
const escalatingWork = () =>
  subProcess('work', [
    start('in'),
    serviceTask('inner'),
    throwing('raise', onEscalation('E')),
    serviceTask('rest'),
    path('in', 'inner', 'raise', 'rest'),
  ]);

const intermediateCatching: readonly EventSpecimen[] = [
  ...waitedFor.map(({ type, definition, trigger }): EventSpecimen => ({
    type,
    position: 'intermediate, catching',
    pieces: (begin, mappings) => [
      begin,
      catching('event', definition, mappings),
      serviceTask('after'),
      path('begin', 'event', 'after'),
    ],
    trigger,
    trace: ['event completed', 'after activated'],
    finish: finishAfter,
  })),
  {
    type: 'link',
    position: 'intermediate, catching',
    pieces: (begin, mappings) => [
      begin,
      serviceTask('before'),
      throwing('leap', link('far', 'event')),
      catching('event', link('far'), mappings),
      serviceTask('after'),
      path('begin', 'before', 'leap'),
      path('event', 'after'),
    ],
    trigger: (scenario) => scenario.completeJob('before'),
    trace: ['event activated', 'event completed', 'after activated'],
    finish: finishAfter,
  },
];

/** What is thrown inside an activity, and caught by what stands around it. */
const thrownInside: readonly (Caught & { readonly work: () => Part })[] = [
  ...waitedFor.map((caught) => ({ ...caught, work: () => serviceTask('work') })),
  {
    type: 'error',
    definition: onError('E'),
    work: () => serviceTask('work'),
    trigger: (scenario) => scenario.throwError('work', 'E'),
  },
  {
    type: 'escalation',
    definition: onEscalation('E'),
    work: escalatingWork,
    trigger: (scenario) => scenario.completeJob('inner'),
  },
];

const onlyInterrupting: readonly EventType[] = ['error', 'cancel'];

function aroundWork(
  interrupting: boolean,
  position: EventPosition,
  surround: (work: Part, definition: Definitions, mappings: Mappings) => readonly Piece[],
  lines: readonly string[],
  caughtEvents: readonly (Caught & { readonly work: () => Part })[],
): readonly EventSpecimen[] {
  const finishBeside = (type: EventType) => (type === 'escalation' ? finishInside : finishBoth);
  return caughtEvents
    .filter(({ type }) => interrupting || !onlyInterrupting.includes(type))
    .map(({ type, definition, work, trigger }) => ({
      type,
      position,
      pieces: (begin, mappings) => [begin, ...surround(work(), definition, mappings), path('begin', 'work')],
      trigger,
      trace: interrupting ? ['work terminated', ...lines] : lines,
      finish: interrupting ? finishAfter : finishBeside(type),
    }));
}

const onBoundary = (interrupting: boolean) =>
  aroundWork(
    interrupting,
    interrupting ? 'boundary, interrupting' : 'boundary, not interrupting',
    (work, definition, mappings) => [
      work,
      boundary('event', 'work', definition, { ...mappings, interrupting }),
      serviceTask('after'),
      path('event', 'after'),
    ],
    ['event activated', 'event completed', 'after activated'],
    [
      ...thrownInside,
      {
        type: 'cancel',
        definition: cancelation,
        work: () =>
          transaction('work', [
            start('in'),
            serviceTask('inner'),
            end('cancel', cancelation),
            path('in', 'inner', 'cancel'),
          ]),
        trigger: (scenario) => scenario.completeJob('inner'),
      },
    ],
  );

const startingEventSubProcess = (interrupting: boolean) =>
  aroundWork(
    interrupting,
    interrupting
      ? 'start of an event sub-process, interrupting'
      : 'start of an event sub-process, not interrupting',
    (work, definition, mappings) => [
      work,
      eventSubProcess('handler', [
        eventStart('event', definition, { ...mappings, interrupting }),
        serviceTask('after'),
        path('event', 'after'),
      ]),
    ],
    ['handler activated', 'event activated', 'event completed', 'after activated'],
    thrownInside,
  );

const undoneOnBoundary: EventSpecimen = {
  type: 'compensation',
  position: 'boundary, interrupting',
  pieces: (begin) => [
    begin,
    undoneBy(serviceTask('work'), 'undo'),
    serviceTask('undo'),
    throwing('undoing', compensation()),
    serviceTask('after'),
    path('begin', 'work', 'undoing', 'after'),
  ],
  trigger: (scenario) => scenario.completeJob('work').completeJob('undo'),
  trace: ['work completed', 'undo activated', 'undo completed', 'after activated'],
  finish: finishAfter,
};

interface Thrown {
  readonly type: EventType;
  readonly definition?: Definitions;
  /** A message is sent by a worker. */
  readonly job?: string;
  readonly said?: readonly string[];
}

const thrown: readonly Thrown[] = [
  { type: 'none' },
  { type: 'message', definition: onMessage('m'), job: 'send' },
  {
    type: 'escalation',
    definition: onEscalation('E'),
    said: ['event throws escalation E, caught by nothing'],
  },
  { type: 'signal', definition: onSignal('s'), said: ['event throws signal s with {}'] },
  {
    type: 'multiple',
    definition: [onSignal('s'), onEscalation('E')],
    said: ['event throws signal s with {}', 'event throws escalation E, caught by nothing'],
  },
];

const passBefore = (scenario: Scenario) => scenario.completeJob('before');
const sendToo = (scenario: Scenario) => scenario.completeJob('before').completeJob('event');

const intermediateThrowing: readonly EventSpecimen[] = [
  ...thrown.map(({ type, definition, job, said = [] }): EventSpecimen => ({
    type,
    position: 'intermediate, throwing',
    pieces: (begin, mappings) => [
      begin,
      serviceTask('before'),
      throwing('event', definition, { ...mappings, ...(job === undefined ? {} : { job }) }),
      serviceTask('after'),
      path('begin', 'before', 'event', 'after'),
    ],
    trigger: job === undefined ? passBefore : sendToo,
    trace: ['event activated', ...said, 'event completed', 'after activated'],
    finish: finishAfter,
  })),
  {
    type: 'compensation',
    position: 'intermediate, throwing',
    pieces: (begin, mappings) => [
      begin,
      undoneBy(serviceTask('before'), 'undo'),
      serviceTask('undo'),
      throwing('event', compensation(), mappings),
      serviceTask('after'),
      path('begin', 'before', 'event', 'after'),
    ],
    trigger: (scenario) => scenario.completeJob('before').completeJob('undo'),
    trace: [
      'event activated',
      'event undoes before',
      'undo activated',
      'undo completed',
      'event completed',
      'after activated',
    ],
    finish: finishAfter,
  },
  {
    type: 'link',
    position: 'intermediate, throwing',
    pieces: (begin, mappings) => [
      begin,
      serviceTask('before'),
      throwing('event', link('far', 'landing'), mappings),
      catching('landing', link('far')),
      serviceTask('after'),
      path('begin', 'before', 'event'),
      path('landing', 'after'),
    ],
    trigger: passBefore,
    trace: ['event activated', 'event completed', 'after activated'],
    finish: finishAfter,
  },
];

const ending: readonly EventSpecimen[] = [
  ...thrown.map(({ type, definition, job, said = [] }): EventSpecimen => ({
    type,
    position: 'end',
    pieces: (begin, mappings) => [
      begin,
      serviceTask('before'),
      end('event', definition, { ...mappings, ...(job === undefined ? {} : { job }) }),
      path('begin', 'before', 'event'),
    ],
    trigger: job === undefined ? passBefore : sendToo,
    trace: ['event activated', ...said, 'event completed'],
    finish: nothing,
  })),
  {
    type: 'compensation',
    position: 'end',
    pieces: (begin, mappings) => [
      begin,
      undoneBy(serviceTask('before'), 'undo'),
      serviceTask('undo'),
      end('event', compensation(), mappings),
      path('begin', 'before', 'event'),
    ],
    trigger: (scenario) => scenario.completeJob('before').completeJob('undo'),
    trace: ['event activated', 'event undoes before', 'undo activated', 'undo completed', 'event completed'],
    finish: nothing,
  },
  {
    type: 'error',
    position: 'end',
    pieces: (begin, mappings) => [
      begin,
      serviceTask('before'),
      end('event', onError('E'), mappings),
      path('begin', 'before', 'event'),
      eventSubProcess('handler', [
        eventStart('caught', onError('E')),
        serviceTask('after'),
        path('caught', 'after'),
      ]),
    ],
    trigger: passBefore,
    trace: ['event activated', 'event terminated', 'handler activated', 'after activated'],
    finish: finishAfter,
  },
  {
    type: 'terminate',
    position: 'end',
    pieces: (begin, mappings) => [
      begin,
      parallel('fork'),
      serviceTask('before'),
      end('event', { kind: 'terminate' }, mappings),
      serviceTask('work'),
      path('begin', 'fork', 'before', 'event'),
      path('fork', 'work'),
    ],
    trigger: passBefore,
    trace: ['event activated', 'event completed', 'work terminated'],
    finish: nothing,
  },
];

/** Every event that any scope can hold; starts of processes and what a whole scope belongs to stand elsewhere. */
export const eventSpecimens: readonly EventSpecimen[] = [
  ...intermediateCatching,
  ...onBoundary(true),
  undoneOnBoundary,
  ...onBoundary(false),
  ...startingEventSubProcess(true),
  ...startingEventSubProcess(false),
  ...intermediateThrowing,
  ...ending,
];
