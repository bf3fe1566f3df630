/** Small models with one of each thing that the contract speaks of; `permit-model.ts` has job, task and message. */
export const contractModels = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="http://vorgang.example/test">
  <bpmn:signal id="alarmSignal" name="alarm" />
  <bpmn:process id="alarmed" name="Alarm" isExecutable="true">
    <bpmn:startEvent id="alarmStart"><bpmn:outgoing>toAlarmEnd</bpmn:outgoing>
      <bpmn:signalEventDefinition id="alarmDefinition" signalRef="alarmSignal" />
    </bpmn:startEvent>
    <bpmn:sequenceFlow id="toAlarmEnd" sourceRef="alarmStart" targetRef="alarmEnd" />
    <bpmn:endEvent id="alarmEnd"><bpmn:incoming>toAlarmEnd</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
  <bpmn:process id="exceeded" name="Grenzwert" isExecutable="true">
    <bpmn:startEvent id="exceededStart"><bpmn:outgoing>toExceededEnd</bpmn:outgoing>
      <bpmn:conditionalEventDefinition id="exceededDefinition"><bpmn:condition xsi:type="bpmn:tFormalExpression">=level &gt; 5</bpmn:condition></bpmn:conditionalEventDefinition>
    </bpmn:startEvent>
    <bpmn:sequenceFlow id="toExceededEnd" sourceRef="exceededStart" targetRef="exceededEnd" />
    <bpmn:endEvent id="exceededEnd"><bpmn:incoming>toExceededEnd</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
  <bpmn:process id="caller" name="Aufruf" isExecutable="true">
    <bpmn:startEvent id="callerStart"><bpmn:extensionElements><zeebe:formDefinition formId="check-form" /></bpmn:extensionElements><bpmn:outgoing>toCall</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="toCall" sourceRef="callerStart" targetRef="call" />
    <bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="permit" propagateAllChildVariables="false" /></bpmn:extensionElements><bpmn:incoming>toCall</bpmn:incoming><bpmn:outgoing>toCallerEnd</bpmn:outgoing></bpmn:callActivity>
    <bpmn:sequenceFlow id="toCallerEnd" sourceRef="call" targetRef="callerEnd" />
    <bpmn:endEvent id="callerEnd"><bpmn:incoming>toCallerEnd</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
  <bpmn:process id="choice" name="Auswahl" isExecutable="true">
    <bpmn:startEvent id="choiceStart"><bpmn:outgoing>toTools</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="toTools" sourceRef="choiceStart" targetRef="tools" />
    <bpmn:adHocSubProcess id="tools"><bpmn:incoming>toTools</bpmn:incoming><bpmn:outgoing>toChoiceEnd</bpmn:outgoing>
      <bpmn:userTask id="callBack" name="Zurückrufen"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
    </bpmn:adHocSubProcess>
    <bpmn:sequenceFlow id="toChoiceEnd" sourceRef="tools" targetRef="choiceEnd" />
    <bpmn:endEvent id="choiceEnd"><bpmn:incoming>toChoiceEnd</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>
`;

/** A decision with one rule: whoever is under 18 pays nothing. */
export const feeDecision = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="Gebühren" namespace="http://vorgang.example/test">
  <decision id="fee" name="Gebühr">
    <decisionTable id="feeTable" hitPolicy="FIRST">
      <input id="ageInput" label="Alter"><inputExpression id="ageExpression" typeRef="number"><text>age</text></inputExpression></input>
      <output id="feeOutput" label="Gebühr" name="fee" typeRef="number" />
      <rule id="young"><inputEntry id="youngAge"><text>&lt; 18</text></inputEntry><outputEntry id="youngFee"><text>0</text></outputEntry></rule>
      <rule id="others"><inputEntry id="otherAge"><text>-</text></inputEntry><outputEntry id="otherFee"><text>26</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>
`;
