import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../../testing/test-application.js';

let server: TestApplication;

beforeAll(async () => {
  server = await startTestApplication();
});
afterAll(() => server.close());

const foreign = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
<process id="p" isExecutable="true"><startEvent id="s" /><sequenceFlow id="f" sourceRef="s" targetRef="x" /><userTask id="x" name="Prüfen" camunda:assignee="\${clerk}" camunda:strange="1" /></process></definitions>`;

async function send(username: string, file: string | undefined, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file !== undefined) form.set('file', new Blob([file]), 'Prüfung.bpmn20.xml');
  const response = await fetch(`${server.url}/api/models/import`, {
    method: 'POST',
    headers: as(username),
    body: form,
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

describe('POST /api/models/import', () => {
  test('converts a model of another engine, says what was done, and stores nothing', async () => {
    const { status, body } = await send('petra.hansen', foreign);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      resourceName: 'Prüfung.bpmn',
      xml: expect.stringContaining('assignee="=clerk"'),
      entries: [
        { elementId: 'x', elementName: 'Prüfen', outcome: 'converted', rule: 'user-task-converted' },
        { elementId: 'x', outcome: 'needsWork', from: 'camunda:strange="1"' },
      ],
      problems: [{ elementId: 'x', rule: 'no-foreign-engine-extension' }],
    });
    const models = await fetch(`${server.url}/api/models`, { headers: as('petra.hansen') });
    expect(await models.json()).toEqual({ items: [] });
  });

  test('takes out what has no counterpart when asked to', async () => {
    const { body } = await send('petra.hansen', foreign, { removeForeign: 'true' });
    expect(body).toMatchObject({ problems: [], xml: expect.not.stringContaining('strange') });
  });

  test.each([
    ['no file', undefined, {}, 400],
    ['a document type', '<!DOCTYPE a><a/>', {}, 400],
    ['something else than BPMN', '<html/>', {}, 400],
    ['another choice than true and false', foreign, { removeForeign: 'perhaps' }, 400],
    ['more than 4 MiB', `<a>${'x'.repeat(4 * 1024 * 1024)}</a>`, {}, 413],
  ])('refuses %s', async (_what, file, fields, expected) => {
    const { status, body } = await send('petra.hansen', file, fields);
    expect(status).toBe(expected);
    expect(body).toMatchObject({ status: expected, type: expect.stringContaining('urn:vorgang:problem:') });
  });

  test('is for those who design models', async () => {
    expect((await send('sabine.schroeder', foreign)).status).toBe(403);
  });
});
