/** Start, three service tasks, an exclusive gateway, end: what every contender runs. */
export const threeTasks = model(
  'three-tasks',
  `<bpmn:startEvent id="start" />
   ${['one', 'two', 'three'].map(serviceTask).join('')}
   <bpmn:exclusiveGateway id="choice" default="choice-end" />
   <bpmn:endEvent id="end" /><bpmn:endEvent id="other" />
   ${flows('start', 'one', 'two', 'three', 'choice')}
   <bpmn:sequenceFlow id="choice-end" sourceRef="choice" targetRef="end" />
   <bpmn:sequenceFlow id="choice-other" sourceRef="choice" targetRef="other">
     <bpmn:conditionExpression>=amount &gt; 100</bpmn:conditionExpression>
   </bpmn:sequenceFlow>`,
);

const steps = Array.from({ length: 10 }, (_, index) => `step-${index}`);

/** Start, ten undefined tasks, end: nothing waits, so one step runs all of it. */
export const straightThrough = model(
  'straight-through',
  `<bpmn:startEvent id="start" />
   ${steps.map((id) => `<bpmn:task id="${id}" />`).join('')}
   <bpmn:endEvent id="end" />
   ${flows('start', ...steps, 'end')}`,
);

/** Start, a parallel multi-instance service task over `items`, end. */
export const multiInstance = model(
  'multi-instance',
  `<bpmn:startEvent id="start" />
   <bpmn:serviceTask id="each">
     <bpmn:extensionElements><zeebe:taskDefinition type="item" /></bpmn:extensionElements>
     <bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>
       <zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=result" />
     </bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>
   </bpmn:serviceTask>
   <bpmn:endEvent id="end" />
   ${flows('start', 'each', 'end')}`,
);

/** Flow nodes that an instance of straightThrough runs. */
export const straightThroughActivities = steps.length + 2;
/** Flow nodes that an instance of threeTasks runs. */
export const threeTasksActivities = 6;

function model(id: string, elements: string): { readonly id: string; readonly xml: string } {
  return {
    id,
    xml: `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions-${id}" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="${id}" isExecutable="true">${elements}</bpmn:process>
</bpmn:definitions>`,
  };
}

function serviceTask(id: string): string {
  return `<bpmn:serviceTask id="${id}" implementation="\${environment.services.work}">
    <bpmn:extensionElements><zeebe:taskDefinition type="work" /></bpmn:extensionElements></bpmn:serviceTask>`;
}

function flows(...ids: readonly string[]): string {
  return ids
    .slice(1)
    .map(
      (target, index) =>
        `<bpmn:sequenceFlow id="flow-${index}" sourceRef="${ids[index]}" targetRef="${target}" />`,
    )
    .join('');
}
