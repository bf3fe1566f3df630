import { describe, expect, it } from 'vitest';
import { parseProcessModel, readDeployedModel } from '../parse-process-model.js';
import { deploymentRules } from './deployment-rules.js';

const NAMESPACES = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
  'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"',
].join(' ');

const definitions = (content: string) => `<bpmn:definitions ${NAMESPACES}>${content}</bpmn:definitions>`;
const process = (content: string) => `<bpmn:process id="p" isExecutable="true">${content}</bpmn:process>`;
const flow = (id: string, from: string, to: string, rest = '/>') =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"${rest}`;
const condition = (body: string) =>
  `><bpmn:conditionExpression>${body}</bpmn:conditionExpression></bpmn:sequenceFlow>`;
const start = '<bpmn:startEvent id="start"/>';
const element = (type: string, extensions: string, rest = '', attributes = '') =>
  `<bpmn:${type} id="x" ${attributes}><bpmn:extensionElements>${extensions}</bpmn:extensionElements>${rest}</bpmn:${type}>`;
const job = '<zeebe:taskDefinition type="t"/>';
const executionListener = (eventType: string, attributes = '', times = 1) =>
  `<zeebe:executionListeners>${`<zeebe:executionListener eventType="${eventType}" type="t" ${attributes}/>`.repeat(times)}</zeebe:executionListeners>`;
const timer = (content: string) => `<bpmn:timerEventDefinition>${content}</bpmn:timerEventDefinition>`;
/** Cron, but February has no such day. */
const never = '<bpmn:timeCycle>0 0 0 31 2 *</bpmn:timeCycle>';
const inside = (content: string) => definitions(process(start + content));
const adHoc = (extensions: string, more = '') =>
  `<bpmn:adHocSubProcess id="x"><bpmn:extensionElements>${extensions}</bpmn:extensionElements><bpmn:task id="a"/>${more}</bpmn:adHocSubProcess>`;
const catching = (content: string) =>
  inside(`<bpmn:intermediateCatchEvent id="x">${content}</bpmn:intermediateCatchEvent>`);
const boundary = (content: string, attributes = 'attachedToRef="a"') =>
  inside(
    `<bpmn:task id="a"/><bpmn:task id="b"/>${flow('f', 'x', 'b')}<bpmn:boundaryEvent id="x" ${attributes}>${content}</bpmn:boundaryEvent>`,
  );
const eventSubProcess = (definition: string, attributes = '') =>
  `<bpmn:subProcess id="x" triggeredByEvent="true"><bpmn:startEvent id="y" ${attributes}>${definition}</bpmn:startEvent></bpmn:subProcess>`;
const looped = (loop: string) => `<bpmn:task id="x">${loop}</bpmn:task>`;
const multiInstance = (zeebe: string, attributes = '') =>
  looped(
    `<bpmn:multiInstanceLoopCharacteristics ${attributes}><bpmn:extensionElements><zeebe:loopCharacteristics ${zeebe}/></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>`,
  );
const day = '<bpmn:timeDuration>P1D</bpmn:timeDuration>';
const escalation = '<bpmn:escalationEventDefinition/>';
const behindGateway = (content: string, target: string, attributes = '') =>
  inside(
    `<bpmn:eventBasedGateway id="x" ${attributes}/>${content}${target === '' ? '' : flow('f', 'x', target)}`,
  );
const mapping = (parameter: string) => `${job}<zeebe:ioMapping>${parameter}</zeebe:ioMapping>`;
const choice = (first: string, second: string, attributes = '') =>
  inside(
    `<bpmn:exclusiveGateway id="x" ${attributes}/><bpmn:task id="a"/><bpmn:task id="b"/>${flow('f', 'x', 'a', first)}${flow('g', 'x', 'b', second)}`,
  );

