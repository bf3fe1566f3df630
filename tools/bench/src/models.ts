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

/**
 * A job that follows itself without end, beside `tokens` jobs that nobody takes, in a process of so many more elements,
 * which no token reaches.
 */
export function growing(elements: number): { readonly id: string; readonly xml: string } {
  const fillers = Array.from({ length: elements }, (_, index) => `filler-${index}`);
  return model(
    `growing-${elements}`,
    `<bpmn:startEvent id="start" /><bpmn:parallelGateway id="fork" />
     <bpmn:serviceTask id="parked">
       <bpmn:extensionElements><zeebe:taskDefinition type="parked" /></bpmn:extensionElements>
       <bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>
         <zeebe:loopCharacteristics inputCollection="=for i in 1..tokens return i" />
       </bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>
     </bpmn:serviceTask>
     <bpmn:exclusiveGateway id="again" />
     <bpmn:serviceTask id="turn">
       <bpmn:extensionElements><zeebe:taskDefinition type="=type" /></bpmn:extensionElements>
     </bpmn:serviceTask>
     <bpmn:exclusiveGateway id="choice" default="choice-again" />
     ${fillers.map((id) => `<bpmn:task id="${id}" />`).join('')}<bpmn:endEvent id="end" />
     ${flows('start', 'fork', 'parked')}
     <bpmn:sequenceFlow id="fork-again" sourceRef="fork" targetRef="again" />
     <bpmn:sequenceFlow id="again-turn" sourceRef="again" targetRef="turn" />
     <bpmn:sequenceFlow id="turn-choice" sourceRef="turn" targetRef="choice" />
     <bpmn:sequenceFlow id="choice-again" sourceRef="choice" targetRef="again" />
     <bpmn:sequenceFlow id="choice-filler" sourceRef="choice" targetRef="filler-0">
       <bpmn:conditionExpression>=false</bpmn:conditionExpression>
     </bpmn:sequenceFlow>
     ${[...fillers, 'end']
       .slice(1)
       .map(
         (id, index) =>
           `<bpmn:sequenceFlow id="filler-flow-${index}" sourceRef="${fillers[index]}" targetRef="${id}" />`,
       )
       .join('')}`,
  );
}

/** Start, a message that comes for a key, end. */
export const awaitsMessage = model(
  'awaits-message',
  `<bpmn:startEvent id="start" />
   <bpmn:intermediateCatchEvent id="wait"><bpmn:messageEventDefinition messageRef="answer" /></bpmn:intermediateCatchEvent>
   <bpmn:endEvent id="end" />
   ${flows('start', 'wait', 'end')}`,
  `<bpmn:message id="answer" name="answer"><bpmn:extensionElements>
     <zeebe:subscription correlationKey="=key" /></bpmn:extensionElements></bpmn:message>`,
);

/** Start, a timer that is due at the moment `due`, end. */
export const awaitsTimer = model(
  'awaits-timer',
  `<bpmn:startEvent id="start" />
   <bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition>
     <bpmn:timeDate>=due</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
   <bpmn:endEvent id="end" />
   ${flows('start', 'wait', 'end')}`,
);

/** A type of our own workers, whose jobs are hinted through the queue. */
export const EXTERNAL_TYPE = 'vorgang:bench';

/** Start, a job for our own workers, end. */
export const externalJob = model(
  'external-job',
  `<bpmn:startEvent id="start" />
   <bpmn:serviceTask id="work"><bpmn:extensionElements>
     <zeebe:taskDefinition type="${EXTERNAL_TYPE}" /></bpmn:extensionElements></bpmn:serviceTask>
   <bpmn:endEvent id="end" />
   ${flows('start', 'work', 'end')}`,
);

/** Start, a task for the clerks of the demonstration's health office, end. */
export const oneUserTask = model(
  'one-user-task',
  `<bpmn:startEvent id="start" />
   <bpmn:userTask id="check" name="Prüfen"><bpmn:extensionElements><zeebe:userTask />
     <zeebe:assignmentDefinition candidateGroups="gesundheitsamt" /></bpmn:extensionElements></bpmn:userTask>
   <bpmn:endEvent id="end" />
   ${flows('start', 'check', 'end')}`,
);

/** Flow nodes that an instance of straightThrough runs. */
export const straightThroughActivities = steps.length + 2;
/** Flow nodes that an instance of threeTasks runs. */
export const threeTasksActivities = 6;

function model(id: string, elements: string, beside = ''): { readonly id: string; readonly xml: string } {
  return {
    id,
    xml: `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions-${id}" targetNamespace="http://bpmn.io/schema/bpmn">
  ${beside}
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
