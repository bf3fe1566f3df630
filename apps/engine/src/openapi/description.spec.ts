import openapiTypes, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { expect, test } from 'vitest';
import { describeOffline } from './describe-offline.js';

// `npm run openapi` writes both files anew.

test('the committed description is that of the code', async () => {
  const description = await describeOffline();
  await expect(`${JSON.stringify(description, null, 2)}\n`).toMatchFileSnapshot('../../openapi.json');
});

test('the types of the staff application’s client are those of the description', async () => {
  const description = JSON.parse(JSON.stringify(await describeOffline())) as Parameters<
    typeof openapiTypes
  >[0];
  const types = `${COMMENT_HEADER}${astToString(await openapiTypes(description))}`;
  await expect(types).toMatchFileSnapshot('../../../workbench/src/api/generated/schema.ts');
});

test('every operation has a name of its own and says who may be answered', async () => {
  const { paths } = await describeOffline();
  const operations = Object.values(paths).flatMap(
    (path) => Object.values(path) as { operationId?: string }[],
  );
  const names = operations.map((operation) => operation.operationId ?? 'nameless');
  expect(names).toEqual([...new Set(names)]);
  expect(names).not.toContain('nameless');
});
