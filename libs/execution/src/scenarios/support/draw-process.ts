import type {
  ContainerNode,
  ElementId,
  EventDefinition,
  EventNode,
  ExecutableProcess,
  Expression,
  FlowNode,
  GatewayNode,
  JobDefinition,
  LoopCharacteristics,
  MessageDefinition,
  TaskNode,
  VariableMapping,
} from '@vorgang/bpmn';

/** Writes a model of the scenarios as the BPMN file that a designer would deploy. */
export function drawProcess(process: ExecutableProcess): string {
  const drawing = new Drawing(process);
  const content = drawing.inside(process.id);
  return (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">' +
    `${[...drawing.roots.values()].join('')}<process id="${process.id}" isExecutable="true">${content}</process></definitions>`
  );
}

const TASKS: Readonly<Record<string, string>> = {
  TASK: 'task',
  MANUAL_TASK: 'manualTask',
  SERVICE_TASK: 'serviceTask',
  USER_TASK: 'userTask',
  SCRIPT_TASK: 'scriptTask',
  BUSINESS_RULE_TASK: 'businessRuleTask',
  SEND_TASK: 'sendTask',
  RECEIVE_TASK: 'receiveTask',
  CALL_ACTIVITY: 'callActivity',
};

const CONTAINERS: Readonly<Record<string, string>> = {
  SUB_PROCESS: 'subProcess',
  EVENT_SUB_PROCESS: 'subProcess',
  TRANSACTION: 'transaction',
  AD_HOC_SUB_PROCESS: 'adHocSubProcess',
};

const GATEWAYS: Readonly<Record<string, string>> = {
  EXCLUSIVE_GATEWAY: 'exclusiveGateway',
  INCLUSIVE_GATEWAY: 'inclusiveGateway',
  PARALLEL_GATEWAY: 'parallelGateway',
  EVENT_BASED_GATEWAY: 'eventBasedGateway',
  COMPLEX_GATEWAY: 'complexGateway',
};

const EVENTS: Readonly<Record<EventNode['position'], string>> = {
  start: 'startEvent',
  catch: 'intermediateCatchEvent',
  throw: 'intermediateThrowEvent',
  boundary: 'boundaryEvent',
  end: 'endEvent',
};

class Drawing {
  /** Messages, signals, errors and escalations, by id. */
  readonly roots = new Map<string, string>();
  private readonly handlers: ReadonlySet<ElementId>;

  constructor(private readonly process: ExecutableProcess) {
    this.handlers = new Set(
      [...process.nodes.values()].flatMap((node) =>
        'compensationHandlerId' in node && node.compensationHandlerId ? [node.compensationHandlerId] : [],
      ),
    );
  }

  inside(scopeId: ElementId): string {
    const nodes = [...this.process.nodes.values()].filter(
      (node) => node.scopeId === scopeId && node.id !== scopeId,
    );
    const flows = nodes.flatMap(({ outgoing }) => outgoing);
    return [
      ...nodes.map((node) => this.node(node)),
      ...flows.map(({ id, sourceId, targetId, condition }) => {
        const expression =
          condition && `<conditionExpression>${escaped(condition.source)}</conditionExpression>`;
        return `<sequenceFlow id="${id}" sourceRef="${sourceId}" targetRef="${targetId}">${expression ?? ''}</sequenceFlow>`;
      }),
      ...nodes.map((node) => compensationOf(node).association),
    ].join('');
  }

  private node(node: FlowNode): string {
    switch (node.kind) {
      case 'event':
        return this.event(node);
      case 'gateway':
        return gateway(node);
      case 'task':
        return this.activity(TASKS[node.elementType] ?? '', node, this.work(node), '');
      case 'container':
        return this.activity(
          CONTAINERS[node.elementType] ?? '',
          node,
          containerParts(node),
          this.inside(node.id),
        );
    }
  }

  private activity(tag: string, node: TaskNode | ContainerNode, parts: Parts, content: string): string {
    const attributes = [
      `id="${node.id}"`,
      ...(this.handlers.has(node.id) ? ['isForCompensation="true"'] : []),
      ...(node.defaultFlowId === undefined ? [] : [`default="${node.defaultFlowId}"`]),
      ...parts.attributes,
    ].join(' ');
    const loop = node.loop === undefined ? '' : this.loop(node.loop);
    const extension = extensions([...parts.extensions, ioMapping(node)]);
    return `<${tag} ${attributes}>${extension}${loop}${content}${parts.content}</${tag}>${compensationOf(node).event}`;
  }

