import type { ExecutableProcess } from '@vorgang/bpmn';
import fc from 'fast-check';
import {
  all,
  adHoc,
  boundary,
  callActivity,
  cancelation,
  catching,
  complex,
  compensation,
  end,
  eventStart,
  eventSubProcess,
  eventBased,
  exclusive,
  flow,
  forEach,
  looping,
  inclusive,
  link,
  model,
  onCondition,
  onError,
  onEscalation,
  onMessage,
  onSignal,
  onTimer,
  parallel,
  path,
  receiveTask,
  scriptTask,
  serviceTask,
  start,
  subProcess,
  throwing,
  undefinedTask,
  userTask,
  transaction,
  undoneBy,
  type Part,
  type Piece,
} from './model-builder.js';

const kinds = [
  'service',
  'service',
  'user',
  'receive',
  'timer',
  'message',
  'script',
  'call',
  'undefined',
  'throw',
  'exclusive',
  'exclusive',
  'parallel',
  'parallel',
  'inclusive',
  'inclusive',
  'complex',
  'subProcess',
  'end',
  'errorEnd',
  'compensate',
  'transaction',
  'adHoc',
  'signal',
  'signalThrow',
  'escalationThrow',
  'condition',
  'eventBased',
  'multiple',
  'allOf',
  'jump',
  'terminateEnd',
] as const;

const boundaries = [
  'none',
  'none',
  'timer',
  'cycle',
  'message',
  'openMessage',
  'error',
  'anyError',
  'signal',
  'openSignal',
  'escalation',
  'condition',
  'openCondition',
  'openAllOf',
] as const;

const handlers = ['none', 'none', 'none', 'message', 'openMessage', 'cycle', 'error'] as const;

const loops = ['none', 'none', 'none', 'none', 'parallel', 'sequential', 'standard'] as const;

interface NodePlan {
  readonly loop: (typeof loops)[number];
  /** The event sub-process drawn in a sub-process. */
  readonly handler: (typeof handlers)[number];
  readonly kind: (typeof kinds)[number];
  readonly boundary: (typeof boundaries)[number];
  /** Places of the elements that flows lead to. */
  readonly targets: readonly number[];
  readonly boundaryTarget: number;
  readonly mapped: boolean;
  readonly inner: readonly NodePlan[];
}

function nodePlan(depth: number): fc.Arbitrary<NodePlan> {
  return fc.record({
    kind: fc.constantFrom(
      ...kinds.filter((kind) => depth > 0 || (kind !== 'subProcess' && kind !== 'transaction')),
    ),
    boundary: fc.constantFrom(...boundaries),
    targets: fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }),
    boundaryTarget: fc.nat(30),
    mapped: fc.boolean(),
    handler: fc.constantFrom(...handlers),
    loop: fc.constantFrom(...loops),
    inner: depth > 0 ? fc.array(nodePlan(depth - 1), { minLength: 1, maxLength: 4 }) : fc.constant([]),
  });
}

/** Processes of all elements, wired at random: loops, dead joins, uncaught errors and all. */
export const randomModel: fc.Arbitrary<ExecutableProcess> = fc
  .array(nodePlan(2), { minLength: 1, maxLength: 7 })
  .map((plans) => model(...pieces('n', plans, plans[0]!.handler)));

function pieces(prefix: string, plans: readonly NodePlan[], handler: NodePlan['handler']): readonly Piece[] {
  const ids = plans.map((_plan, place) => `${prefix}${place}`);
  const at = (place: number): string => ids[place % ids.length]!;
  return [
    start(`${prefix}-start`),
    path(`${prefix}-start`, ids[0]!),
    ...plans.flatMap((plan, place) => nodePieces(ids[place]!, plan, at)),
    ...handlerPieces(`${prefix}-handler`, handler),
  ];
}

function handlerPieces(id: string, handler: NodePlan['handler']): readonly Piece[] {
  if (handler === 'none') return [];
  const starts = {
    message: eventStart(`${id}-start`, onMessage('handle')),
    openMessage: eventStart(`${id}-start`, onMessage('handle'), { interrupting: false }),
    cycle: eventStart(`${id}-start`, onTimer('cycle', 'R2/PT1H'), { interrupting: false }),
    error: eventStart(`${id}-start`, onError('E1')),
  };
  return [eventSubProcess(id, [starts[handler], userTask(`${id}-task`), path(`${id}-start`, `${id}-task`)])];
}

