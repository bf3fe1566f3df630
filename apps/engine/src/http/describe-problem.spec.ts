import { BadRequestException } from '@nestjs/common';
import { InvalidStateError, OverloadedError } from '@vorgang/orchestration';
import { SearchTooCostlyError } from '@vorgang/storage';
import { expect, test } from 'vitest';
import { describeProblem, problemTypeBase } from './describe-problem.js';

function statusOf(thrown: unknown): number {
  return describeProblem(thrown, '/v2/jobs/1/completion').body.status;
}

test('a refusal of the engine keeps its code, status and sentence', () => {
  const { body } = describeProblem(
    new InvalidStateError('Job 1 is held by another account.'),
    '/v2/jobs/1/completion',
  );
  expect(body).toEqual({
    type: 'urn:vorgang:problem:invalid-state',
    title: 'Conflict',
    status: 409,
    detail: 'Job 1 is held by another account.',
    instance: '/v2/jobs/1/completion',
  });
});

test('too much at once says when to come back', () => {
  const { headers, body } = describeProblem(new OverloadedError('Too much at once.', 3), '/');
  expect([body.status, headers]).toEqual([503, { 'Retry-After': '3' }]);
});

test('a database that restarts is no defect', () => {
  expect(statusOf(Object.assign(new Error('the database system is shutting down'), { code: '57P03' }))).toBe(
    503,
  );
  expect(
    statusOf(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' })),
  ).toBe(503);
  expect(statusOf(new Error('Connection terminated unexpectedly'))).toBe(503);
});

test.each([
  ['too many connections', '53300'],
  ['a full disk', '53100'],
  ['a database that takes no changes', '25006'],
])('%s is for later, and says so', (_what, code) => {
  const { body, headers, unexpected } = describeProblem(Object.assign(new Error('no'), { code }), '/');
  expect([body.status, headers, unexpected]).toEqual([503, { 'Retry-After': '2' }, false]);
});

test('a search that was given up says by what else to order', () => {
  const { body, unexpected } = describeProblem(
    new SearchTooCostlyError('worker', ['jobKey', 'state'], 10),
    '/x',
  );
  expect(body).toMatchObject({ status: 422, type: `${problemTypeBase}search-too-costly` });
  expect(body.detail).toContain('order by one of jobKey, state');
  expect(unexpected).toBe(false);
});

test('a defect shows nothing of itself', () => {
  const { body, unexpected } = describeProblem(new TypeError('secret is undefined in /srv/secret.ts'), '/');
  expect([body.status, unexpected]).toEqual([500, true]);
  expect(JSON.stringify(body)).not.toContain('secret');
  expect(statusOf({ code: '42P01' })).toBe(500);
});

test('refusals of the frameworks keep their status', () => {
  expect(statusOf(new BadRequestException('no'))).toBe(400);
  expect(statusOf(Object.assign(new Error('Not Found'), { status: 404 }))).toBe(404);
  expect(statusOf(Object.assign(new Error('broken'), { status: 502 }))).toBe(500);
});

test('a client that hangs up in the middle of an upload is no defect of ours', () => {
  const { body, unexpected } = describeProblem(new Error('Request aborted'), '/v2/deployments');
  expect([body.status, unexpected]).toEqual([400, false]);
});