  private work({ work, instantiates }: TaskNode): Parts {
    switch (work.kind) {
      case 'job':
        return { attributes: [], extensions: [taskDefinition(work.job)], content: '' };
      case 'userTask':
        return { attributes: [], extensions: ['<zeebe:userTask/>'], content: '' };
      case 'decision': {
        const { decisionId, resultVariable } = work.decision;
        const called = `<zeebe:calledDecision decisionId="${text(decisionId)}" resultVariable="${resultVariable}"/>`;
        return { attributes: [], extensions: [called], content: '' };
      }
      case 'script': {
        const { expression, resultVariable } = work.script;
        const script = `<zeebe:script expression="=${escaped(expression.source)}" resultVariable="${resultVariable}"/>`;
        return { attributes: [], extensions: [script], content: '' };
      }
      case 'message': {
        const begins = instantiates === true ? ['instantiate="true"'] : [];
        return {
          attributes: [`messageRef="${this.message(work.message)}"`, ...begins],
          extensions: [],
          content: '',
        };
      }
      case 'call':
        return {
          attributes: [],
          extensions: [`<zeebe:calledElement processId="${text(work.call.processId)}"/>`],
          content: '',
        };
      case 'passThrough':
        return { attributes: [], extensions: [], content: '' };
    }
  }

  private event(event: EventNode): string {
    const attributes = [
      `id="${event.id}"`,
      ...(event.parallelMultiple === true ? ['parallelMultiple="true"'] : []),
      ...(event.position === 'start' ? [`isInterrupting="${event.interrupting}"`] : []),
      ...(event.position === 'boundary'
        ? [`attachedToRef="${event.attachedToId}" cancelActivity="${event.interrupting}"`]
        : []),
    ].join(' ');
    const job = event.job === undefined ? '' : taskDefinition(event.job);
    const definitions = event.definitions.map((definition) => this.definition(definition)).join('');
    const tag = EVENTS[event.position];
    return `<${tag} ${attributes}>${extensions([job, ioMapping(event)])}${definitions}</${tag}>`;
  }

  private definition(definition: EventDefinition): string {
    switch (definition.kind) {
      case 'message':
        return `<messageEventDefinition messageRef="${this.message(definition.message)}"/>`;
      case 'timer': {
        const { kind, value } = definition.timer;
        const tag = { date: 'timeDate', duration: 'timeDuration', cycle: 'timeCycle' }[kind];
        return `<timerEventDefinition><${tag}>${text(value)}</${tag}></timerEventDefinition>`;
      }
      case 'error': {
        const reference = this.root('error', 'errorCode', definition.errorCode);
        return `<errorEventDefinition${reference === '' ? '' : ` errorRef="${reference}"`}/>`;
      }
      case 'escalation': {
        const reference = this.root('escalation', 'escalationCode', definition.escalationCode);
        return `<escalationEventDefinition${reference === '' ? '' : ` escalationRef="${reference}"`}/>`;
      }
      case 'signal':
        return `<signalEventDefinition signalRef="${this.root('signal', 'name', definition.signal.name)}"/>`;
      case 'conditional':
        return `<conditionalEventDefinition><condition>${escaped(definition.condition.source)}</condition></conditionalEventDefinition>`;
      case 'link':
        return `<linkEventDefinition name="${definition.name}"/>`;
      case 'compensation': {
        const { activityId } = definition;
        return `<compensateEventDefinition${activityId === undefined ? '' : ` activityRef="${activityId}"`}/>`;
      }
      case 'terminate':
        return '<terminateEventDefinition/>';
      case 'cancel':
        return '<cancelEventDefinition/>';
    }
  }

  private message({ messageId, name, correlationKey }: MessageDefinition): string {
    const key =
      correlationKey === undefined
        ? ''
        : extensions([`<zeebe:subscription correlationKey="${text(correlationKey)}"/>`]);
    this.roots.set(messageId, `<message id="${messageId}" name="${text(name)}">${key}</message>`);
    return messageId;
  }

