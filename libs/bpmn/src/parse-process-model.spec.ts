import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { parseProcessModel } from './parse-process-model.js';

vi.mock('@vorgang/feel', () => ({
  compileExpression: (source: string) => ({ ok: true, expression: { kind: 'expression', source, references: [] } }),
}));

const procedure = new URL(
  '../../../processes/infektionsschutzbelehrung/infektionsschutzbelehrung.bpmn',
  import.meta.url,
);

describe('a realistic model', () => {
  it('becomes a graph', async () => {
    const result = await parseProcessModel(await readFile(procedure, 'utf8'), 'infektionsschutzbelehrung.bpmn');
    expect(result).toMatchObject({ ok: true, model: { processes: [{ id: 'infektionsschutzbelehrung' }] } });
  });
});
