import { afterAll, beforeAll, test } from 'vitest';
import {
  callBy,
  processFile,
  startInstallation,
  startToEnd,
  TENANT,
  until,
  type TestInstallation,
} from '../testing/installation.js';

/** As many as one round looks at. */
const BATCH = 500;
const catchPaid = startToEnd(
  '<bpmn:intermediateCatchEvent id="paid"><bpmn:messageEventDefinition id="d" messageRef="m" /></bpmn:intermediateCatchEvent>',
  ['paid'],
);
const paid =
  '<bpmn:message id="m" name="paid"><bpmn:extensionElements><zeebe:subscription correlationKey="=order" /></bpmn:extensionElements></bpmn:message>';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

test('a forgotten message is matched though more that nothing can match came before it', async () => {
  const engine = await installation.startEngine();
  await engine.deploy(callBy('designer'), [processFile('payment', catchPaid, paid)]);
  const { processInstanceKey } = await engine.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId: 'payment' },
    variables: { order: 'a' },
  });
  const { owner, clock } = installation;
  // The instance of this subscription is gone: whoever sends its messages on finds nobody.
  await owner.query(
    `insert into message_subscription (tenant_id, subscription_key, process_instance_key, process_definition_key,
       process_definition_id, event_id, message_name, correlation_key, interrupting, state, updated_at)
     values ($1, 1, 1, 1, 'gone', 'e', 'stuck', 'k', true, 'CREATED', now())`,
    [TENANT],
  );
  const insert = `
    insert into message (tenant_id, message_key, message_name, correlation_key, variables, published_at, expires_at)
    select $1, key, $2, $3, '{}', $4::timestamptz - interval '1 minute', $4::timestamptz + interval '1 day'
    from generate_series($5::integer, $6::integer) key`;
  const now = new Date(clock.now());
  await owner.query(insert, [TENANT, 'stuck', 'k', now, 1, BATCH]);
  await owner.query(insert, [TENANT, 'paid', 'a', now, BATCH + 1, BATCH + 1]);
  await until(async () => {
    const { rows } = await owner.query<{ state: string }>(
      'select state from process_instance where process_instance_key = $1',
      [processInstanceKey],
    );
    return rows[0]?.state === 'COMPLETED';
  });
});
