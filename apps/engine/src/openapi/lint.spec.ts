import spectral from '@stoplight/spectral-core';
import { expect, test } from 'vitest';
import { describeEvents } from './describe-events.js';
import { describeOffline } from './describe-offline.js';
import { asyncApiRules, openApiRules } from '../testing/lint-rules.js';

type Rules = typeof openApiRules;

async function findings(document: unknown, rules: Rules): Promise<readonly string[]> {
  const linter = new spectral.Spectral();
  linter.setRuleset(rules);
  const found = await linter.run(JSON.stringify(document));
  return found.map(({ code, path, message }) => `${code} at ${path.join('.')}: ${message}`);
}

test('the description of the interfaces keeps to the rules of OpenAPI', async () => {
  expect(await findings(await describeOffline(), openApiRules)).toEqual([]);
}, 120_000);

test('the description of the events keeps to the rules of AsyncAPI', async () => {
  expect(await findings(describeEvents(), asyncApiRules)).toEqual([]);
  expect(
    await findings({ ...describeEvents(), channels: [] }, asyncApiRules),
    'the rules look at this version',
  ).not.toEqual([]);
});

test('the committed description of the events is that of the code', async () => {
  await expect(`${JSON.stringify(describeEvents(), null, 2)}\n`).toMatchFileSnapshot('../../asyncapi.json');
});
