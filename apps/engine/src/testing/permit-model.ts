/**
 * A small procedure with one of each thing that integrators touch: a job, a task for people, a message that is
 * waited for. `register` fails over to an incident when its retries run out.
 */
export const permitModel = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="http://vorgang.example/test">
  <bpmn:message id="paid" name="paid">
    <bpmn:extensionElements><zeebe:subscription correlationKey="=applicant" /></bpmn:extensionElements>
  </bpmn:message>
  <bpmn:error id="rejectedError" name="rejected" errorCode="REJECTED" />
  <bpmn:process id="permit" name="Erlaubnis" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>toRegister</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="toRegister" sourceRef="start" targetRef="register" />
    <bpmn:serviceTask id="register" name="Eintragen">
      <bpmn:extensionElements>
        <zeebe:taskDefinition type="register" retries="2" />
        <zeebe:taskHeaders><zeebe:header key="office" value="trade" /></zeebe:taskHeaders>
      </bpmn:extensionElements>
      <bpmn:incoming>toRegister</bpmn:incoming><bpmn:outgoing>toCheck</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:boundaryEvent id="rejected" attachedToRef="register"><bpmn:outgoing>toRefused</bpmn:outgoing>
      <bpmn:errorEventDefinition id="rejectedDefinition" errorRef="rejectedError" />
    </bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="toRefused" sourceRef="rejected" targetRef="refused" />
    <bpmn:endEvent id="refused"><bpmn:incoming>toRefused</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="toCheck" sourceRef="register" targetRef="check" />
    <bpmn:userTask id="check" name="Prüfen">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:formDefinition formId="check-form" />
        <zeebe:assignmentDefinition candidateGroups="gesundheitsamt" />
      </bpmn:extensionElements>
      <bpmn:incoming>toCheck</bpmn:incoming><bpmn:outgoing>toPaid</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="toPaid" sourceRef="check" targetRef="waitForPayment" />
    <bpmn:intermediateCatchEvent id="waitForPayment" name="Zahlung"><bpmn:incoming>toPaid</bpmn:incoming><bpmn:outgoing>toEnd</bpmn:outgoing>
      <bpmn:messageEventDefinition id="paidDefinition" messageRef="paid" />
    </bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="toEnd" sourceRef="waitForPayment" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>toEnd</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>
`;

/** The form of the model's user task. */
export const checkForm = JSON.stringify({
  id: 'check-form',
  type: 'default',
  schemaVersion: 16,
  components: [{ id: 'Field_ok', key: 'ok', type: 'checkbox', label: 'In Ordnung' }],
});