/** Rule, element to blame, smallest model that breaks it. */
const BROKEN: readonly (readonly [rule: string, elementId: string, xml: string])[] = [
  ['file-needs-executable-process', 'small.bpmn', definitions('<bpmn:process id="p"/>')],
  ['element-needs-id', 'small.bpmn', inside('<bpmn:task name="t"/>')],
  ['name-must-be-safe', '__proto__', inside('<bpmn:task id="__proto__"/>')],
  [
    'name-must-be-safe',
    'x',
    inside(element('serviceTask', mapping('<zeebe:input source="=1" target="a.constructor"/>'))),
  ],
  ['name-must-be-short', 'x'.repeat(255), inside(`<bpmn:task id="${'x'.repeat(256)}"/>`)],
  [
    'name-must-be-short',
    'x',
    inside(element('serviceTask', `<zeebe:taskDefinition type="${'t'.repeat(256)}"/>`)),
  ],
  [
    'name-must-be-short',
    'x',
    definitions(
      `<bpmn:message id="m" name="${'m'.repeat(256)}"/>` +
        process('<bpmn:startEvent id="x"><bpmn:messageEventDefinition messageRef="m"/></bpmn:startEvent>'),
    ),
  ],
  ['element-must-be-supported', 'x', inside('<bpmn:choreographyTask id="x"/>')],
  ['compensation-must-fit', 'x', inside('<bpmn:task id="x" isForCompensation="true"/>')],
  [
    'compensation-must-fit',
    'x',
    inside(
      '<bpmn:task id="a"/><bpmn:boundaryEvent id="x" attachedToRef="a"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent>',
    ),
  ],
  [
    'compensation-must-fit',
    'f',
    inside(`<bpmn:task id="a"/><bpmn:task id="b" isForCompensation="true"/>${flow('f', 'a', 'b')}`),
  ],
  ['compensation-must-fit', 'y', inside(eventSubProcess('<bpmn:compensateEventDefinition/>'))],
  [
    'compensation-must-fit',
    'x',
    inside(
      '<bpmn:subProcess id="s"><bpmn:startEvent id="i"/><bpmn:task id="a"/></bpmn:subProcess><bpmn:endEvent id="x"><bpmn:compensateEventDefinition activityRef="a"/></bpmn:endEvent>',
    ),
  ],
  ['cancel-must-fit', 'x', inside('<bpmn:endEvent id="x"><bpmn:cancelEventDefinition/></bpmn:endEvent>')],
  ['ad-hoc-must-fit', 'x', inside('<bpmn:adHocSubProcess id="x"/>')],
  [
    'ad-hoc-must-fit',
    'x',
    inside('<bpmn:adHocSubProcess id="x"><bpmn:task id="a"/><bpmn:endEvent id="e"/></bpmn:adHocSubProcess>'),
  ],
  ['ad-hoc-must-fit', 'x', inside(adHoc('<zeebe:adHoc outputCollection="results"/>'))],
  ['ad-hoc-must-fit', 'x', inside(adHoc('<zeebe:adHoc outputCollection="1 a" outputElement="=r"/>'))],
  [
    'ad-hoc-must-fit',
    'x',
    inside(adHoc('<zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders>')),
  ],
  ['ad-hoc-must-fit', 'x', inside(adHoc('<zeebe:taskDefinition retries="3"/>'))],
  [
    'ad-hoc-must-fit',
    'x',
    inside(adHoc('<zeebe:taskDefinition type="t"/><zeebe:adHoc activeElementsCollection="=[]"/>')),
  ],
  [
    'ad-hoc-must-fit',
    'x',
    inside(
      adHoc('<zeebe:taskDefinition type="t"/>', '<bpmn:completionCondition>=true</bpmn:completionCondition>'),
    ),
  ],
  ['cancel-must-fit', 'x', boundary('<bpmn:cancelEventDefinition/>')],
  ['call-needs-process', 'x', inside('<bpmn:callActivity id="x"/>')],
  ['event-must-be-supported', 'x', catching('<bpmn:errorEventDefinition/>')],
  ['event-must-be-supported', 'x', boundary('<bpmn:linkEventDefinition/>')],
  ['loop-must-be-complete', 'x', inside(looped('<bpmn:multiInstanceLoopCharacteristics/>'))],
  ['loop-must-be-complete', 'x', inside(multiInstance('inputElement="item"'))],
  ['loop-must-be-complete', 'x', inside(multiInstance('inputCollection="=items" inputElement="1a"'))],
  ['loop-must-be-complete', 'x', inside(multiInstance('inputCollection="=items" outputElement="=a"'))],
  ['loop-must-be-complete', 'x', inside(multiInstance('inputCollection="=items"', 'behavior="None"'))],
  ['loop-must-be-complete', 'x', inside(looped('<bpmn:standardLoopCharacteristics/>'))],
  ['loop-must-be-complete', 'x', inside(looped('<bpmn:standardLoopCharacteristics loopMaximum="0"/>'))],
  ['quantity-must-be-number', 'x', inside('<bpmn:task id="x" startQuantity="0"/>')],
  ['marker-must-be-supported', 'x', inside('<bpmn:task id="x"><bpmn:potentialOwner id="o"/></bpmn:task>')],
  [
    'instantiating-task-must-fit',
    'x',
    inside(`<bpmn:task id="a"/><bpmn:receiveTask id="x" instantiate="true"/>${flow('f', 'a', 'x')}`),
  ],
  [
    'instantiating-task-must-fit',
    'x',
    inside(
      '<bpmn:receiveTask id="x" instantiate="true"><bpmn:standardLoopCharacteristics loopMaximum="2"/></bpmn:receiveTask>',
    ),
  ],
  [
    'instantiating-task-must-fit',
    'x',
    inside(
      `<bpmn:receiveTask id="x" instantiate="true"/><bpmn:task id="a"/><bpmn:boundaryEvent id="b" attachedToRef="x">${timer(day)}</bpmn:boundaryEvent>${flow('f', 'b', 'a')}`,
    ),
  ],
  ['event-sub-process-must-fit', 'x', inside('<bpmn:subProcess id="x" triggeredByEvent="true"/>')],
  [
    'event-sub-process-must-fit',
    'f',
    inside(`<bpmn:task id="a"/><bpmn:subProcess id="x" triggeredByEvent="true"/>${flow('f', 'a', 'x')}`),
  ],
  [
    'event-sub-process-must-fit',
    'b',
    inside(
      '<bpmn:subProcess id="x" triggeredByEvent="true"/><bpmn:boundaryEvent id="b" attachedToRef="x"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>',
    ),
  ],
  [
    'error-event-must-fit',
    'y',
    inside(eventSubProcess('<bpmn:errorEventDefinition/>', 'isInterrupting="false"')),
  ],
  ['extension-must-be-supported', 'x', inside(element('serviceTask', `${job}<zeebe:taskListeners/>`))],
  ['listener-must-fit', 'x', inside(element('exclusiveGateway', executionListener('end')))],
  ['listener-must-fit', 'x', definitions(process(element('startEvent', executionListener('start'))))],
  ['listener-must-fit', 'x', inside(element('task', executionListener('take')))],
  ['listener-must-fit', 'x', inside(element('task', executionListener('start', 'retries="many"')))],
  ['listener-must-fit', 'x', inside(element('task', executionListener('start', '', 2)))],
  [
    'listener-must-fit',
    'x',
    inside(
      element(
        'task',
        '<zeebe:executionListeners><zeebe:executionListener eventType="start"/></zeebe:executionListeners>',
      ),
    ),
  ],
  [
    'listener-must-fit',
    'x',
    inside(
      element(
        'userTask',
        '<zeebe:userTask/><zeebe:taskListeners><zeebe:taskListener eventType="start" type="t"/></zeebe:taskListeners>',
      ),
    ),
  ],
  ['extension-must-be-supported', 'x', inside(element('task', job))],
  ['no-foreign-engine-extension', 'x', inside(element('serviceTask', job, '', 'camunda:asyncBefore="true"'))],
  ['process-needs-start-event', 'p', definitions(process(''))],
  ['process-needs-start-event', 'x', inside('<bpmn:subProcess id="x"/>')],
  [
    'process-needs-start-event',
    'x',
    inside(
      `<bpmn:subProcess id="x"><bpmn:task id="a"/><bpmn:task id="b"/>${flow('f1', 'a', 'b')}${flow('f2', 'b', 'a')}</bpmn:subProcess>`,
    ),
  ],
  ['one-none-start-event', 'p', inside('<bpmn:startEvent id="second"/>')],
  [
    'sub-process-starts-plainly',
    'y',
    inside(
      `<bpmn:subProcess id="x"><bpmn:startEvent id="y">${timer('<bpmn:timeDate>2027-01-01T00:00:00Z</bpmn:timeDate>')}</bpmn:startEvent></bpmn:subProcess>`,
    ),
  ],
  ['flow-must-connect', 'f', inside('<bpmn:task id="a"/><bpmn:sequenceFlow id="f" sourceRef="a"/>')],
  [
    'flow-must-connect',
    'f',
    inside(`<bpmn:subProcess id="x"><bpmn:startEvent id="y"/></bpmn:subProcess>${flow('f', 'start', 'y')}`),
  ],
  ['flow-must-fit-event', 'f', inside(`<bpmn:task id="a"/>${flow('f', 'a', 'start')}`)],
  ['flow-must-fit-event', 'f', inside(`<bpmn:task id="a"/><bpmn:endEvent id="e"/>${flow('f', 'e', 'a')}`)],
  ['gateway-needs-conditions', 'f', choice('/>', condition('=true'))],
  ['default-flow-must-fit', 'f', choice(condition('=true'), condition('=true'), 'default="f"')],
  [
    'default-flow-must-fit',
    'x',
    inside(`<bpmn:task id="x" default="g"/><bpmn:task id="a"/>${flow('f', 'x', 'a')}${flow('g', 'a', 'x')}`),
  ],
  [
    'condition-must-have-effect',
    'f',
    inside(`<bpmn:task id="a"/>${flow('f', 'start', 'a', condition('=true'))}`),
  ],
  [
    'expression-must-be-feel',
    'f',
    choice(
      '><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="javascript">a</bpmn:conditionExpression></bpmn:sequenceFlow>',
      condition('=a'),
    ),
  ],
  ['task-needs-job-type', 'x', inside('<bpmn:serviceTask id="x"/>')],
  ['task-needs-job-type', 'x', inside('<bpmn:sendTask id="x"/>')],
  [
    'task-needs-job-type',
    'x',
    inside('<bpmn:endEvent id="x"><bpmn:messageEventDefinition/></bpmn:endEvent>'),
  ],
  ['task-needs-one-implementation', 'x', inside('<bpmn:businessRuleTask id="x"/>')],
  [
    'task-needs-one-implementation',
    'x',
    inside(element('scriptTask', `${job}<zeebe:script expression="=1" resultVariable="r"/>`)),
  ],
  ['job-belongs-to-message', 'x', inside(element('endEvent', job))],
  [
    'retries-must-be-number',
    'x',
    inside(element('serviceTask', '<zeebe:taskDefinition type="t" retries="many"/>')),
  ],
  ...[
    '=f',
    'PT1X',
    'P1M',
    'PT1S,',
    'PT1S*2',
    'PT1S*1..PT1M',
    'PT1M*2..PT1S',
    'PT0S*2..PT1S',
    'P367D',
    '',
  ].map((value): readonly [string, string, string] => [
    'retry-backoff-must-parse',
    'x',
    inside(
      element(
        'serviceTask',
        `${job}<zeebe:taskHeaders><zeebe:header key="retryBackoff" value="${value}"/></zeebe:taskHeaders>`,
      ),
    ),
  ]),
  [
    'retry-backoff-must-parse',
    'x',
    inside(
      element(
        'task',
        '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="t"><zeebe:taskHeaders><zeebe:header key="retryBackoff" value="soon"/></zeebe:taskHeaders></zeebe:executionListener></zeebe:executionListeners>',
      ),
    ),
  ],
  ...['180', 'P', 'PT', 'P1.5D', '-P1D', 'P1001Y', 'P99999D12', '=duration(&quot;P1D&quot;)', ''].map(
    (value): readonly [string, string, string] => [
      'history-time-to-live-must-parse',
      'p',
      definitions(
        process(
          `<bpmn:extensionElements><zeebe:properties><zeebe:property name="vorgang:historyTimeToLive" value="${value}"/></zeebe:properties></bpmn:extensionElements>${start}`,
        ),
      ),
    ],
  ),
  [
    'history-time-to-live-must-parse',
    'p',
    definitions(
      process(
        `<bpmn:extensionElements><zeebe:properties><zeebe:property name="vorgang:historyTimeToLive" value="P100Y"/><zeebe:property name="vorgang:historyTimeToLive" value="P0D"/></zeebe:properties></bpmn:extensionElements>${start}`,
      ),
    ),
  ],
  [
    'history-time-to-live-must-parse',
    'x',
    inside(
      element(
        'task',
        '<zeebe:properties><zeebe:property name="vorgang:historyTimeToLive" value="P1D"/></zeebe:properties>',
      ),
    ),
  ],
  ...['high', '1.5', '2147483648'].map((value): readonly [string, string, string] => [
    'job-priority-must-fit',
    'x',
    inside(element('serviceTask', `${job}<zeebe:jobPriorityDefinition priority="${value}"/>`)),
  ]),
  [
    'job-priority-must-fit',
    'x',
    inside(
      element(
        'scriptTask',
        '<zeebe:script expression="=1" resultVariable="r"/><zeebe:jobPriorityDefinition priority="1"/>',
      ),
    ),
  ],
  [
    'job-priority-must-fit',
    'p',
    definitions(
      process(
        `<bpmn:extensionElements><zeebe:jobPriorityDefinition priority="x"/></bpmn:extensionElements>${start}`,
      ),
    ),
  ],
  [
    'decision-needs-id-and-result',
    'x',
    inside(element('businessRuleTask', '<zeebe:calledDecision decisionId="d"/>')),
  ],
  ['script-needs-expression', 'x', inside(element('scriptTask', '<zeebe:script expression="=1"/>'))],
  [
    'script-needs-expression',
    'x',
    inside('<bpmn:scriptTask id="x" scriptFormat="groovy"><bpmn:script>1</bpmn:script></bpmn:scriptTask>'),
  ],
  [
    'result-variable-must-be-name',
    'x',
    inside(element('scriptTask', '<zeebe:script expression="=1" resultVariable="a b"/>')),
  ],
  [
    'mapping-must-be-complete',
    'x',
    inside(element('serviceTask', mapping('<zeebe:input source="=1" target="1a"/>'))),
  ],
  ['mapping-must-be-complete', 'x', inside(element('serviceTask', mapping('<zeebe:output target="a"/>')))],
  [
    'data-association-must-be-plain',
    'x',
    inside(
      element(
        'serviceTask',
        job,
        '<bpmn:dataInputAssociation><bpmn:transformation>a</bpmn:transformation></bpmn:dataInputAssociation>',
      ),
    ),
  ],
  ['user-task-needs-zeebe-user-task', 'x', inside('<bpmn:userTask id="x"/>')],
  [
    'user-task-values-must-fit',
    'x',
    inside(element('userTask', '<zeebe:userTask/><zeebe:priorityDefinition priority="101"/>')),
  ],
  [
    'user-task-values-must-fit',
    'x',
    inside(element('userTask', '<zeebe:userTask/><zeebe:taskSchedule dueDate="soon"/>')),
  ],
  [
    'form-must-be-linked',
    'x',
    inside(element('userTask', '<zeebe:userTask/><zeebe:formDefinition formKey="f"/>')),
  ],
  [
    'binding-must-be-known',
    'x',
    inside(
      element('userTask', '<zeebe:userTask/><zeebe:formDefinition formId="f" bindingType="versionTag"/>'),
    ),
  ],
  ['message-needs-name', 'x', inside('<bpmn:receiveTask id="x"/>')],
  [
    'message-needs-correlation-key',
    'x',
    definitions(
      `<bpmn:message id="m" name="n"/>${process(`${start}<bpmn:receiveTask id="x" messageRef="m"/>`)}`,
    ),
  ],
  [
    'message-start-must-be-unique',
    'b',
    definitions(
      `<bpmn:message id="m" name="n"/>${process(
        ['a', 'b']
          .map(
            (id) =>
              `<bpmn:startEvent id="${id}"><bpmn:messageEventDefinition messageRef="m"/></bpmn:startEvent>`,
          )
          .join(''),
      )}`,
    ),
  ],
  ['timer-needs-definition', 'x', catching(timer(''))],
  ['timer-value-must-parse', 'x', catching(timer('<bpmn:timeDuration>7 days</bpmn:timeDuration>'))],
  ['timer-value-must-parse', 'x', catching(timer('<bpmn:timeDate>tomorrow</bpmn:timeDate>'))],
  ['timer-value-must-parse', 'x', catching(timer('<bpmn:timeCycle>R/often</bpmn:timeCycle>'))],
  ['timer-value-must-parse', 'x', catching(timer('<bpmn:timeDuration>P999999Y</bpmn:timeDuration>'))],
  ['timer-value-must-parse', 'x', catching(timer('<bpmn:timeCycle>R2/P999999Y</bpmn:timeCycle>'))],
  ['timer-value-must-parse', 'x', catching(timer('<bpmn:timeCycle>0 61 * * * *</bpmn:timeCycle>'))],
  ['timer-value-must-parse', 'x', catching(timer(never))],
  ['timer-value-must-parse', 'x', boundary(timer(never), 'attachedToRef="a" cancelActivity="false"')],
  ['timer-value-must-parse', 'y', inside(eventSubProcess(timer(never), 'isInterrupting="false"'))],
  [
    'timer-value-must-parse',
    'x',
    definitions(process(`<bpmn:startEvent id="x">${timer(never)}</bpmn:startEvent>`)),
  ],
  ['catch-event-needs-trigger', 'x', catching('')],
  ['boundary-event-must-fit', 'x', boundary('')],
  ['boundary-event-must-fit', 'x', boundary('<bpmn:errorEventDefinition/>', '')],
  ['error-event-must-fit', 'x', inside('<bpmn:endEvent id="x"><bpmn:errorEventDefinition/></bpmn:endEvent>')],
  [
    'error-event-must-fit',
    'x',
    boundary('<bpmn:errorEventDefinition/>', 'attachedToRef="a" cancelActivity="false"'),
  ],
  ['escalation-event-must-fit', 'x', inside(`<bpmn:endEvent id="x">${escalation}</bpmn:endEvent>`)],
  ['escalation-event-must-fit', 'x', boundary(escalation)],
  [
    'escalation-event-must-fit',
    'c',
    inside(
      `<bpmn:subProcess id="s"><bpmn:startEvent id="i"/></bpmn:subProcess>${['b', 'c']
        .map((id) => `<bpmn:boundaryEvent id="${id}" attachedToRef="s">${escalation}</bpmn:boundaryEvent>`)
        .join('')}`,
    ),
  ],
  ['signal-needs-name', 'x', catching('<bpmn:signalEventDefinition/>')],
  ['conditional-event-needs-condition', 'x', catching('<bpmn:conditionalEventDefinition/>')],
  [
    'conditional-event-needs-condition',
    'x',
    catching(
      '<bpmn:conditionalEventDefinition><bpmn:extensionElements><zeebe:conditionalFilter variableNames="a b"/></bpmn:extensionElements><bpmn:condition>a</bpmn:condition></bpmn:conditionalEventDefinition>',
    ),
  ],
  [
    'conditional-event-needs-condition',
    'x',
    catching(
      '<bpmn:conditionalEventDefinition><bpmn:extensionElements><zeebe:conditionalFilter variableEvents="create, drop"/></bpmn:extensionElements><bpmn:condition>a</bpmn:condition></bpmn:conditionalEventDefinition>',
    ),
  ],
  ['link-event-must-fit', 'x', catching('<bpmn:linkEventDefinition name=""/>')],
  ['link-event-must-fit', 'x', catching('<bpmn:linkEventDefinition name="l"/>')],
  [
    'link-event-must-fit',
    'x',
    inside(
      `<bpmn:intermediateThrowEvent id="x"><bpmn:linkEventDefinition name="l"/></bpmn:intermediateThrowEvent><bpmn:task id="a"/>${flow('f', 'x', 'a')}`,
    ),
  ],
  ['multiple-event-must-fit', 'x', catching(timer(`${day}`) + '<bpmn:linkEventDefinition name="l"/>')],
  [
    'multiple-event-must-fit',
    'x',
    boundary(timer(day) + '<bpmn:errorEventDefinition/>', 'attachedToRef="a" parallelMultiple="true"'),
  ],
  [
    'multiple-event-must-fit',
    's',
    definitions(
      process(`<bpmn:startEvent id="s" parallelMultiple="true">${timer(day).repeat(2)}</bpmn:startEvent>`),
    ),
  ],
  [
    'multiple-event-must-fit',
    'x',
    inside(
      '<bpmn:endEvent id="x"><bpmn:errorEventDefinition/><bpmn:terminateEventDefinition/></bpmn:endEvent>',
    ),
  ],
  ['event-based-gateway-must-fit', 'x', behindGateway('<bpmn:task id="a"/>', 'a')],
  ['event-based-gateway-must-fit', 'a', behindGateway('<bpmn:task id="a"/>', 'a')],
  ['event-based-gateway-must-fit', 'x', behindGateway('', '', 'eventGatewayType="Parallel"')],
  [
    'event-based-gateway-must-fit',
    'x',
    inside(
      `<bpmn:eventBasedGateway id="x" instantiate="true"></bpmn:eventBasedGateway>${flow('f', 'start', 'x')}`,
    ),
  ],
  [
    'complex-gateway-needs-condition',
    'x',
    inside(
      `<bpmn:task id="a"/><bpmn:complexGateway id="x"></bpmn:complexGateway>${flow('f', 'start', 'x')}${flow('g', 'a', 'x')}`,
    ),
  ],
  ['expression-must-compile', 'x', inside(element('serviceTask', '<zeebe:taskDefinition type="=1 +"/>'))],
  ['function-must-exist', 'x', inside(element('serviceTask', '<zeebe:taskDefinition type="=uid()"/>'))],
  ['function-must-exist', 'f', choice(condition('nosuch(a)'), '/>', 'default="g"')],
  ['reference-must-resolve', 'f', inside(`<bpmn:task id="a"/>${flow('f', 'a', 'nowhere')}`)],
  ['ids-must-be-unique', 'a', inside('<bpmn:task id="a"/><bpmn:task id="a"/>')],
  ['id-must-be-name', '1a', inside('<bpmn:task id="1a"/>')],
  ['element-must-be-known', 'small.bpmn', inside('<bpmn:teleport/>')],
  [
    'attribute-must-be-known',
    'x',
    inside(element('serviceTask', '<zeebe:taskDefinition type="t" zeebe:speed="1"/>')),
  ],
];

