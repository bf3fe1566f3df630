import { describe, expect, it } from 'vitest';
import {
  CoverageCollector,
  coveragePage,
  coverageSummary,
  createTestEngine,
  JobFailure,
  assertThat,
} from '../index.js';

const content = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI">
<process id="order" isExecutable="true"><startEvent id="start" /><sequenceFlow id="to-gateway" sourceRef="start" targetRef="split" />
<exclusiveGateway id="split" default="to-end" /><sequenceFlow id="to-end" sourceRef="split" targetRef="end" /><endEvent id="end" />
<sequenceFlow id="to-ship" sourceRef="split" targetRef="ship"><conditionExpression>=paid</conditionExpression></sequenceFlow>
<serviceTask id="ship" name="Ship &lt;script&gt; &amp; bill"><extensionElements><zeebe:taskDefinition type="ship" /></extensionElements></serviceTask></process>
<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="order">
<bpmndi:BPMNShape bpmnElement="start"><dc:Bounds x="0" y="0" width="36" height="36" /></bpmndi:BPMNShape>
<bpmndi:BPMNShape bpmnElement="ship"><dc:Bounds x="100" y="0" width="100" height="80" /></bpmndi:BPMNShape>
<bpmndi:BPMNShape bpmnElement="end"><dc:Bounds x="nowhere" y="0" width="36" height="36" /></bpmndi:BPMNShape>
<bpmndi:BPMNEdge bpmnElement="to-ship"><di:waypoint x="36" y="18" /><di:waypoint x="100" y="18" /></bpmndi:BPMNEdge>
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`;
const resources = [{ name: 'order.bpmn', content }];

describe('The coverage of a suite', () => {
  it('is a page that draws what was passed and what was not', async () => {
    const coverage = new CoverageCollector();
    const engine = await createTestEngine({ resources, coverage });
    engine.start('order', { variables: { paid: false } });
    const page = coveragePage(coverage);
    expect(page).toContain('order: 71 % (3 of 4 flow nodes, 2 of 3 sequence flows)');
    expect(page).toContain('<g class="covered"><circle cx="18" cy="18" r="18"/>');
    expect(page).toContain('<g class="missing"><rect x="100" y="0" width="100" height="80" rx="8"/>');
    expect(page).toContain('<g class="edge missing"><polyline points="36,18 100,18"/>');
    expect(page).toContain('<li>ship</li><li>to-ship</li>');
  });

  it('loads nothing, and text of the model stays text', async () => {
    const coverage = new CoverageCollector();
    (await createTestEngine({ resources, coverage })).start('order', { variables: { paid: true } });
    const page = coveragePage(coverage);
    expect(page).toContain('Ship &lt;script&gt; &amp; bill');
    expect(page).not.toMatch(/<script|<link|<img|https?:/);
  });

  it('adds up over all engines of a suite', async () => {
    const coverage = new CoverageCollector();
    for (const paid of [true, false])
      (await createTestEngine({ resources, coverage })).start('order', { variables: { paid } });
    expect(coverageSummary(coverage)).toBe('order: 100 % (4 of 4 flow nodes, 3 of 3 sequence flows)');
  });
});

describe('A job that fails with a back-off', () => {
  it('is tried again when the time has come', async () => {
    const engine = await createTestEngine({ resources });
    let tries = 0;
    engine.worker('ship', () => {
      tries += 1;
      if (tries === 1) throw new JobFailure('The carrier is closed.', { backOff: 'PT10M' });
    });
    const instance = engine.start('order', { variables: { paid: true } });
    engine.advance('PT9M');
    assertThat(instance).waitsAt('ship').hasNoIncident();
    engine.advance('PT1M');
    assertThat(instance).isCompleted();
    expect(tries).toBe(2);
  });

  it('is an incident at once when no retry is left', async () => {
    const engine = await createTestEngine({ resources });
    engine.worker('ship', () => {
      throw new JobFailure('Never.', { retries: 0, backOff: 'PT10M' });
    });
    assertThat(engine.start('order', { variables: { paid: true } })).hasIncidentAt('ship');
  });
});