function nodePieces(id: string, plan: NodePlan, at: (place: number) => string): readonly Piece[] {
  if (plan.kind === 'eventBased') return [element(id, plan, at), ...piecesBehindGateway(id, plan, at)];
  if (plan.kind === 'jump') return [element(id, plan, at), ...piecesBehindLink(id, plan, at)];
  return [
    repeated(undoable(id, element(id, plan, at), plan), plan),
    ...undoing(id, plan),
    ...flows(id, plan, at),
    ...boundaryPieces(id, plan, at),
  ];
}

/** Some tasks have a handler that undoes them, and a transaction the event that its cancellation leaves by. */
function undoing(id: string, plan: NodePlan): readonly Piece[] {
  const handlers = hasHandler(plan) ? [userTask(`${id}-undo`)] : [];
  if (plan.kind !== 'transaction') return handlers;
  return [...handlers, boundary(`${id}-canceled`, id, cancelation)];
}

function undoable(id: string, activity: Part, plan: NodePlan): Part {
  return hasHandler(plan) ? undoneBy(activity, `${id}-undo`) : activity;
}

function hasHandler(plan: NodePlan): boolean {
  return isActivity(plan) && plan.targets.length > 1;
}

function repeated(activity: Part, plan: NodePlan): Part {
  if (!isActivity(plan)) return activity;
  switch (plan.loop) {
    case 'none':
      return activity;
    case 'parallel':
      return forEach(activity, { items: '[1, 2]', item: 'item', into: 'all', result: 'x', until: 'x > 7' });
    case 'sequential':
      return forEach(activity, {
        sequential: true,
        cardinality: '2',
        behavior: { kind: 'none', event: onEscalation('E1') },
      });
    case 'standard':
      return looping(activity, { condition: 'x < 4', maximum: 2, testBefore: plan.mapped });
  }
}

/** Events of its own behind a gateway, which lead on. */
function piecesBehindGateway(id: string, plan: NodePlan, at: (place: number) => string): readonly Piece[] {
  return [
    catching(`${id}-a`, onMessage('letter')),
    catching(`${id}-b`, onCondition('x > 6')),
    catching(`${id}-c`, [onSignal('alarm'), onTimer('duration', 'PT1H')]),
    ...['a', 'b', 'c'].map((way) => path(id, `${id}-${way}`, at(plan.targets[0]!))),
  ];
}

/** The other end of a link, which leads on. */
function piecesBehindLink(id: string, plan: NodePlan, at: (place: number) => string): readonly Piece[] {
  const landing = `${id}-land`;
  return [catching(landing, link(id)), path(landing, at(plan.targets[0]!))];
}

