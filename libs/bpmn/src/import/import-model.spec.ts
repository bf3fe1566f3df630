import { describe, expect, it } from 'vitest';
import { importModel, type ImportOptions, type ImportResult } from './import-model.js';

const CAMUNDA = 'http://camunda.org/schema/1.0/bpmn';

function model(content: string, definitions = '', foreign = CAMUNDA): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:f="${foreign}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t">
${definitions}<process id="p" isExecutable="true">${content}</process>
</definitions>`;
}

function flow(content: string): string {
  return model(`<startEvent id="start" /><sequenceFlow id="f1" sourceRef="start" targetRef="x" />${content}`);
}

async function run(xml: string, options?: ImportOptions) {
  const result: ImportResult = await importModel(new TextEncoder().encode(xml), 'm.bpmn', options);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result;
}

function rulesOf({ entries }: { entries: readonly { outcome: string; rule: string }[] }, outcome: string) {
  return entries.filter((entry) => entry.outcome === outcome).map(({ rule }) => rule);
}

describe('Work of Java code becomes a job', () => {
  it.each([
    ['f:class="org.example.Pay"', 'type="org.example.Pay"'],
    ['f:delegateExpression="${payment}"', 'type="payment"'],
    ['f:expression="${payment.collect(order)}"', 'type="payment.collect"'],
    ['f:type="external" f:topic="pay"', 'type="pay"'],
    ['f:type="external" f:topic="${topic}"', 'type="=topic"'],
  ])('%s', async (attributes, expected) => {
    const result = await run(flow(`<serviceTask id="x" name="Zahlen" ${attributes} f:asyncBefore="true" />`));
    expect(result.xml).toContain(`<zeebe:taskDefinition ${expected}`);
    expect(result.xml).not.toContain('asyncBefore');
    expect(result.problems).toEqual([]);
    expect(rulesOf(result, 'dropped')).toEqual(['commits-anyway']);
    expect(result.entries[0]).toMatchObject({ elementId: 'x', elementName: 'Zahlen', outcome: 'converted' });
  });

  it('with its tries, fields, connectors and properties', async () => {
    const result = await run(
      flow(`<serviceTask id="x"><extensionElements><!-- stays -->
        <f:connector><f:inputOutput><f:inputParameter name="url">https://\${host}</f:inputParameter>
          <f:inputParameter name="tags"><f:list><f:value>a</f:value><f:value>\${b}</f:value></f:list></f:inputParameter>
          <f:inputParameter name="head"><f:map><f:entry key="k">v</f:entry></f:map></f:inputParameter>
          <f:outputParameter name="answer">\${response}</f:outputParameter></f:inputOutput>
          <f:connectorId>http-connector</f:connectorId></f:connector>
        <f:field name="kind" stringValue="fast" /><f:field name="sum"><f:expression>\${a + b}</f:expression></f:field>
        <f:failedJobRetryTimeCycle>R5/PT10M</f:failedJobRetryTimeCycle>
        <f:properties><f:property name="owner" value="Kasse" /></f:properties></extensionElements></serviceTask>`),
    );
    expect(result.problems).toEqual([]);
    expect(result.xml).toContain('<!-- stays -->');
    for (const expected of [
      '<zeebe:taskDefinition type="http-connector" retries="5" />',
      '<zeebe:input source="=string join([&quot;https://&quot;, string(host)])" target="url" />',
      '<zeebe:input source="=[&quot;a&quot;, b]" target="tags" />',
      '<zeebe:input source="={&quot;k&quot;: &quot;v&quot;}" target="head" />',
      '<zeebe:output source="=response" target="answer" />',
      '<zeebe:header key="kind" value="fast" />',
      '<zeebe:input source="=a + b" target="sum" />',
      '<zeebe:property name="owner" value="Kasse" />',
    ])
      expect(result.xml).toContain(expected);
  });

  it.each([
    ['P180D', 'P180D'],
    ['180', 'P180D'],
  ])('and its history stays as long: %s', async (given, expected) => {
    const result = await run(
      flow('<endEvent id="x" />').replace('<process ', `<process f:historyTimeToLive="${given}" `),
    );
    expect(result.xml).toContain(
      `<zeebe:properties><zeebe:property name="vorgang:historyTimeToLive" value="${expected}" /></zeebe:properties>`,
    );
    expect(result.xml).not.toContain('f:historyTimeToLive');
    expect(rulesOf(result, 'converted')).toEqual(['time-to-live-converted']);
    expect(result.problems).toEqual([]);
  });

  it('and a time to live that cannot be read is left for a person', async () => {
    const result = await run(
      flow('<endEvent id="x" />').replace('<process ', '<process f:historyTimeToLive="\${days}" '),
    );
    expect(rulesOf(result, 'needsWork')).toEqual(['time-to-live-needs-work']);
  });

  it('also at message events, where the definition carries it', async () => {
    const result = await run(
      flow(`<endEvent id="x"><messageEventDefinition f:type="external" f:topic="send" /></endEvent>`),
    );
    expect(result.xml).toContain('<zeebe:taskDefinition type="send" />');
    expect(result.xml).not.toContain('f:topic');
    expect(result.problems).toEqual([]);
  });
});

describe('Work of people', () => {
  it('keeps who, until when and which form', async () => {
    const result = await run(
      flow(`<userTask id="x" f:assignee="\${clerk}" f:candidateGroups="a, \${group}" f:candidateUsers="u,v"
        f:dueDate="\${dateTime().plusDays(3)}" f:followUpDate="2027-03-01T00:00:00" f:priority="70" f:formKey="embedded:app:x.html" />`),
    );
    expect(result.problems).toEqual([]);
    for (const expected of [
      '<zeebe:userTask />',
      'assignee="=clerk"',
      'candidateGroups="=[&quot;a&quot;, group]"',
      'candidateUsers="u,v"',
      'dueDate="=(now() + duration(&quot;P3D&quot;))"',
      '<zeebe:priorityDefinition priority="70" />',
      'externalReference="embedded:app:x.html"',
    ])
      expect(result.xml).toContain(expected);
    expect(result.xml).not.toMatch(/ f:\w+=/);
  });

  it('links forms by id and lists generated ones', async () => {
    const result = await run(
      flow(
        `<userTask id="x" f:formRef="antrag" f:formRefBinding="deployment"><extensionElements><f:formData><f:formField id="a" type="string" /></f:formData></extensionElements></userTask>`,
      ),
    );
    expect(result.xml).toContain('<zeebe:formDefinition formId="antrag" bindingType="deployment" />');
    expect(result.xml).toContain('<f:formField id="a" type="string" />');
    expect(rulesOf(result, 'needsWork')).toEqual(['form-needs-work']);
  });
});

describe('Forms that the other engine generates', () => {
  const task = (content: string) =>
    flow(`<userTask id="x"><extensionElements>${content}</extensionElements></userTask>`);
  const componentsOf = ({ forms }: { forms: readonly { content: string }[] }): unknown =>
    (JSON.parse(forms[0]?.content ?? '{}') as { components?: unknown }).components;

  it('become a form file that the task links by its id', async () => {
    const result = await run(
      task(`<f:formData>
        <f:formField id="race" label="Rasse" type="string" defaultValue="Dackel"><f:validation><f:constraint name="required" /><f:constraint name="maxlength" config="30" /></f:validation></f:formField>
        <f:formField id="age" label="Alter" type="long"><f:validation><f:constraint name="min" config="0" /></f:validation></f:formField>
        <f:formField id="chipped" label="Gechippt" type="boolean" defaultValue="true"><f:validation><f:constraint name="required" /></f:validation></f:formField>
        <f:formField id="since" label="Seit" type="date" />
        <f:formField id="sex" label="Geschlecht" type="enum"><f:value id="m" name="Rüde" /><f:value id="f" name="Hündin" /></f:formField>
        </f:formData>`),
    );
    expect(result.xml).toContain('<zeebe:formDefinition formId="p-x" />');
    expect(result.xml).not.toContain('formData');
    expect(result.forms).toMatchObject([{ formId: 'p-x', resourceName: 'p-x.form' }]);
    expect(componentsOf(result)).toMatchObject([
      {
        type: 'textfield',
        key: 'race',
        label: 'Rasse',
        defaultValue: 'Dackel',
        validate: { required: true, maxLength: 30 },
      },
      { type: 'number', key: 'age', validate: { min: 0 } },
      { type: 'checkbox', key: 'chipped', defaultValue: true },
      { type: 'datetime', subtype: 'date', key: 'since', dateLabel: 'Seit' },
      {
        type: 'select',
        key: 'sex',
        values: [
          { value: 'm', label: 'Rüde' },
          { value: 'f', label: 'Hündin' },
        ],
      },
    ]);
    expect(rulesOf(result, 'needsWork')).toEqual([]);
    expect(result.problems).toEqual([]);
  });

  it('say what a person must complete', async () => {
    const result = await run(
      task(`<f:formData businessKey="a"><f:formField id="a" label="\${words}" type="string" defaultValue="\${old}"><f:properties><f:property id="p" value="v" /></f:properties>
        <f:validation><f:constraint name="validator" config="org.Check" /></f:validation></f:formField>
        <f:formField id="b" label="B" type="geo" /></f:formData>`),
    );
    expect(rulesOf(result, 'needsWork')).toEqual([
      'form-business-key-needs-work',
      ...Array(5).fill('form-field-needs-work'),
    ]);
    expect(result.entries.map(({ message }) => message).join()).toContain('by an input mapping');
    expect(result.problems).toEqual([]);
  });

  it('also those of Activiti and Flowable, also at the start', async () => {
    const result = await run(
      flow(`<serviceTask id="x" f:class="A" />`).replace(
        '<startEvent id="start" />',
        '<startEvent id="start"><extensionElements><f:formProperty id="amount" name="Betrag" type="double" variable="sum" required="true" /></extensionElements></startEvent>',
      ),
    );
    expect(result.xml).toContain('<zeebe:formDefinition formId="p-start" />');
    expect(componentsOf(result)).toMatchObject([
      { type: 'number', key: 'sum', label: 'Betrag', decimalDigits: 2, validate: { required: true } },
    ]);
    expect(result.problems).toEqual([]);
  });

  it.each([
    ['a field that is no variable', '<f:formData><f:formField id="a-b" type="string" /></f:formData>'],
    [
      'two fields of one name',
      '<f:formData><f:formField id="a" type="string" /><f:formField id="a" type="string" /></f:formData>',
    ],
    ['no field', '<f:formData />'],
  ])('are listed with %s', async (_, content) => {
    const result = await run(task(content));
    expect(result.forms).toEqual([]);
    expect(rulesOf(result, 'needsWork')).toEqual(['form-needs-work']);
  });
});

describe('Decisions', () => {
  const table = (content: string, definitions = '', version = '20151101/dmn.xsd') =>
    `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/DMN/${version}" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="D" namespace="n"${definitions}>
  <decision id="fee" name="Gebühr" camunda:historyTimeToLive="P30D" camunda:versionTag="v1"><decisionTable id="t">${content}</decisionTable></decision>