describe('each deployment rule', () => {
  it.each(BROKEN)('%s blames %s', async (rule, elementId, xml) => {
    const result = await parseProcessModel(xml, 'small.bpmn');
    expect(result.ok ? [] : result.problems).toContainEqual(
      expect.objectContaining({
        rule,
        elementId,
        message: expect.stringMatching(/\.$/),
        fix: expect.stringMatching(/\S/),
      }),
    );
  });

  it('has a model that breaks it', () => {
    const covered = new Set(BROKEN.map(([rule]) => rule));
    expect(deploymentRules.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });
});

describe('a cron expression of which no day ever comes', () => {
  it('is refused as what it is, with what to write instead', async () => {
    const result = await parseProcessModel(catching(timer(never)), 'small.bpmn');
    expect(result.ok ? [] : result.problems).toEqual([
      {
        elementId: 'x',
        rule: 'timer-value-must-parse',
        message:
          'Intermediate catch event "x" has the timer cycle "0 0 0 31 2 *", a cron expression of which no day ever comes.',
        fix: 'Name days that the calendar has; L is the last of a month.',
      },
    ]);
  });

  it('does not keep a model that was deployed with it from being read', async () => {
    expect(await readDeployedModel(catching(timer(never)), 'small.bpmn')).toMatchObject({ ok: true });
  });
});

describe('a model with several problems', () => {
  it('is refused with all of them at once', async () => {
    const xml = inside(
      '<bpmn:serviceTask id="x"/><bpmn:userTask id="y"/><bpmn:intermediateCatchEvent id="z"/>',
    );
    const result = await parseProcessModel(xml, 'small.bpmn');
    expect(result.ok ? [] : result.problems.map(({ elementId }) => elementId)).toEqual(['x', 'y', 'z']);
  });
});

describe('models that run', () => {
  it.each([
    ['without any extension', choice(condition('amount &gt; 10'), '/>', 'default="g"')],
    [
      'with a collaboration, data objects and notes',
      inside('<bpmn:dataObject id="d"/><bpmn:textAnnotation id="n"/>'),
    ],
    ['with a cycle in cron', catching(timer('<bpmn:timeCycle>0 0 8 * * MON-FRI</bpmn:timeCycle>'))],
    ['with the last working day in cron', catching(timer('<bpmn:timeCycle>0 0 8 LW * *</bpmn:timeCycle>'))],
    ['with the second Friday in cron', catching(timer('<bpmn:timeCycle>0 0 8 ? * FRI#2</bpmn:timeCycle>'))],
    [
      'with a date in a zone',
      catching(timer('<bpmn:timeDate>2027-03-01T08:00:00@Europe/Berlin</bpmn:timeDate>')),
    ],
    [
      'with an inclusive gateway and a default flow',
      choice(condition('a'), '/>', 'default="g"').replace('exclusive', 'inclusive'),
    ],
    [
      'with conditions behind an activity',
      inside(
        `<bpmn:task id="x" default="g"/><bpmn:task id="a"/><bpmn:task id="b"/>${flow('f', 'x', 'a', condition('a'))}${flow('g', 'x', 'b')}`,
      ),
    ],
    ['with a repeating interval', catching(timer('<bpmn:timeCycle>R5/PT1H</bpmn:timeCycle>'))],
    [
      'with an event sub-process that a timer starts',
      inside(eventSubProcess(timer('<bpmn:timeDuration>P1D</bpmn:timeDuration>'), 'isInterrupting="false"')),
    ],
    [
      'with an event sub-process that an error starts',
      inside(eventSubProcess('<bpmn:errorEventDefinition/>')),
    ],
    ['with an activity for each item', inside(multiInstance('inputCollection="=items" inputElement="item"'))],
    [
      'with an activity that runs as often as said',
      inside(
        looped(
          '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>',
        ),
      ),
    ],
    ['with a loop', inside(looped('<bpmn:standardLoopCharacteristics testBefore="true" loopMaximum="5"/>'))],
    [
      'with instances that throw when they complete',
      definitions(
        `<bpmn:escalation id="s" escalationCode="S"/><bpmn:escalationEventDefinition id="d" escalationRef="s"/>${process(
          start + multiInstance('inputCollection="=items"', 'behavior="One" oneBehaviorEventRef="d"'),
        )}`,
      ),
    ],
    [
      'with a filter of the changes that a condition is evaluated for',
      catching(
        '<bpmn:conditionalEventDefinition><bpmn:extensionElements><zeebe:conditionalFilter variableNames="a, b" variableEvents="create"/></bpmn:extensionElements><bpmn:condition>a</bpmn:condition></bpmn:conditionalEventDefinition>',
      ),
    ],
    [
      'with a receive task that begins instances',
      definitions(
        `<bpmn:message id="m" name="letter"/>${process('<bpmn:receiveTask id="x" instantiate="true" messageRef="m"/>')}`,
      ),
    ],
    [
      'with a start event that needs several triggers',
      definitions(
        `<bpmn:message id="m" name="letter"><bpmn:extensionElements><zeebe:subscription correlationKey="=key"/></bpmn:extensionElements></bpmn:message>${process(
          `<bpmn:startEvent id="s" parallelMultiple="true"><bpmn:messageEventDefinition messageRef="m"/>${timer(day)}</bpmn:startEvent>`,
        )}`,
      ),
    ],
    [
      'with an event definition that events share',
      definitions(
        `<bpmn:signal id="s" name="alarm"/><bpmn:signalEventDefinition id="d" signalRef="s"/>${process(
          start +
            '<bpmn:intermediateCatchEvent id="x"><bpmn:eventDefinitionRef>d</bpmn:eventDefinitionRef></bpmn:intermediateCatchEvent>',
        )}`,
      ),
    ],
    [
      'with a task whose instances escalate to its boundary',
      definitions(
        `<bpmn:escalation id="s" escalationCode="S"/><bpmn:escalationEventDefinition id="d" escalationRef="s"/>${process(
          `${start}${multiInstance('inputCollection="=items"', 'behavior="None" noneBehaviorEventRef="d"')}<bpmn:task id="a"/>
           <bpmn:boundaryEvent id="b" attachedToRef="x"><bpmn:escalationEventDefinition escalationRef="s"/></bpmn:boundaryEvent>${flow('f', 'b', 'a')}`,
        )}`,
      ),
    ],
    [
      'with listeners wherever they have an effect',
      inside(
        element('parallelGateway', executionListener('start')) +
          element('endEvent', executionListener('end')).replace('"x"', '"e"') +
          element('subProcess', executionListener('end'), '<bpmn:startEvent id="i"/>').replace('"x"', '"s"'),
      ),
    ],
    ['with several tokens', inside('<bpmn:task id="x" startQuantity="2" completionQuantity="3"/>')],
    [
      'with an activity that another one undoes',
      inside(
        `<bpmn:task id="a"/><bpmn:task id="b" isForCompensation="true"/>
         <bpmn:boundaryEvent id="x" attachedToRef="a"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent>
         <bpmn:endEvent id="e"><bpmn:compensateEventDefinition activityRef="a"/></bpmn:endEvent>
         <bpmn:association id="as" sourceRef="x" targetRef="b"/>`,
      ),
    ],
    [
      'with a transaction that can be canceled',
      inside(
        `<bpmn:task id="a"/><bpmn:transaction id="t"><bpmn:startEvent id="in"/><bpmn:endEvent id="no"><bpmn:cancelEventDefinition/></bpmn:endEvent></bpmn:transaction>
         <bpmn:boundaryEvent id="x" attachedToRef="t"><bpmn:cancelEventDefinition/></bpmn:boundaryEvent>${flow('f', 'x', 'a')}`,
      ),
    ],
    [
      'with an ad-hoc sub-process',
      inside(
        `<bpmn:adHocSubProcess id="x" cancelRemainingInstances="false"><bpmn:extensionElements><zeebe:adHoc activeElementsCollection="=chosen"/></bpmn:extensionElements>
         <bpmn:task id="a"/><bpmn:completionCondition>=done</bpmn:completionCondition></bpmn:adHocSubProcess>`,
      ),
    ],
    [
      'with an ad-hoc sub-process in which one element runs at a time and whose results are collected',
      inside(
        `<bpmn:adHocSubProcess id="x" ordering="Sequential"><bpmn:extensionElements><zeebe:adHoc outputCollection="results" outputElement="=result"/></bpmn:extensionElements>
         <bpmn:task id="a"/></bpmn:adHocSubProcess>`,
      ),
    ],
    [
      'with an ad-hoc sub-process whose worker chooses',
      inside(adHoc('<zeebe:taskDefinition type="choose"/>')),
    ],
    [
      'with a called process',
      inside(
        element('callActivity', '<zeebe:calledElement processId="p" propagateAllChildVariables="false"/>'),
      ),
    ],
    ['with an error that catches everything', boundary('<bpmn:errorEventDefinition/>')],
    [
      'with a script in FEEL',
      inside('<bpmn:scriptTask id="x"><bpmn:script>1 + 1</bpmn:script></bpmn:scriptTask>'),
    ],
  ])('%s', async (_, xml) => {
    expect(await parseProcessModel(xml, 'small.bpmn')).toMatchObject({ ok: true });
  });
});

describe('a model that was deployed before', () => {
  it.each(BROKEN.filter(([rule]) => rule === 'listener-must-fit' || rule === 'name-must-be-short'))(
    'stays usable where the rule %s refuses it today (%s)',
    async (_rule, _elementId, xml) => {
      expect(await readDeployedModel(xml, 'small.bpmn')).toMatchObject({
        ok: true,
        model: { processes: [{ id: 'p' }] },
      });
    },
  );

  it('with an expression that does not compile any more is read; evaluating it fails', async () => {
    const xml = inside(element('serviceTask', '<zeebe:taskDefinition type="=1 +"/>'));
    expect(await parseProcessModel(xml, 'small.bpmn')).toMatchObject({ ok: false });
    expect(await readDeployedModel(xml, 'small.bpmn')).toMatchObject({ ok: true });
  });
});