function element(id: string, plan: NodePlan, at: (place: number) => string): Part {
  const mappings = plan.mapped ? { inputs: { local: '=x' }, outputs: { y: '=local' } } : {};
  switch (plan.kind) {
    case 'service':
      return serviceTask(id, mappings);
    case 'user':
      return userTask(id, { assignee: '=clerk' }, mappings);
    case 'receive':
      return receiveTask(id, 'letter', mappings);
    case 'timer':
      return catching(id, onTimer('duration', 'PT1H'));
    case 'message':
      return catching(id, onMessage('letter'));
    case 'call':
      return callActivity(id, 'called', mappings);
    case 'script':
      return scriptTask(id, 'x + 1', 'x', mappings);
    case 'undefined':
      return undefinedTask(id);
    case 'throw':
      return throwing(id);
    case 'exclusive':
      return exclusive(id, plan.mapped ? `${id}-${at(plan.targets[0]!)}` : undefined);
    case 'complex':
      return complex(id, `activationCount > ${plan.targets.length - 1}`);
    case 'inclusive':
      return inclusive(id, plan.mapped ? `${id}-${at(plan.targets[0]!)}` : undefined);
    case 'parallel':
      return parallel(id);
    case 'subProcess':
      return subProcess(id, pieces(`${id}.`, plan.inner, plan.handler), mappings);
    case 'signal':
      return catching(id, onSignal('alarm'));
    case 'signalThrow':
      return throwing(id, onSignal('alarm'), mappings);
    case 'escalationThrow':
      return plan.mapped ? throwing(id, onEscalation('E1')) : end(id, [onEscalation('E2'), onSignal('over')]);
    case 'condition':
      return catching(id, onCondition('x > 4'));
    case 'eventBased':
      return eventBased(id);
    case 'multiple':
      return catching(id, [onMessage('letter'), onSignal('alarm'), onTimer('duration', 'PT1H')]);
    case 'allOf':
      return catching(id, all(onMessage('letter'), onCondition('x > 2')), mappings);
    case 'jump':
      return throwing(id, link(id, `${id}-land`));
    case 'end':
      return end(id);
    case 'compensate':
      return throwing(id, compensation());
    case 'transaction':
      return transaction(id, [
        ...pieces(`${id}.`, plan.inner, plan.handler),
        ...(plan.mapped ? [end(`${id}.cancel`, cancelation), path(`${id}.0`, `${id}.cancel`)] : []),
      ]);
    case 'adHoc':
      return adHoc(id, [userTask(`${id}-a`), serviceTask(`${id}-b`)], {
        active: plan.mapped ? `["${id}-a", "${id}-b"]` : `["${id}-b"]`,
        until: plan.handler === 'none' ? 'x > 4' : undefined,
      });
    case 'errorEnd':
      return end(id, onError('E1'));
    case 'terminateEnd':
      return end(id, { kind: 'terminate' });
  }
}

function flows(id: string, plan: NodePlan, at: (place: number) => string): readonly Piece[] {
  if (plan.kind === 'end' || plan.kind === 'errorEnd' || plan.kind === 'terminateEnd') return [];
  if (plan.kind === 'escalationThrow' && !plan.mapped) return [];
  const targets = [...new Set(plan.targets.map(at))];
  if (plan.kind !== 'exclusive' && plan.kind !== 'inclusive')
    return targets.map((target) => path(id, target));
  return targets.map((target, place) =>
    plan.mapped && place === 0 ? path(id, target) : flow(id, target, `x < ${place * 3 + 2}`),
  );
}

function boundaryPieces(id: string, plan: NodePlan, at: (place: number) => string): readonly Piece[] {
  if (!isActivity(plan) || plan.boundary === 'none') return [];
  const eventId = `${id}-boundary`;
  return [boundaryEvent(eventId, id, plan.boundary), path(eventId, at(plan.boundaryTarget))];
}

function boundaryEvent(eventId: string, id: string, kind: Exclude<NodePlan['boundary'], 'none'>): Piece {
  switch (kind) {
    case 'timer':
      return boundary(eventId, id, onTimer('duration', 'P1D'));
    case 'cycle':
      return boundary(eventId, id, onTimer('cycle', 'R3/PT1H'), { interrupting: false });
    case 'message':
      return boundary(eventId, id, onMessage('stop'));
    case 'openMessage':
      return boundary(eventId, id, onMessage('note'), { interrupting: false, outputs: { note: '=x' } });
    case 'error':
      return boundary(eventId, id, onError('E1', { errorCodeVariable: 'code' }));
    case 'anyError':
      return boundary(eventId, id, onError());
    case 'signal':
      return boundary(eventId, id, onSignal('alarm'));
    case 'openSignal':
      return boundary(eventId, id, onSignal('alarm'), { interrupting: false });
    case 'escalation':
      return boundary(eventId, id, onEscalation('E1'), { interrupting: false });
    case 'condition':
      return boundary(eventId, id, onCondition('x = 7'));
    case 'openCondition':
      return boundary(eventId, id, onCondition('x > 5'), { interrupting: false });
    case 'openAllOf':
      return boundary(eventId, id, all(onSignal('alarm'), onMessage('note')), { interrupting: false });
  }
}

function isActivity({ kind }: NodePlan): boolean {
  return [
    'service',
    'user',
    'receive',
    'script',
    'call',
    'undefined',
    'subProcess',
    'transaction',
    'adHoc',
  ].includes(kind);
}
