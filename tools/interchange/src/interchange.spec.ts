import { describe, expect, it } from 'vitest';
import { checkFile } from './check-folder.js';

const NAMESPACES = `xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;

const PROCESS = `<startEvent id="s" /><sequenceFlow id="f" sourceRef="s" targetRef="t" /><task id="t" name="Tun" />`;

const SHAPES = `<bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="pl" bpmnElement="p">
  <bpmndi:BPMNShape id="s_di" bpmnElement="s"><dc:Bounds x="0" y="0" width="36" height="36" /></bpmndi:BPMNShape>
  <bpmndi:BPMNEdge id="f_di" bpmnElement="f"><di:waypoint x="36" y="18" /><di:waypoint x="90.5" y="18" /></bpmndi:BPMNEdge>
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;

function file(content: string, diagram = SHAPES, attributes = ''): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<!-- made elsewhere -->
<definitions ${NAMESPACES} ${attributes} id="defs" targetNamespace="http://example.org" exporter="Another tool">
<process id="p" name="Prozess">${content}</process>${diagram}</definitions>`;
}

/** The habits of other tools, each in a small model of our own. */
const HABITS: readonly (readonly [habit: string, xml: string])[] = [
  [
    'Signavio: extension elements with values, colours of its own',
    file(
      `<extensionElements><sig:signavioMetaData metaKey="bgcolor" metaValue="#ffffff" /></extensionElements>${PROCESS}`,
      SHAPES,
      'xmlns:sig="http://www.signavio.com"',
    ),
  ],
  [
    'Bizagi: foreign default namespace inside of an extension',
    file(
      `<extensionElements><BizagiExtensions xmlns="http://www.bizagi.com/bpmn20"><BizagiProperties><BizagiProperty name="bgColor" value="White" /></BizagiProperties></BizagiExtensions></extensionElements>${PROCESS}`,
    ),
  ],
  [
    'ADONIS, ARIS: attributes and nested lists of a foreign namespace',
    file(
      `<startEvent id="s" adonis:order="1"><extensionElements><adonis:modelattributes><adonis:attribute name="a">mehr
  Zeilen</adonis:attribute><adonis:attribute name="b" /></adonis:modelattributes></extensionElements></startEvent>`,
      SHAPES,
      'xmlns:adonis="http://www.boc-eu.com/boc-is/adonis.modeler"',
    ),
  ],
  [
    'Trisotech: foreign elements beside the standard ones',
    file(
      `${PROCESS}<tri:attachments><tri:link href="https://example.org">Text</tri:link></tri:attachments>`,
      SHAPES,
      'xmlns:tri="http://www.trisotech.com/2014/triso/bpmn" tri:version="2"',
    ),
  ],
  [
    'jBPM: imports and on-entry scripts in CDATA',
    file(
      `<extensionElements><drools:import name="org.example.Order" /></extensionElements><startEvent id="s" /><scriptTask id="t" scriptFormat="http://www.java.com/java"><extensionElements><drools:onEntry-script scriptFormat="java"><drools:script><![CDATA[if (a < b && c) {}]]></drools:script></drools:onEntry-script></extensionElements><script><![CDATA[x < y]]></script></scriptTask>`,
      SHAPES,
      'xmlns:drools="http://www.jboss.org/drools"',
    ),
  ],
  [
    'Camunda 7, Flowable, Activiti: attributes and extensions of the engine',
    file(
      `<userTask id="t" camunda:assignee="\${a}" flowable:category="c"><extensionElements><camunda:formData><camunda:formField id="a" type="string"><camunda:validation><camunda:constraint name="required" /></camunda:validation></camunda:formField></camunda:formData><flowable:modelerStyle>x</flowable:modelerStyle></extensionElements></userTask>`,
      SHAPES,
      'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:flowable="http://flowable.org/bpmn"',
    ),
  ],
  [
    'bpmn.io, the BPMN extension for colours, and attributes of a vendor: three dialects of colour',
    file(
      PROCESS,
      SHAPES.replace(
        'id="s_di"',
        'id="s_di" bioc:stroke="#1e88e5" bioc:fill="#bbdefb" color:background-color="#bbdefb" color:border-color="#1e88e5" v:FillColor="255,0,0"',
      ),
      'xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" xmlns:color="http://www.omg.org/spec/BPMN/non-normative/color/1.0" xmlns:v="http://vendor.example/di"',
    ),
  ],
  ['no diagram at all', file(PROCESS, '')],
  ['edges without waypoints and shapes without bounds', file(PROCESS, SHAPES.replace(/<d[ic]:[^>]*>/g, ''))],
  [
    'shapes of elements that do not exist, labels with styles, waypoints with a type',
    file(
      PROCESS,
      SHAPES.replace('bpmnElement="s"', 'bpmnElement="gone"')
        .replaceAll('<di:waypoint', '<di:waypoint xsi:type="dc:Point"')
        .replace(
          '</bpmndi:BPMNShape>',
          '<bpmndi:BPMNLabel labelStyle="ls"><dc:Bounds x="1" y="2" width="3" height="4" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>',
        )
        .replace(
          '</bpmndi:BPMNDiagram>',
          '<bpmndi:BPMNLabelStyle id="ls"><dc:Font name="Arial" size="11.0" isBold="false" /></bpmndi:BPMNLabelStyle></bpmndi:BPMNDiagram>',
        ),
    ),
  ],
  ['several diagrams of one process', file(PROCESS, `${SHAPES}${SHAPES.replace(/ id="/g, ' id="second_')}`)],
  [
    'references into other files and attributes that have their default',
    file(
      `<startEvent id="s" isInterrupting="true" parallelMultiple="false" /><callActivity id="t" calledElement="other:process" startQuantity="1" /><dataObject id="o" itemSubjectRef="xsd:string" isCollection="false" />`,
      SHAPES,
      'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:other="http://other.example" expressionLanguage="http://www.w3.org/1999/XPath"',
    ),
  ],
  [
    'a prefix instead of the default namespace, and comments between the elements',
    file(`<!-- one -->${PROCESS}<!-- two -->`, '')
      .replace('xmlns="', 'xmlns:semantic="')
      .replace(/<(\/?)(definitions|process|startEvent|sequenceFlow|task)/g, '<$1semantic:$2'),
  ],
  ['elements that BPMN does not know', file(`${PROCESS}<futureTask id="z"><inside /></futureTask>`)],
  [
    'documentation with markup',
    file(
      `<documentation textFormat="text/html"><b xmlns="http://www.w3.org/1999/xhtml">Hin<i>weis</i></b></documentation>${PROCESS}`,
    ),
  ],
];

describe('A file of another tool is changed in the modeller and keeps everything else', () => {
  it.each(HABITS)('%s', async (_habit, xml) => {
    expect(await checkFile(new TextEncoder().encode(xml))).toEqual([]);
  });
});
