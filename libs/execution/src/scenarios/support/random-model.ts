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
  eventBased,
  exclusive,
  flow,
  inclusive,
  link,
  decisionJobTask,
  manualTask,
  model,
  scriptJobTask,
  sendTask,
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
import { boundaryKinds, randomBoundaryEvent, type BoundaryKind } from './random-boundary-event.js';
import { handlerKinds, randomEventSubProcess, type HandlerKind } from './random-event-sub-process.js';
import { repeated, repetitionKinds, type RepetitionKind } from './random-repetition.js';

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
  'manual',
  'send',
  'decisionJob',
  'scriptJob',
  'throw',
  'messageThrow',
  'messageEnd',
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

interface NodePlan {
  readonly loop: RepetitionKind;
  /** The event sub-process drawn in a sub-process. */
  readonly handler: HandlerKind;
  readonly kind: (typeof kinds)[number];
  readonly boundary: BoundaryKind;
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
    boundary: fc.constantFrom(...boundaryKinds),
    targets: fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }),
    boundaryTarget: fc.nat(30),
    mapped: fc.boolean(),
    handler: fc.constantFrom(...handlerKinds),
    loop: fc.constantFrom(...repetitionKinds),
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
    ...randomEventSubProcess(`${prefix}-handler`, handler),
  ];
}

function nodePieces(id: string, plan: NodePlan, at: (place: number) => string): readonly Piece[] {
  if (plan.kind === 'eventBased') return [element(id, plan, at), ...piecesBehindGateway(id, plan, at)];
  if (plan.kind === 'jump') return [element(id, plan, at), ...piecesBehindLink(id, plan, at)];
  return [
    repetition(undoable(id, element(id, plan, at), plan), plan),
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

function repetition(activity: Part, plan: NodePlan): Part {
  return isActivity(plan) ? repeated(activity, plan.loop, plan.mapped) : activity;
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
  const mappings = plan.mapped ? { inputs: { local: '=x', mark: '=uuid()' }, outputs: { y: '=local' } } : {};
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
    case 'manual':
      return manualTask(id);
    case 'send':
      return sendTask(id, mappings);
    case 'decisionJob':
      return decisionJobTask(id);
    case 'scriptJob':
      return scriptJobTask(id);
    case 'throw':
      return throwing(id);
    case 'messageThrow':
      return throwing(id, onMessage('note'), { ...mappings, job: 'send' });
    case 'messageEnd':
      return end(id, onMessage('note'), { job: 'send' });
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
        ...(plan.handler === 'error'
          ? { job: plan.mapped ? 'choose' : '=key' }
          : {
              active: plan.mapped ? `["${id}-a", "${id}-b"]` : `["${id}-b"]`,
              until: plan.handler === 'none' ? 'x > 4' : undefined,
              sequential: !plan.mapped,
            }),
        ...(plan.mapped ? { output: ['results', 'x'] } : {}),
      });
    case 'errorEnd':
      return end(id, onError('E1'));
    case 'terminateEnd':
      return end(id, { kind: 'terminate' });
  }
}

const endKinds: ReadonlySet<NodePlan['kind']> = new Set(['end', 'errorEnd', 'terminateEnd', 'messageEnd']);

function flows(id: string, plan: NodePlan, at: (place: number) => string): readonly Piece[] {
  if (endKinds.has(plan.kind)) return [];
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
  return [randomBoundaryEvent(eventId, id, plan.boundary), path(eventId, at(plan.boundaryTarget))];
}

function isActivity({ kind }: NodePlan): boolean {
  return activityKinds.has(kind);
}

const activityKinds: ReadonlySet<NodePlan['kind']> = new Set([
  'service',
  'user',
  'receive',
  'script',
  'call',
  'undefined',
  'manual',
  'send',
  'decisionJob',
  'scriptJob',
  'subProcess',
  'transaction',
  'adHoc',
]);