  private root(tag: string, property: string, value: Expression | undefined): string {
    if (value === undefined) return '';
    const id = `${tag}-${text(value)}`;
    this.roots.set(id, `<${tag} id="${id}" name="${text(value)}" ${property}="${text(value)}"/>`);
    if (tag === 'signal') this.roots.set(id, `<signal id="${id}" name="${text(value)}"/>`);
    return id;
  }

  private loop(loop: LoopCharacteristics): string {
    if (loop.kind === 'standard') {
      const maximum = loop.maximum === undefined ? '' : ` loopMaximum="${loop.maximum}"`;
      const condition = loop.condition && `<loopCondition>${escaped(loop.condition.source)}</loopCondition>`;
      return `<standardLoopCharacteristics testBefore="${loop.testBefore}"${maximum}>${condition ?? ''}</standardLoopCharacteristics>`;
    }
    const { inputCollection, inputElement, cardinality, sequential } = loop;
    const item = inputElement === undefined ? '' : ` inputElement="${inputElement}"`;
    const collection =
      inputCollection === undefined
        ? ''
        : extensions([
            `<zeebe:loopCharacteristics inputCollection="=${escaped(inputCollection.source)}"${item}/>`,
          ]);
    const count = cardinality && `<loopCardinality>${escaped(cardinality.source)}</loopCardinality>`;
    return `<multiInstanceLoopCharacteristics isSequential="${sequential}">${collection}${count ?? ''}</multiInstanceLoopCharacteristics>`;
  }
}

interface Parts {
  readonly attributes: readonly string[];
  readonly extensions: readonly string[];
  readonly content: string;
}

function containerParts({ elementType, adHoc }: ContainerNode): Parts {
  const active =
    adHoc?.activeElements === undefined
      ? []
      : [`<zeebe:adHoc activeElementsCollection="=${escaped(adHoc.activeElements.source)}"/>`];
  const condition = adHoc?.completionCondition;
  return {
    attributes: elementType === 'EVENT_SUB_PROCESS' ? ['triggeredByEvent="true"'] : [],
    extensions: active,
    content:
      condition === undefined
        ? ''
        : `<completionCondition>${escaped(condition.source)}</completionCondition>`,
  };
}

function gateway({ id, elementType, defaultFlowId, instantiates, activationCondition }: GatewayNode): string {
  const tag = GATEWAYS[elementType] ?? '';
  const attributes = [
    `id="${id}"`,
    ...(defaultFlowId === undefined ? [] : [`default="${defaultFlowId}"`]),
    ...(instantiates === undefined ? [] : ['instantiate="true"']),
    ...(instantiates === 'all' ? ['eventGatewayType="Parallel"'] : []),
  ].join(' ');
  const condition =
    activationCondition &&
    `<activationCondition>${escaped(activationCondition.source)}</activationCondition>`;
  return `<${tag} ${attributes}>${condition ?? ''}</${tag}>`;
}

/** The compensation event on the boundary of an activity, and what connects it with the handler. */
function compensationOf(node: FlowNode): { readonly event: string; readonly association: string } {
  const handlerId = 'compensationHandlerId' in node ? node.compensationHandlerId : undefined;
  if (handlerId === undefined) return { event: '', association: '' };
  const id = `${node.id}-undone`;
  return {
    event: `<boundaryEvent id="${id}" attachedToRef="${node.id}"><compensateEventDefinition/></boundaryEvent>`,
    association: `<association id="${id}-by" sourceRef="${id}" targetRef="${handlerId}"/>`,
  };
}

function taskDefinition({ type, retries }: JobDefinition): string {
  return `<zeebe:taskDefinition type="${text(type)}" retries="${text(retries)}"/>`;
}

function ioMapping({ inputs, outputs }: FlowNode): string {
  const parameters = (tag: string, mappings: readonly VariableMapping[]) =>
    mappings.map(
      ({ source, target }) => `<zeebe:${tag} source="${text(source)}" target="${target.join('.')}"/>`,
    );
  const all = [...parameters('input', inputs), ...parameters('output', outputs)];
  return all.length === 0 ? '' : `<zeebe:ioMapping>${all.join('')}</zeebe:ioMapping>`;
}

function extensions(parts: readonly string[]): string {
  const content = parts.join('');
  return content === '' ? '' : `<extensionElements>${content}</extensionElements>`;
}

function text(expression: Expression): string {
  return escaped(expression.kind === 'static' ? expression.value : `=${expression.expression.source}`);
}

function escaped(source: string): string {
  return source
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
