import type {
  ConditionFilter,
  ContainerNode,
  ElementId,
  ElementType,
  EventDefinition,
  EventNode,
  ExecutableProcess,
  Expression,
  FlowNode,
  GatewayNode,
  JobDefinition,
  LoopCharacteristics,
  MessageDefinition,
  MultiInstanceBehavior,
  ResourceBinding,
  SequenceFlow,
  TaskListenerEvent,
  TaskListeners,
  TaskNode,
  TimerDefinition,
  UserTaskDefinition,
  VariableMapping,
  Work,
} from '@vorgang/bpmn';
import { parseRetryBackoff, RETRY_BACKOFF_HEADER } from '@vorgang/bpmn';
import { compileExpression, type CompiledExpression } from '@vorgang/feel';

/** One element of a model under construction; its scope and its flows are known once the model is put together. */
export interface Part {
  readonly kind: 'part';
  readonly id: ElementId;
  readonly children?: readonly Piece[];
  build(place: Place): FlowNode;
}

interface FlowPart {
  readonly kind: 'flow';
  readonly sourceId: ElementId;
  readonly targetId: ElementId;
  readonly condition?: string;
}

export type Piece = Part | readonly FlowPart[];

/** What the model says of an element beside its own kind. */
interface Options extends Mappings {
  readonly defaultFlowId?: ElementId;
}

interface Place {
  readonly scopeId: ElementId;
  readonly incoming: readonly SequenceFlow[];
  readonly outgoing: readonly SequenceFlow[];
  readonly boundaryEventIds: readonly ElementId[];
}

