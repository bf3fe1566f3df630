import { afterAll, beforeAll, test } from 'vitest';
import {
  callBy,
  processFile,
  startInstallation,
  startToEnd,
  until,
  type TestInstallation,
} from '../testing/installation.js';

const MINUTE = 60_000;

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

test('a timer whose step the database refuses is not lost: it fires again and the case goes on', async () => {
  const errors: string[] = [];
  const ignore = () => undefined;
  const logger = { info: ignore, warn: ignore, error: (event: string) => void errors.push(event) };
  const engine = await installation.startEngine({ logger });
  const wait =
    '<bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition id="t"><bpmn:timeDuration>PT2H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>';
  await engine.deploy(callBy('designer'), [processFile('pause', startToEnd(wait, ['wait']))]);
  const { processInstanceKey } = await engine.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId: 'pause' },
    variables: {},
  });
  await installation.owner.query(`
    create function refuse_endings() returns trigger language plpgsql as
      $$ begin raise exception 'no room for this' using errcode = '22003'; end $$;
    create trigger refuse_endings before update on process_instance
      for each row when (new.state = 'COMPLETED') execute function refuse_endings()`);

  installation.clock.advance(121 * MINUTE);
  await until(() => Promise.resolve(errors.includes('timer-refused')));
  await installation.owner.query('drop trigger refuse_endings on process_instance');
  installation.clock.advance(MINUTE);

  await until(async () => {
    const { rows } = await installation.owner.query<{ state: string }>(
      'select state from process_instance where process_instance_key = $1',
      [processInstanceKey],
    );
    return rows[0]?.state === 'COMPLETED';
  });
});
