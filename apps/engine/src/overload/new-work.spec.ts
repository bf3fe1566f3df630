import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isNewWork } from './new-work.js';

const description = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};
const routes = Object.entries(description.paths).flatMap(([path, operations]) =>
  Object.keys(operations).map((method) => ({ method: method.toUpperCase(), path })),
);
const newWork = routes.filter(({ method, path }) => isNewWork(method, path)).map(({ path }) => path);

test('what may be refused in an overload, beside questions, is this and no more', () => {
  expect(newWork.filter((path) => !/\/search$|\/statistics\//.test(path)).sort()).toEqual([
    '/api/batch-operations',
    '/api/batch-operations/preview',
    '/api/migrations/preview',
    '/api/migrations/proposal',
    '/api/models/check',
    '/api/models/deploy',
    '/api/models/import',
    '/v2/conditionals/evaluation',
    '/v2/decision-definitions/evaluation',
    '/v2/decision-instances/deletion',
    '/v2/deployments',
    '/v2/expression/evaluation',
    '/v2/messages/correlation',
    '/v2/messages/publication',
    '/v2/process-instances',
    '/v2/process-instances/cancellation',
    '/v2/process-instances/deletion',
    '/v2/process-instances/incident-resolution',
    '/v2/process-instances/migration',
    '/v2/process-instances/modification',
    '/v2/signals/broadcast',
  ]);
});

test('questions are every search and statistic but the inbox', () => {
  const questions = routes
    .filter(({ method, path }) => method === 'POST' && /\/search$|\/statistics\//.test(path))
    .map(({ path }) => path);
  expect(questions.filter((path) => !newWork.includes(path))).toEqual(['/api/inbox/search']);
});

test.each([
  ['POST', '/v2/jobs/1/completion'],
  ['POST', '/v2/jobs/1/failure'],
  ['POST', '/v2/jobs/activation'],
  ['POST', '/v2/user-tasks/1/completion'],
  ['POST', '/api/inbox/tasks/1/complete'],
  ['POST', '/api/session'],
  ['POST', '/api/payments/notifications'],
  ['POST', '/bauantrag/absenden'],
  ['GET', '/v2/process-instances/1'],
  ['GET', '/health/ready'],
])('%s %s goes on', (method, path) => {
  expect(isNewWork(method, path)).toBe(false);
});

test('an address is known in every way in which it is served', () => {
  expect(isNewWork('POST', '/v2/Process-Instances/')).toBe(true);
});