</definitions>`;
  const column =
    '<input id="i" camunda:inputVariable="amount"><inputExpression id="ie" typeRef="double"><text>order.sum</text></inputExpression></input><output id="o" name="fee" typeRef="string" />';
  const rule = (entry: string, result: string, language = '') =>
    `<rule id="r"><inputEntry id="e1"${language}><text>${entry}</text></inputEntry><outputEntry id="o1"><text>${result}</text></outputEntry></rule>`;

  it('have no history of their own, keep their version tag, and call the value of a column "?"', async () => {
    const result = await run(table(column + rule('amount &gt; 5 and amount &lt; limits.amount', '"amount"')));
    expect(result).toMatchObject({ kind: 'decisions', problems: [], forms: [] });
    expect(result.xml).not.toContain('camunda:h');
    expect(result.xml).toContain('<extensionElements><zeebe:versionTag value="v1" /></extensionElements>');
    expect(result.xml).toContain('xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"');
    expect(result.xml).toContain('<text>? &gt; 5 and ? &lt; limits.amount</text>');
    expect(result.xml).toContain('<text>"amount"</text>');
    expect(result.entries[0]).toMatchObject({
      elementId: 'fee',
      elementName: 'Gebühr',
      rule: 'kept-with-process',
    });
    expect(rulesOf(result, 'converted')).toEqual([
      'version-tag-converted',
      'input-variable-to-question-mark',
    ]);
  });

  it.each(['20180521/MODEL/', '20191111/MODEL/'])('of every version of the standard: %s', async (version) => {
    expect((await run(table(column, '', version))).entries).toHaveLength(3);
  });

  it('with expressions in JUEL say the same in FEEL', async () => {
    const result = await run(
      table(column + rule('amount &gt;= 5 &amp;&amp; ok', '\${customer.name}', ' expressionLanguage="juel"')),
    );
    expect(result.xml).toContain('<text>? &gt;= 5 and ok</text>');
    expect(result.xml).toContain('<text>customer.name</text>');
    expect(result.xml).not.toContain('juel');
    expect(rulesOf(result, 'needsWork')).toEqual([]);
  });

  it('with scripts, unknown extensions and what FEEL cannot say are listed', async () => {
    const result = await run(
      table(
        column.replace('<input ', '<input camunda:strange="1" ') +
          rule('x -> x', 'a', ' expressionLanguage="juel"') +
          rule('println 1', 'b', ' expressionLanguage="groovy"'),
        ' camunda:diagramRelationId="1"',
      ),
    );
    expect(rulesOf(result, 'needsWork')).toEqual([
      'extension-needs-work',
      'extension-needs-work',
      'expression-needs-work',
      'script-needs-work',
    ]);
    expect(result.xml).toContain('expressionLanguage="juel"');
    expect(result.xml).toContain('camunda:strange="1"');
  });

  it('are answered to the character where there is nothing foreign', async () => {
    const xml = table('').replace(/ (xmlns:)?camunda:?\w*="[^"]*"/g, '');
    expect(await run(xml)).toMatchObject({ xml, entries: [] });
  });
});

describe('Everything else', () => {
  it('calls: only what is named is handed over', async () => {
    const result = await run(
      flow(`<callActivity id="x" calledElement="\${child}" f:calledElementBinding="versionTag" f:calledElementVersionTag="v1"><extensionElements>
        <f:in businessKey="#{execution.processBusinessKey}" /><f:in source="a" target="b" /><f:in sourceExpression="\${c + 1}" target="d" /><f:out variables="all" />
        </extensionElements></callActivity>`),
    );
    expect(result.problems).toEqual([]);
    expect(result.xml).toContain(
      '<zeebe:calledElement processId="=child" propagateAllParentVariables="false" propagateAllChildVariables="true" bindingType="versionTag" versionTag="v1" />',
    );
    expect(result.xml).toContain('<zeebe:input source="=a" target="b" />');
    expect(result.xml).toContain('<zeebe:input source="=c + 1" target="d" />');
  });

  it('decisions, scripts, loops', async () => {
    const decision = await run(
      flow(
        `<businessRuleTask id="x" f:decisionRef="fee" f:mapDecisionResult="singleEntry" f:resultVariable="fee" f:decisionRefBinding="deployment" />`,
      ),
    );
    expect(decision.xml).toContain(
      '<zeebe:calledDecision decisionId="fee" resultVariable="fee" bindingType="deployment" />',
    );
    const script = await run(
      flow(
        `<scriptTask id="x" scriptFormat="javascript"><script>execution.setVariable("sum", a + b);</script></scriptTask>`,
      ),
    );
    expect(script.xml).toContain('<zeebe:script expression="=a + b" resultVariable="sum" />');
    const loop = await run(
      flow(`<serviceTask id="x" f:topic="t" f:type="external"><multiInstanceLoopCharacteristics f:collection="items" f:elementVariable="item">
        <completionCondition xsi:type="tFormalExpression">\${nrOfCompletedInstances == 2}</completionCondition></multiInstanceLoopCharacteristics></serviceTask>`),
    );
    expect(loop.xml).toContain('<zeebe:loopCharacteristics inputCollection="=items" inputElement="item" />');
    expect(loop.xml).toContain('=numberOfCompletedInstances = 2<');
    expect([decision.problems, script.problems, loop.problems]).toEqual([[], [], []]);
  });

  it('conditions and timers', async () => {
    const result = await run(
      flow(`<exclusiveGateway id="x" default="f3" /><sequenceFlow id="f2" sourceRef="x" targetRef="e1"><conditionExpression xsi:type="tFormalExpression"><![CDATA[\${amount > 5 && kind == "a"}]]></conditionExpression></sequenceFlow>
        <sequenceFlow id="f3" sourceRef="x" targetRef="wait" /><intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">\${pause}</timeDuration></timerEventDefinition></intermediateCatchEvent>
        <sequenceFlow id="f4" sourceRef="wait" targetRef="e1" /><endEvent id="e1" />`),
    );
    expect(result.problems).toEqual([]);
    expect(result.xml).toContain('>=amount &gt; 5 and kind = "a"<');
    expect(result.xml).toContain('>=pause<');
  });

  it('listeners become jobs, those with scripts are listed', async () => {
    const result = await run(
      flow(`<userTask id="x"><extensionElements><f:taskListener event="create" class="org.Log" /><f:executionListener event="end" delegateExpression="\${audit}" />
        <f:executionListener event="start"><f:script scriptFormat="groovy">x</f:script></f:executionListener></extensionElements></userTask>`),
    );
    expect(result.xml).toContain('<zeebe:taskListener eventType="creating" type="org.Log" />');
    expect(result.xml).toContain('<zeebe:executionListener eventType="end" type="audit" />');
    expect(rulesOf(result, 'needsWork')).toEqual(['listener-needs-work']);
  });

  it('listeners of one event that ran the same code are jobs of their own types, in the same order', async () => {
    const result = await run(
      flow(`<serviceTask id="x" f:class="org.Pay"><extensionElements>
        <f:executionListener event="start" class="org.Log" />
        <f:executionListener event="start" delegateExpression="\${audit}" />
        <f:executionListener event="start" class="org.Log" />
        <f:executionListener event="end" class="org.Log" />
        <f:executionListener event="start" class="org.Log" />
        <f:executionListener event="start" expression="\${audit}" /></extensionElements></serviceTask>`),
    );
    expect(result.problems).toEqual([]);
    const listeners = [...result.xml.matchAll(/eventType="(\w+)" type="([^"]*)"/g)];
    expect(listeners.map(([, event, type]) => `${event} ${type}`)).toEqual([
      'start org.Log',
      'start audit',
      'start org.Log-2',
      'end org.Log',
      'start org.Log-3',
      'start audit-2',
    ]);
    expect(result.entries.filter(({ rule }) => rule === 'listener-to-own-job-type')).toMatchObject([
      {
        elementId: 'x',
        outcome: 'converted',
        to: 'zeebe:executionListener eventType="start" type="org.Log-2"',
      },
      {
        elementId: 'x',
        outcome: 'converted',
        to: 'zeebe:executionListener eventType="start" type="org.Log-3"',
      },
      {
        elementId: 'x',
        outcome: 'converted',
        to: 'zeebe:executionListener eventType="start" type="audit-2"',
      },
    ]);
  });

  it('a listener that the file has already keeps its type', async () => {
    const result = await run(
      flow(`<userTask id="x"><extensionElements>
        <z:taskListeners xmlns:z="http://camunda.org/schema/zeebe/1.0"><z:taskListener eventType="creating" type="log" /></z:taskListeners>
        <f:taskListener event="create" class="log" /></extensionElements></userTask>`),
    );
    expect(result.problems).toEqual([]);
    expect(result.xml).toMatch(/type="log" \/>.*eventType="creating" type="log-2"/s);
  });

  it('fixed fields of a listener are its headers; what it loses is listed with the way to rebuild it', async () => {
    const result = await run(
      flow(`<userTask id="x"><extensionElements>
        <f:taskListener id="l" event="create" expression="\${mailer.send(task, order.total, 'now')}" onTransaction="commit">
          <f:field name="kind" stringValue="fast" /><f:field name="sum"><f:expression>\${a + b}</f:expression></f:field>
          <f:field name="kind" stringValue="slow" />
          <f:field name="bean"><f:expression>\${beans.of('x').it()}</f:expression></f:field></f:taskListener></extensionElements></userTask>`),
    );
    expect(result.problems).toEqual([]);
    expect(result.xml).toContain('<zeebe:header key="kind" value="fast" />');
    const left = result.entries.filter(({ outcome }) => outcome === 'needsWork');
    expect(left.map(({ elementId, rule }) => `${elementId} ${rule}`).sort()).toEqual([
      'x listener-arguments-need-work',
      'x listener-attribute-needs-work',
      'x listener-field-needs-work',
      'x listener-field-needs-work',
      'x listener-field-needs-work',
    ]);
    const texts = left.map(({ from, message }) => `${from}: ${message}`).join('\n');
    expect(texts).toContain('Its arguments are: =order.total, ="now".');
    expect(texts).toContain('In FEEL it is: =a + b');
    expect(texts).toContain('The task has a header "kind" already.');
    expect(texts).toContain('onTransaction="commit"');
  });

  it('fixed fields of an execution listener are headers of its own', async () => {
    const listener = (kind: string) =>
      `<f:executionListener event="end" class="org.Log"><f:field name="kind"><f:string>${kind}</f:string></f:field></f:executionListener>`;
    const result = await run(
      flow(
        `<task id="x"><extensionElements>${listener('fast')}${listener('slow')}</extensionElements></task>`,
      ),
    );
    expect(result.problems).toEqual([]);
    for (const [type, kind] of [
      ['org.Log', 'fast'],
      ['org.Log-2', 'slow'],
    ]) {
      const written = `type="${type}"><zeebe:taskHeaders><zeebe:header key="kind" value="${kind}" />`;
      expect(result.xml).toContain(written);
    }
  });

  it.each([
    ['${payment.collect(order.total, "EUR")}', 'Its arguments are: =order.total, ="EUR".'],
    ['${payment.collect(beans.first())}', 'Its arguments are: the 1. one, which FEEL cannot say'],
    [
      '${factory.make(kind).run()}',
      'Only "factory.make" became the job type; let the worker do what follows: (kind).run()',
    ],
    [
      '${fast ? quick : slow}',
      'Only "fast" became the job type; let the worker do what follows: ? quick : slow',
    ],
  ])('what a service task loses of %s is listed', async (code, expected) => {
    const result = await run(flow(`<serviceTask id="x" f:expression='${code}' />`));
    expect(result.problems).toEqual([]);
    expect(result.entries.filter(({ rule }) => rule === 'arguments-need-work')).toMatchObject([
      { elementId: 'x', outcome: 'needsWork', message: expect.stringContaining(expected) },
    ]);
  });

  it.each(['${payment.collect()}', '${payment.collect(execution)}', '${payment}', 'org.Pay'])(
    'nothing is lost of %s',
    async (code) => {
      const result = await run(flow(`<serviceTask id="x" f:expression="${code}" />`));
      expect(rulesOf(result, 'needsWork')).toEqual([]);
    },
  );
});

describe('Nothing is lost silently', () => {
  const foreign = flow(
    `<serviceTask id="x" f:class="org.A" f:unheardOf="1"><extensionElements><f:strange><f:inner /></f:strange></extensionElements></serviceTask>`,
  );

  it('what has no counterpart stays, is listed, and keeps the model from being deployed', async () => {
    const result = await run(foreign);
    expect(result.xml).toContain('f:unheardOf="1"');
    expect(result.xml).toContain('<f:strange><f:inner /></f:strange>');
    expect(rulesOf(result, 'needsWork')).toEqual(['extension-needs-work', 'extension-needs-work']);
    expect(result.problems.map(({ rule }) => rule)).toContain('no-foreign-engine-extension');
  });

  it('until someone says that it may go', async () => {
    const result = await run(foreign, { removeForeign: true });
    expect(result.xml).not.toMatch(/f:unheardOf|f:strange/);
    expect(rulesOf(result, 'dropped')).toEqual(['removed-on-request', 'removed-on-request']);
    expect(result.problems).toEqual([]);
  });

  it('a second import finds nothing to do', async () => {
    const once = await run(flow(`<userTask id="x" f:assignee="\${a}" />`));
    const twice = await run(once.xml);
    expect(twice.xml).toBe(once.xml);
    expect(twice.entries).toEqual([]);
  });

  it.each(['http://activiti.org/bpmn', 'http://flowable.org/bpmn', 'http://operaton.org/schema/1.0/bpmn'])(
    'the same extensions of %s',
    async (namespace) => {
      const xml = flow(`<userTask id="x" f:assignee="\${clerk}" />`).replace(CAMUNDA, namespace);
      expect((await run(xml)).xml).toContain('assignee="=clerk"');
    },
  );

  it('files of other tools are answered to the character', async () => {
    const xml = model('<startEvent id="s"/>', '', 'http://www.jboss.org/drools');
    expect((await run(xml)).xml).toBe(xml);
  });
});

describe('Files that tools cannot read', () => {
  it('get ids that are names, with all references', async () => {
    const xml = model(
      `<startEvent id="1 start"><outgoing>f</outgoing></startEvent><sequenceFlow id="f" sourceRef="1 start" targetRef="end" /><endEvent id="end" /><textAnnotation id="end" />`,
    );
    const result = await run(xml);
    expect(result.xml).toContain('sourceRef="_1_start"');
    expect(result.xml).toContain('<textAnnotation id="end_2" />');
    expect(rulesOf(result, 'repaired')).toEqual(['id-renamed', 'duplicate-id-renamed']);
  });

  it('are read in their encoding', async () => {
    const xml = model('<startEvent id="s" name="Gebühr" />').replace('UTF-8', 'ISO-8859-1');
    const result = await importModel(
      Uint8Array.from(xml, (letter) => letter.charCodeAt(0)),
      'm.bpmn',
    );
    expect(result.ok && result.xml).toContain('name="Gebühr"');
    expect(result.ok && result.xml).toContain('encoding="UTF-8"');
  });

  it.each([
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'no-document-type'],
    ['<a', 'xml-must-be-well-formed'],
    ['', 'xml-must-be-well-formed'],
    ['<a/>', 'file-must-be-bpmn'],
    [
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><__proto__/></definitions>',
      'name-must-be-safe',
    ],
    [`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`, 'nesting-depth'],
  ])('or are refused: %s', async (xml, rule) => {
    const result = await importModel(new TextEncoder().encode(xml), 'm.bpmn');
    expect(result).toMatchObject({ ok: false, problems: [{ rule }] });
  });

  it('or are refused for their bytes', async () => {
    const bytes = new TextEncoder().encode('<?xml version="1.0" encoding="no-such-encoding"?><a/>');
    expect(await importModel(bytes, 'm.bpmn')).toMatchObject({
      ok: false,
      problems: [{ rule: 'encoding-must-be-utf-8' }],
    });
  });
});
