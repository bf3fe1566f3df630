import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseProcessModel, type ExecutableProcess } from './index.js';

const procedure = new URL(
  '../../../processes/infektionsschutzbelehrung/infektionsschutzbelehrung.bpmn',
  import.meta.url,
);

describe('the graph of a realistic model', () => {
  let process: ExecutableProcess;

  beforeAll(async () => {
    const result = await parseProcessModel(
      await readFile(procedure, 'utf8'),
      'infektionsschutzbelehrung.bpmn',
    );
    if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 2));
    const [first] = result.model.processes;
    if (first === undefined) throw new Error('no process');
    process = first;
  });

  it('starts at the none start event and knows its form', () => {
    expect(process.nodes.get(process.id)).toMatchObject({
      kind: 'container',
      elementType: 'PROCESS',
      startEventId: 'start-antrag-eingegangen',
    });
    expect(process.startFormId).toBe('infektionsschutzbelehrung-antrag');
  });

  it('hangs boundary events on their activity, interrupting or not', () => {
    expect(process.nodes.get('zahlung-abwarten')).toMatchObject({
      scopeId: 'gebuehr-bezahlen',
      boundaryEventIds: ['zahlungserinnerung-faellig'],
    });
    expect(process.nodes.get('zahlungserinnerung-faellig')).toMatchObject({
      position: 'boundary',
      interrupting: false,
      attachedToId: 'zahlung-abwarten',
      definitions: [{ kind: 'timer', timer: { kind: 'duration', value: { kind: 'static', value: 'P7D' } } }],
    });
    expect(process.nodes.get('zahlungsfrist-abgelaufen')).toMatchObject({ interrupting: true });
  });

  it('keeps the default flow and compiles the condition of the other', () => {
    expect(process.nodes.get('gebuehr-faellig')).toMatchObject({ defaultFlowId: 'flow-gebuehr-faellig' });
    expect(process.flows.get('flow-gebuehrenfrei')?.condition).toMatchObject({ references: ['gebuehr'] });
  });

  it('reads what each task does', () => {
    expect(process.nodes.get('zahlung-anlegen')).toMatchObject({
      work: { kind: 'job', job: { type: { kind: 'static', value: 'vorgang:payment-request' } } },
    });
    expect(process.nodes.get('angaben-pruefen')).toMatchObject({
      work: { kind: 'userTask', userTask: { formId: 'infektionsschutzbelehrung-pruefung' } },
      properties: { 'vorgang:publicStatus': 'PROCESSING' },
    });
    expect(process.nodes.get('gebuehr-bestimmen')).toMatchObject({
      work: { kind: 'decision', decision: { resultVariable: 'gebuehr', binding: { kind: 'latest' } } },
    });
  });

  it('keeps lanes for readers', () => {
    expect(process.lanes.map((lane) => lane.name)).toEqual([
      'Antragstellende Person',
      'Automatische Schritte',
      'Gesundheitsamt',
    ]);
  });
});
