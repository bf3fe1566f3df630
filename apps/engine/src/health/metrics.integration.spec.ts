import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployOverHttp } from '../testing/deploy-over-http.js';
import { checkForm, permitModel } from '../testing/permit-model.js';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';

let server: TestApplication;
beforeAll(async () => {
  server = await startTestApplication({ metrics: { host: '127.0.0.1', port: 0 }, testClock: false });
});
afterAll(() => server.close());

test('metrics stand on a port of their own and say what the engine does and what waits', async () => {
  await deployOverHttp(server.url, { 'permit.bpmn': permitModel, 'check.form': checkForm });
  const created = await fetch(`${server.url}/v2/process-instances`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json' },
    body: JSON.stringify({ processDefinitionId: 'permit', variables: { applicant: 'Geheimnis' } }),
  });
  expect(created.status).toBe(200);

  const answer = await fetch(server.application.metricsUrl!);
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  const text = await answer.text();
  expect(text).toMatch(/^vorgang_steps_total\{program="engine"\} [1-9]/m);
  expect(text).toMatch(/^vorgang_commit_duration_seconds_count\{program="engine"\} [1-9]/m);
  expect(text).toMatch(
    /^vorgang_http_request_duration_seconds_count\{program="engine",method="POST",route="\/v2\/process-instances",status="200"\} 1$/m,
  );
  for (const name of [
    'vorgang_backlog_up',
    'vorgang_timers_overdue',
    'vorgang_incidents_active',
    'vorgang_outbox_age_seconds',
    'vorgang_database_connections',
    'nodejs_eventloop_lag_p99_seconds',
  ]) {
    expect(text).toMatch(new RegExp(`^${name}\\b`, 'm'));
  }
  expect(text).toMatch(/^vorgang_backlog_up\{program="engine"\} 1$/m);
  expect(text).not.toContain('Geheimnis');
});

test('the port of people does not lead there', async () => {
  expect(await (await fetch(`${server.url}/metrics`)).text()).not.toContain('vorgang_steps_total');
});