export interface Mappings {
  /** Target path to source expression, such as `{ 'person.name': '=name' }`. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
}

/** A value as a model writes it: FEEL after `=`, else fixed text. */
export function value(source: string): Expression {
  if (!source.startsWith('=')) return { kind: 'static', value: source };
  return { kind: 'feel', expression: feel(source.slice(1)) };
}

export function feel(source: string): CompiledExpression {
  const result = compileExpression(source);
  if (!result.ok) throw new Error(`${source}: ${result.problem.message}`);
  return result.expression;
}

/** Sequence flows from each element to the next. A flow's id is `source-target`. */
export function path(...ids: readonly ElementId[]): readonly FlowPart[] {
  return ids.slice(1).map((targetId, index) => ({ kind: 'flow', sourceId: ids[index]!, targetId }));
}

export function flow(sourceId: ElementId, targetId: ElementId, condition: string): readonly FlowPart[] {
  return [{ kind: 'flow', sourceId, targetId, condition }];
}

export function message(name: string, correlationKey = '=key'): MessageDefinition {
  return { messageId: `message-${name}`, name: value(name), correlationKey: value(correlationKey) };
}

export const onMessage = (name: string, correlationKey?: string): EventDefinition => ({
  kind: 'message',
  message: message(name, correlationKey),
});

export const onTimer = (kind: TimerDefinition['kind'], source: string): EventDefinition => ({
  kind: 'timer',
  timer: { kind, value: value(source) },
});

export const onError = (
  errorCode?: string,
  into: { readonly errorCodeVariable?: string; readonly errorMessageVariable?: string } = {},
): EventDefinition => ({
  kind: 'error',
  ...(errorCode === undefined ? {} : { errorCode: value(errorCode) }),
  ...into,
});

export const onSignal = (name: string): EventDefinition => ({
  kind: 'signal',
  signal: { signalId: `signal-${name}`, name: value(name) },
});

export const onEscalation = (escalationCode?: string): EventDefinition => ({
  kind: 'escalation',
  ...(escalationCode === undefined ? {} : { escalationCode: value(escalationCode) }),
});

export const onCondition = (source: string, filter?: ConditionFilter): EventDefinition => ({
  kind: 'conditional',
  condition: feel(source),
  ...(filter === undefined ? {} : { filter }),
});

/** A catching link, or, with the id of that, a throwing one. */
export const link = (name: string, targetId?: ElementId): EventDefinition => ({
  kind: 'link',
  name,
  ...(targetId === undefined ? {} : { targetId }),
});

/** Several definitions: one of them triggers the event, or, as `all`, only all of them together do. */
export type Definitions = EventDefinition | readonly EventDefinition[] | AllOf;

interface AllOf {
  readonly all: readonly EventDefinition[];
}

export const all = (...definitions: readonly EventDefinition[]): AllOf => ({ all: definitions });

export const start = (id = 'start', definition?: Definitions, mappings: Mappings = {}): Part =>
  event(id, 'START_EVENT', 'start', definition, mappings);

export const end = (id = 'end', definition?: Definitions, mappings: Mappings & { job?: string } = {}): Part =>
  event(id, 'END_EVENT', 'end', definition, mappings);

export const catching = (id: ElementId, definition: Definitions, mappings: Mappings = {}): Part =>
  event(id, 'INTERMEDIATE_CATCH_EVENT', 'catch', definition, mappings);

export const throwing = (
  id: ElementId,
  definition?: Definitions,
  mappings: Mappings & { job?: string } = {},
): Part => event(id, 'INTERMEDIATE_THROW_EVENT', 'throw', definition, mappings);

export const boundary = (
  id: ElementId,
  attachedToId: ElementId,
  definition: Definitions,
  options: Mappings & { interrupting?: boolean } = {},
): Part & { readonly attachedToId: ElementId } => ({
  ...event(id, 'BOUNDARY_EVENT', 'boundary', definition, options, {
    interrupting: options.interrupting ?? true,
    attachedToId,
  }),
  attachedToId,
});

export const serviceTask = (
  id: ElementId,
  options: Mappings & {
    type?: string;
    retries?: string;
    headers?: Readonly<Record<string, string>>;
    priority?: string;
    defaultFlowId?: ElementId;
  } = {},
): Part => task(id, 'SERVICE_TASK', { kind: 'job', job: job(options.type ?? id, options) }, options);

export const sendTask = (id: ElementId, options: Mappings = {}): Part =>
  task(id, 'SEND_TASK', { kind: 'job', job: job(id) }, options);

export const receiveTask = (id: ElementId, name: string, options: Mappings & { key?: string } = {}): Part =>
  task(id, 'RECEIVE_TASK', { kind: 'message', message: message(name, options.key) }, options);

export const scriptTask = (
  id: ElementId,
  expression: string,
  resultVariable: string,
  options: Mappings = {},
): Part =>
  task(
    id,
    'SCRIPT_TASK',
    { kind: 'script', script: { expression: feel(expression), resultVariable } },
    options,
  );

export const scriptJobTask = (id: ElementId): Part =>
  task(id, 'SCRIPT_TASK', { kind: 'job', job: job(id) }, {});

export const decisionTask = (
  id: ElementId,
  decisionId: string,
  resultVariable: string,
  { binding = { kind: 'latest' }, ...options }: Mappings & { binding?: ResourceBinding } = {},
): Part =>
  task(
    id,
    'BUSINESS_RULE_TASK',
    {
      kind: 'decision',
      decision: { decisionId: value(decisionId), resultVariable, binding },
    },
    options,
  );

export const decisionJobTask = (id: ElementId): Part =>
  task(id, 'BUSINESS_RULE_TASK', { kind: 'job', job: job(id) }, {});

type UserTaskValues = Partial<
  Record<Exclude<keyof UserTaskDefinition, 'formId' | 'formBinding' | 'headers' | 'listeners'>, string>
> & {
  readonly formId?: string;
  readonly formBinding?: ResourceBinding;
  /** Job types of task listeners by event. */
  readonly listeners?: Partial<Record<TaskListenerEvent, readonly string[]>>;
};

export const userTask = (id: ElementId, values: UserTaskValues = {}, mappings: Mappings = {}): Part => {
  const { formId, formBinding = { kind: 'latest' }, listeners, ...expressions } = values;
  const compiled = Object.fromEntries(
    Object.entries(expressions).map(([name, source]) => [name, value(source)]),
  );
  const definition: UserTaskDefinition = {
    ...compiled,
    formId,
    formBinding,
    headers: {},
    ...(listeners === undefined ? {} : { listeners: taskListeners(listeners) }),
  };
  return task(id, 'USER_TASK', { kind: 'userTask', userTask: definition }, mappings);
};

function taskListeners(types: NonNullable<UserTaskValues['listeners']>): TaskListeners {
  const at = (event: TaskListenerEvent) => (types[event] ?? []).map((type) => job(type));
  return {
    creating: at('creating'),
    assigning: at('assigning'),
    updating: at('updating'),
    completing: at('completing'),
    canceling: at('canceling'),
  };
}

export const callActivity = (
  id: ElementId,
  processId: string,
  options: Mappings & { allIn?: boolean; allOut?: boolean; binding?: ResourceBinding } = {},
): Part =>
  task(
    id,
    'CALL_ACTIVITY',
    {
      kind: 'call',
      call: {
        processId: value(processId),
        binding: options.binding ?? { kind: 'latest' },
        propagateAllParentVariables: options.allIn ?? true,
        propagateAllChildVariables: options.allOut ?? true,
      },
    },
    options,
  );

export const manualTask = (id: ElementId): Part => task(id, 'MANUAL_TASK', { kind: 'passThrough' }, {});

export const undefinedTask = (id: ElementId, options: Mappings = {}): Part =>
  task(id, 'TASK', { kind: 'passThrough' }, options);

export const exclusive = (id: ElementId, defaultFlowId?: ElementId): Part =>
  gateway(id, 'EXCLUSIVE_GATEWAY', { defaultFlowId });

export const inclusive = (id: ElementId, defaultFlowId?: ElementId): Part =>
  gateway(id, 'INCLUSIVE_GATEWAY', { defaultFlowId });

export const complex = (id: ElementId, activationCondition?: string, defaultFlowId?: ElementId): Part =>
  gateway(id, 'COMPLEX_GATEWAY', {
    defaultFlowId,
    activationCondition: activationCondition === undefined ? undefined : feel(activationCondition),
  });

export const eventBased = (id: ElementId, instantiates?: GatewayNode['instantiates']): Part =>
  gateway(id, 'EVENT_BASED_GATEWAY', { instantiates });

export const parallel = (id: ElementId): Part => gateway(id, 'PARALLEL_GATEWAY');

export const subProcess = (id: ElementId, children: readonly Piece[], options: Mappings = {}): Part => ({
  kind: 'part',
  id,
  children,
  build: (place) => container(id, 'SUB_PROCESS', children, place, options),
});

export interface MultiInstanceOptions {
  readonly sequential?: boolean;
  readonly items?: string;
  readonly item?: string;
  readonly cardinality?: string;
  readonly into?: string;
  readonly result?: string;
  readonly until?: string;
  readonly behavior?: MultiInstanceBehavior;
}

const compiled = (source: string | undefined) => (source === undefined ? undefined : feel(source));

/** The activity as multi-instance. All expressions are FEEL without `=`. */
export function forEach(activity: Part, loop: MultiInstanceOptions): Part {
  return withLoop(activity, {
    kind: 'multiInstance',
    sequential: loop.sequential ?? false,
    inputCollection: compiled(loop.items),
    inputElement: loop.item,
    cardinality: compiled(loop.cardinality),
    outputCollection: loop.into,
    outputElement: compiled(loop.result),
    completionCondition: compiled(loop.until),
    behavior: loop.behavior,
  });
}

/** The activity with a standard loop. The condition is FEEL without `=`. */
export function looping(
  activity: Part,
  loop: { readonly condition?: string; readonly maximum?: number; readonly testBefore?: boolean },
): Part {
  return withLoop(activity, {
    kind: 'standard',
    testBefore: loop.testBefore ?? false,
    condition: compiled(loop.condition),
    maximum: loop.maximum,
  });
}

function withLoop(activity: Part, loop: LoopCharacteristics): Part {
  return { ...activity, build: (place) => ({ ...activity.build(place), loop }) as FlowNode };
}

/** The receive task, whose message begins an instance. */
export function instantiating(task: Part): Part {
  return { ...task, build: (place) => ({ ...task.build(place), instantiates: true }) as FlowNode };
}

/** Job types of listeners by event, FEEL after `=`. */
export interface ListenerTypes {
  readonly start?: readonly string[];
  readonly end?: readonly string[];
}

/** The element with execution listeners. */
export function listening(part: Part, types: ListenerTypes): Part {
  return { ...part, build: (place) => withListeners(part.build(place), types) };
}

/** The process with execution listeners of its own. */
export function listeningProcess(process: ExecutableProcess, types: ListenerTypes): ExecutableProcess {
  const nodes = new Map(process.nodes);
  nodes.set(process.id, withListeners(process.nodes.get(process.id)!, types));
  return { ...process, nodes };
}

export function withListeners(node: FlowNode, { start = [], end = [] }: ListenerTypes): FlowNode {
  const jobs = (types: readonly string[]) => types.map((type) => job(type));
  return { ...node, executionListeners: { start: jobs(start), end: jobs(end) } };
}

/** The activity, taking and sending several tokens. */
export function withQuantities(
  activity: Part,
  quantities: { readonly startQuantity?: number; readonly completionQuantity?: number },
): Part {
  return { ...activity, build: (place) => ({ ...activity.build(place), ...quantities }) as FlowNode };
}

export const transaction = (id: ElementId, children: readonly Piece[], options: Mappings = {}): Part => ({
  kind: 'part',
  id,
  children,
  build: (place) => container(id, 'TRANSACTION', children, place, options),
});

/** An ad-hoc sub-process. Expressions are FEEL without `=`. */
export const adHoc = (
  id: ElementId,
  children: readonly Piece[],
  options: Mappings & {
    active?: string;
    until?: string;
    cancelRemaining?: boolean;
    sequential?: boolean;
    /** The variable that collects, and the expression of what it collects. */
    output?: readonly [collection: string, element: string];
    /** Type of the job whose worker chooses; may be FEEL. */
    job?: string;
    documentation?: Readonly<Record<string, string>>;
  } = {},
): Part => ({
  kind: 'part',
  id,
  children,
  build: (place) => ({
    ...container(id, 'AD_HOC_SUB_PROCESS', children, place, options),
    adHoc: {
      activeElements: compiled(options.active),
      completionCondition: compiled(options.until),
      cancelRemainingInstances: options.cancelRemaining ?? true,
      ...(options.sequential === true ? { sequential: true } : {}),
      ...(options.output === undefined
        ? {}
        : { output: { collection: options.output[0], element: feel(options.output[1]) } }),
      ...(options.job === undefined
        ? {}
        : {
            job: { type: value(options.job), retries: value('3'), headers: {} },
            documentation: options.documentation,
          }),
    },
  }),
});

/** The activity, undone by the handler of the given id. */
export function undoneBy(activity: Part, compensationHandlerId: ElementId): Part {
  return { ...activity, build: (place) => ({ ...activity.build(place), compensationHandlerId }) as FlowNode };
}

export const compensation = (activityId?: ElementId): EventDefinition => ({
  kind: 'compensation',
  ...(activityId === undefined ? {} : { activityId }),
});

export const cancelation: EventDefinition = { kind: 'cancel' };

/** A sub-process that an event starts; its own start event is its first piece. */
export const eventSubProcess = (id: ElementId, children: readonly Piece[], options: Mappings = {}): Part => ({
  kind: 'part',
  id,
  children,
  build: (place) => container(id, 'EVENT_SUB_PROCESS', children, place, options),
});

/** The start event of an event sub-process. */
export const eventStart = (
  id: ElementId,
  definition: Definitions,
  options: Mappings & { interrupting?: boolean } = {},
): Part =>
  event(id, 'START_EVENT', 'start', definition, options, { interrupting: options.interrupting ?? true });

/** Puts the pieces together to a process with the id `process`. */
export function model(...pieces: readonly Piece[]): ExecutableProcess {
  const nodes = new Map<ElementId, FlowNode>();
  const flows = new Map<ElementId, SequenceFlow>();
  const root = container('process', 'PROCESS', pieces, emptyPlace('process'), {});
  nodes.set(root.id, root);
  addPieces('process', pieces, nodes, flows);
  return { id: 'process', nodes, flows, lanes: [] };
}

function addPieces(
  scopeId: ElementId,
  pieces: readonly Piece[],
  nodes: Map<ElementId, FlowNode>,
  flows: Map<ElementId, SequenceFlow>,
): void {
  const scopeFlows = pieces.flatMap((piece) => ('kind' in piece ? [] : piece)).map(sequenceFlow);
  for (const built of scopeFlows) flows.set(built.id, built);
  const parts = pieces.filter((piece): piece is Part => 'kind' in piece);
  for (const part of parts) {
    const boundaryEventIds = parts
      .filter((other) => 'attachedToId' in other && other.attachedToId === part.id)
      .map((other) => other.id);
    nodes.set(
      part.id,
      part.build({
        scopeId,
        incoming: scopeFlows.filter((built) => built.targetId === part.id),
        outgoing: scopeFlows.filter((built) => built.sourceId === part.id),
        boundaryEventIds,
      }),
    );
    if (part.children !== undefined) addPieces(part.id, part.children, nodes, flows);
  }
}

function sequenceFlow(part: FlowPart): SequenceFlow {
  const { sourceId, targetId, condition } = part;
  return {
    id: `${sourceId}-${targetId}`,
    sourceId,
    targetId,
    ...(condition === undefined ? {} : { condition: feel(condition) }),
  };
}

function emptyPlace(scopeId: ElementId): Place {
  return { scopeId, incoming: [], outgoing: [], boundaryEventIds: [] };
}

function base(id: ElementId, elementType: ElementType, place: Place, mappings: Mappings) {
  return {
    id,
    elementType,
    scopeId: place.scopeId,
    incoming: place.incoming,
    outgoing: place.outgoing,
    inputs: mapping(mappings.inputs),
    outputs: mapping(mappings.outputs),
    properties: {},
  };
}

function mapping(entries: Readonly<Record<string, string>> = {}): readonly VariableMapping[] {
  return Object.entries(entries).map(([target, source]) => ({
    target: target.split('.'),
    source: value(source),
  }));
}

function job(
  type: string,
  options: { retries?: string; headers?: Readonly<Record<string, string>>; priority?: string } = {},
): JobDefinition {
  const headers = options.headers ?? {};
  const retryBackoff = parseRetryBackoff(headers[RETRY_BACKOFF_HEADER] ?? '');
  return {
    type: value(type),
    retries: value(options.retries ?? '3'),
    headers,
    ...(options.priority === undefined ? {} : { priority: value(options.priority) }),
    ...(retryBackoff === null ? {} : { retryBackoff }),
  };
}

function task(id: ElementId, elementType: ElementType, work: Work, options: Options): Part {
  return {
    kind: 'part',
    id,
    build: (place): TaskNode => ({
      kind: 'task',
      ...base(id, elementType, place, options),
      ...(options.defaultFlowId === undefined ? {} : { defaultFlowId: options.defaultFlowId }),
      work,
      boundaryEventIds: place.boundaryEventIds,
    }),
  };
}

function gateway(
  id: ElementId,
  elementType: ElementType,
  options: Pick<GatewayNode, 'defaultFlowId' | 'instantiates' | 'activationCondition'> = {},
): Part {
  return {
    kind: 'part',
    id,
    build: (place): GatewayNode => ({
      kind: 'gateway',
      ...base(id, elementType, place, {}),
      ...options,
    }),
  };
}

function event(
  id: ElementId,
  elementType: ElementType,
  position: EventNode['position'],
  definitions: Definitions | undefined,
  options: Mappings & { job?: string },
  attachment: Pick<EventNode, 'interrupting' | 'attachedToId'> = { interrupting: true },
): Part {
  return {
    kind: 'part',
    id,
    build: (place): EventNode => ({
      kind: 'event',
      ...base(id, elementType, place, options),
      position,
      ...readDefinitions(definitions),
      ...attachment,
      ...(options.job === undefined ? {} : { job: job(options.job) }),
    }),
  };
}

function readDefinitions(definitions: Definitions = []): Pick<EventNode, 'definitions' | 'parallelMultiple'> {
  if ('all' in definitions) return { definitions: definitions.all, parallelMultiple: true };
  return { definitions: 'kind' in definitions ? [definitions] : definitions };
}

function container(
  id: ElementId,
  elementType: ElementType,
  pieces: readonly Piece[],
  place: Place,
  mappings: Mappings,
): ContainerNode {
  const children = pieces
    .filter((piece): piece is Part => 'kind' in piece)
    .map((part) => part.build(emptyPlace(id)));
  const starts = children.filter(
    (child): child is EventNode => child.kind === 'event' && child.position === 'start',
  );
  return {
    kind: 'container',
    ...base(id, elementType, place, mappings),
    childIds: children.map((child) => child.id),
    startEventId: starts.find((node) => node.definitions.length === 0)?.id,
    ...initialNodes(elementType, pieces, children),
    triggeredStartIds: children.filter(isTriggeredStart).map((node) => node.id),
    boundaryEventIds: place.boundaryEventIds,
  };
}

/** As libs/bpmn reads them from a file. */
function initialNodes(
  elementType: ElementType,
  pieces: readonly Piece[],
  children: readonly FlowNode[],
): Pick<ContainerNode, 'initialNodeIds'> {
  if (!['PROCESS', 'SUB_PROCESS', 'TRANSACTION'].includes(elementType)) return {};
  const begins = (node: FlowNode) =>
    (node.kind === 'event' && node.position === 'start') || ('instantiates' in node && node.instantiates);
  if (children.some(begins)) return {};
  const reached = new Set(
    pieces.flatMap((piece) => ('kind' in piece ? [] : piece)).map((flow) => sequenceFlow(flow).targetId),
  );
  const handlers = new Set(
    children.flatMap((node) => ('compensationHandlerId' in node ? [node.compensationHandlerId] : [])),
  );
  const initial = children.filter(
    (node) =>
      !reached.has(node.id) &&
      !handlers.has(node.id) &&
      node.elementType !== 'EVENT_SUB_PROCESS' &&
      !(node.kind === 'event' && node.position === 'boundary') &&
      !(
        node.kind === 'event' &&
        node.position === 'catch' &&
        node.definitions.some(({ kind }) => kind === 'link')
      ),
  );
  return initial.length === 0 ? {} : { initialNodeIds: initial.map(({ id }) => id) };
}

function isTriggeredStart(node: FlowNode): boolean {
  if (node.kind === 'task' && node.instantiates === true) return true;
  if (node.elementType === 'EVENT_SUB_PROCESS') return true;
  return node.kind === 'event' && node.position === 'start' && node.definitions.length > 0;
}
