import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { caseWorkTemplates } from './case-work-templates.js';
import { inboundWebhookTemplates } from './inbound-webhook-templates.js';
import { offeredConnectors } from './offered-connectors.js';

interface Verdict {
  readonly valid: boolean;
  readonly errors?: readonly unknown[];
}
const { validateZeebe } = createRequire(import.meta.url)('@bpmn-io/element-templates-validator') as {
  readonly validateZeebe: (template: unknown) => Verdict;
};

const templates = [
  ...offeredConnectors.map(({ template }) => template),
  ...inboundWebhookTemplates,
  ...caseWorkTemplates,
];

test.each(templates.map((template) => [template.id, template] as const))(
  '%s is a valid element template for Camunda 8 models',
  (_id, template) => {
    const { valid, errors } = validateZeebe(template);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  },
);

test('the modeller offers exactly these templates; `npx vitest run apps/worker/src/connectors -u` writes them', async () => {
  await expect(`${JSON.stringify(templates, null, 2)}\n`).toMatchFileSnapshot(
    '../../../workbench/src/edit-model/generated/connector-templates.json',
  );
});
