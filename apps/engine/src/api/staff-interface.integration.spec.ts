import { readFileSync } from 'node:fs';
import { newSigningKey, readSigningKey, writeCheckpoints } from '@vorgang/audit';
import type { ProcessInstanceKey } from '@vorgang/execution';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';

const procedure = new URL('../../../../processes/infektionsschutzbelehrung/', import.meta.url);
const model = readFileSync(new URL('infektionsschutzbelehrung.bpmn', procedure), 'utf8');
const instanceKey = '4711' as ProcessInstanceKey;
const caseId = '4712';
const answers = {
  taetigkeit: 'beruf',
  vorname: 'Maria',
  nachname: 'Jensen',
  geburtsdatum: '2001-04-12',
  strasse: 'Süderstraße 12',
  plz: '25813',
  ort: 'Husum',
  email: 'maria.jensen@example.org',
  ehrenamtskarte: false,
  beschwerden: 'unsicher',
  beschwerdenText: 'Letzte Woche Durchfall, jetzt nicht mehr.',
  belehrt: true,
  datenschutz: true,
};

let server: TestApplication;
let owner: pg.Client;
let taskKey: string;

/** A case that waits for the health office, as a submission would have opened it. */
beforeAll(async () => {
  server = await startTestApplication({}, async (client) => {
    await client.query(
      `insert into case_file (tenant_id, case_id, file_number, service_id, applicant_name, applicant_email,
         process_instance_key, process_definition_id, access_code_hash, opened_at)
       values ('<default>', $1, 'IfSG-2026-00001', 'infektionsschutzbelehrung', 'Maria Jensen', $2, $3,
         'infektionsschutzbelehrung', '\\x00', now())`,
      [caseId, answers.email, instanceKey],
    );
    await client.query(
      `insert into submission (tenant_id, case_id, form_id, answers, received_at)
       values ('<default>', $1, 'infektionsschutzbelehrung-antrag', $2, now())`,
      [caseId, JSON.stringify(answers)],
    );
    const { rows } = await client.query<{ url: string }>('select current_database() as url');
    owner = new pg.Client({
      host: client.host,
      port: client.port,
      user: client.user,
      password: client.password ?? undefined,
      database: rows[0]?.url,
    });
    await owner.connect();
  });
  const { engine } = server.application;
  const call = { tenantId: '<default>', actor: { kind: 'user', id: 'petra.hansen' } } as const;
  const files = [
    'infektionsschutzbelehrung.bpmn',
    'gebuehr.dmn',
    'antrag.form',
    'pruefung.form',
    'zahlung.form',
  ];
  await engine.deploy(
    call,
    files.map((name) => ({ name, content: readFileSync(new URL(name, procedure)) })),
  );
  await engine.createProcessInstance(
    { tenantId: '<default>', actor: { kind: 'citizen', id: 'portal' } },
    {
      definition: { processDefinitionId: 'infektionsschutzbelehrung' },
      processInstanceKey: instanceKey,
      variables: { antrag: answers, fall: { caseId, aktenzeichen: 'IfSG-2026-00001' } },
    },
  );
});
afterAll(async () => {
  await owner.end();
  await server.close();
});

async function ask(
  username: string,
  path: string,
  body?: unknown,
  method = body === undefined ? 'GET' : 'POST',
): Promise<{ status: number; body: never }> {
  const response = await fetch(`${server.url}/api${path}`, {
    method,
    headers: { ...as(username), 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as never };
}

describe('a task in the inbox', () => {
  test('waits for the group, with the words of the case', async () => {
    const { status, body } = await ask('sabine.schroeder', '/inbox/search', { scope: 'groups' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [
        {
          name: 'Angaben prüfen',
          fileNumber: 'IfSG-2026-00001',
          applicantName: 'Maria Jensen',
          candidateGroupNames: ['Gesundheitsamt'],
          assignee: null,
        },
      ],
      totalItems: 1,
      endCursor: null,
      counts: { mine: 0, groups: 1, all: 1 },
    });
    taskKey = (body as { items: { userTaskKey: string }[] }).items[0]?.userTaskKey ?? '';
  });

  test('is found by every word of the search, and by none that occurs nowhere', async () => {
    const found = await ask('sabine.schroeder', '/inbox/search', { scope: 'all', text: 'jensen 00001' });
    const lost = await ask('sabine.schroeder', '/inbox/search', { scope: 'all', text: 'jensen 00002' });
    expect([found.body, lost.body]).toMatchObject([{ totalItems: 1 }, { totalItems: 0 }]);
  });

  test('comes with its form and the application in words', async () => {
    expect((await ask('sabine.schroeder', `/inbox/tasks/${taskKey}`)).body).toMatchObject({
      state: 'CREATED',
      form: { id: 'infektionsschutzbelehrung-pruefung' },
      variables: { antrag: { vorname: 'Maria' } },
      case: {
        fileNumber: 'IfSG-2026-00001',
        application: expect.arrayContaining([
          { key: 'geburtsdatum', label: 'Geburtsdatum', value: '12. April 2001' },
        ]),
      },
    });
  });

  test('is closed to those whose work it is not', async () => {
    expect((await ask('petra.hansen', '/inbox/search', { scope: 'all' })).status).toBe(403);
    expect((await ask('ahmet.yilmaz', `/inbox/tasks/${taskKey}`)).status).toBe(403);
  });

  test('cannot be completed before it is claimed', async () => {
    const refused = await ask('sabine.schroeder', `/inbox/tasks/${taskKey}/complete`, {
      variables: { ergebnis: 'freigeben' },
    });
    expect(refused).toMatchObject({
      status: 409,
      body: { detail: 'Claim the task before you complete it.' },
    });
  });

  test('goes to the first who claims it; the second learns who has it since when', async () => {
    expect(await ask('sabine.schroeder', `/inbox/tasks/${taskKey}/claim`, {})).toMatchObject({
      status: 200,
      body: {
        task: { assignee: 'sabine.schroeder', assigneeName: 'Sabine Schröder' },
        lastAction: { byName: 'Sabine Schröder' },
      },
    });
    const second = await ask('jonas.petersen', `/inbox/tasks/${taskKey}/claim`, {});
    expect(second).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/^“Angaben prüfen” is with Sabine Schröder since \d{4}-/) },
    });
  });

  test('can be given back by its owner only, and claimed again', async () => {
    expect((await ask('jonas.petersen', `/inbox/tasks/${taskKey}/release`, {})).status).toBe(409);
    expect(await ask('sabine.schroeder', `/inbox/tasks/${taskKey}/release`, {})).toMatchObject({
      status: 200,
      body: { task: { assignee: null } },
    });
    expect((await ask('sabine.schroeder', `/inbox/tasks/${taskKey}/claim`, {})).status).toBe(200);
  });

  test('is delegated to a colleague of the group only, and completed by its owner after it came back', async () => {
    const delegation = `/user-tasks/${taskKey}/delegation`;
    const possible = await ask('sabine.schroeder', `/user-tasks/${taskKey}/delegates`);
    expect(possible.body).toEqual({ items: [{ username: 'jonas.petersen', name: 'Jonas Petersen' }] });
    for (const delegate of ['ahmet.yilmaz', 'sabine.schroeder', 'nobody']) {
      expect(await ask('sabine.schroeder', delegation, { delegate })).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'delegate' }] },
      });
    }
    expect((await ask('jonas.petersen', delegation, { delegate: 'jonas.petersen' })).status).toBe(403);
    const answers = [
      await ask('sabine.schroeder', delegation, { delegate: 'jonas.petersen' }),
      await ask('sabine.schroeder', delegation, { delegate: 'jonas.petersen' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    expect((await ask('sabine.schroeder', `/inbox/tasks/${taskKey}`)).body).toMatchObject({
      task: {
        assignee: 'jonas.petersen',
        owner: 'sabine.schroeder',
        ownerName: 'Sabine Schröder',
        delegationState: 'PENDING',
      },
      lastAction: { by: 'sabine.schroeder' },
    });
    const completed = await ask('jonas.petersen', `/inbox/tasks/${taskKey}/complete`, {
      variables: { ergebnis: 'freigeben' },
    });
    expect(completed.status).toBe(409);
    const released = await ask('jonas.petersen', `/inbox/tasks/${taskKey}/release`, {});
    expect(released).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('delegated by Sabine Schröder') },
    });
    const unassigned = await fetch(`${server.url}/v2/user-tasks/${taskKey}/assignee`, {
      method: 'DELETE',
      headers: as('jonas.petersen'),
    });
    expect(unassigned.status).toBe(409);
    expect(await unassigned.json()).toMatchObject({
      detail: expect.stringContaining('delegated by "sabine.schroeder"'),
    });
    const resolution = `/user-tasks/${taskKey}/resolution`;
    expect((await ask('sabine.schroeder', resolution, {})).status).toBe(403);
    expect((await ask('jonas.petersen', resolution, { variables: { ergebnis: 'unknown' } })).status).toBe(
      400,
    );
    expect((await ask('jonas.petersen', resolution, {})).status).toBe(204);
    expect((await ask('jonas.petersen', resolution, {})).status).toBe(204);
    expect((await ask('sabine.schroeder', `/inbox/tasks/${taskKey}`)).body).toMatchObject({
      task: { assignee: 'sabine.schroeder', delegationState: 'RESOLVED' },
    });
  });

  test('is found by its owner while it is delegated, and taken back by nobody else', async () => {
    const delegation = `/user-tasks/${taskKey}/delegation`;
    const recall = (username: string) => ask(username, delegation, undefined, 'DELETE');
    const delegated = async (username: string) =>
      (await ask(username, '/inbox/search', { scope: 'delegated' })).body as unknown;
    expect((await ask('sabine.schroeder', delegation, { delegate: 'jonas.petersen' })).status).toBe(204);
    expect(await delegated('sabine.schroeder')).toMatchObject({
      items: [{ userTaskKey: taskKey, assignee: 'jonas.petersen' }],
      totalItems: 1,
      counts: { mine: 0, delegated: 1 },
    });
    expect(await delegated('jonas.petersen')).toMatchObject({ items: [], counts: { mine: 1, delegated: 0 } });

    expect((await recall('jonas.petersen')).status).toBe(403);
    expect((await recall('ahmet.yilmaz')).status).toBe(403);
    const answers = await Promise.all([recall('sabine.schroeder'), recall('sabine.schroeder')]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    expect((await ask('sabine.schroeder', `/inbox/tasks/${taskKey}`)).body).toMatchObject({
      task: { assignee: 'sabine.schroeder', delegationState: 'RESOLVED' },
      lastAction: { by: 'sabine.schroeder' },
    });
    expect(await delegated('sabine.schroeder')).toMatchObject({
      items: [],
      counts: { mine: 1, delegated: 0 },
    });
    expect((await ask('jonas.petersen', `/user-tasks/${taskKey}/resolution`, {})).status).toBe(204);
  });

  test('is seen by its owner while it is delegated even when it is offered to them no more', async () => {
    const offer = (candidateGroups: readonly string[]) =>
      fetch(`${server.url}/v2/user-tasks/${taskKey}`, {
        method: 'PATCH',
        headers: { ...as('demo'), 'content-type': 'application/json' },
        body: JSON.stringify({ changeset: { candidateGroups } }),
      });
    const delegation = `/user-tasks/${taskKey}/delegation`;
    expect((await ask('sabine.schroeder', delegation, { delegate: 'jonas.petersen' })).status).toBe(204);
    expect((await offer([])).status).toBe(204);
    expect((await ask('sabine.schroeder', `/inbox/tasks/${taskKey}`)).status).toBe(200);
    const found = await fetch(`${server.url}/v2/user-tasks/search`, {
      method: 'POST',
      headers: { ...as('sabine.schroeder'), 'content-type': 'application/json' },
      body: JSON.stringify({ filter: { userTaskKey: taskKey } }),
    });
    expect(await found.json()).toMatchObject({ page: { totalItems: 1 } });
    expect((await ask('sabine.schroeder', delegation, undefined, 'DELETE')).status).toBe(204);
    expect((await offer(['gesundheitsamt'])).status).toBe(204);
  });

  test('is not completed by answers that the form refuses', async () => {
    const refused = await ask('sabine.schroeder', `/inbox/tasks/${taskKey}/complete`, {
      variables: { ergebnis: 'ablehnen' },
    });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'variables.begruendung' }] } });
    const unknown = await ask('sabine.schroeder', `/inbox/tasks/${taskKey}/complete`, {
      variables: { ergebnis: 'freigeben', gebuehr: 0 },
    });
    expect(unknown).toMatchObject({
      status: 400,
      body: { errors: expect.arrayContaining([expect.objectContaining({ field: 'variables.gebuehr' })]) },
    });
    expect((await ask('sabine.schroeder', `/inbox/tasks/${taskKey}`)).body).toMatchObject({
      state: 'CREATED',
    });
  });

  test('is completed once; whoever comes later learns who did it', async () => {
    expect(
      await ask('sabine.schroeder', `/inbox/tasks/${taskKey}/complete`, {
        variables: { ergebnis: 'freigeben' },
      }),
    ).toEqual({
      status: 200,
      body: { nextTaskKey: null },
    });
    const again = await ask('sabine.schroeder', `/inbox/tasks/${taskKey}/complete`, {
      variables: { ergebnis: 'freigeben' },
    });
    expect(again).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/^Sabine Schröder completed “Angaben prüfen” at /) },
    });
  });
});

describe('a case', () => {
  test('shows where it stands, what the citizen is told, and who did what', async () => {
    expect((await ask('sabine.schroeder', `/cases/${caseId}`)).body).toMatchObject({
      case: { fileNumber: 'IfSG-2026-00001', incidentCount: 0 },
      processState: 'ACTIVE',
      processVersion: 1,
      publicStatus: expect.any(String),
      steps: expect.arrayContaining([
        expect.objectContaining({ elementId: 'angaben-pruefen', state: 'COMPLETED' }),
      ]),
      tasks: [{ name: 'Angaben prüfen', state: 'COMPLETED', assigneeName: 'Sabine Schröder' }],
    });
  });

  test('takes notes from staff and none from auditors', async () => {
    expect((await ask('ahmet.yilmaz', `/cases/${caseId}/notes`, { text: 'Nein' })).status).toBe(403);
    expect((await ask('sabine.schroeder', `/cases/${caseId}/notes`, { text: '' })).status).toBe(400);
    expect(await ask('sabine.schroeder', `/cases/${caseId}/notes`, { text: 'Angerufen.' })).toMatchObject({
      status: 201,
      body: { authorName: 'Sabine Schröder' },
    });
    expect((await ask('sabine.schroeder', `/cases/${caseId}`)).body).toMatchObject({
      notes: [{ text: 'Angerufen.' }],
    });
  });

  test('that does not exist is not found', async () => {
    expect((await ask('sabine.schroeder', '/cases/1')).status).toBe(404);
    expect((await ask('sabine.schroeder', '/cases/eins')).status).toBe(400);
  });
});

describe('a model', () => {
  const changed = model.replace('name="Angaben prüfen"', 'name="Angaben genau prüfen"').replace(
    '<bpmn:laneSet id="lanes">',
    `<bpmn:extensionElements><zeebe:properties>
        <zeebe:property name="vorgang:historyTimeToLive" value="P2Y" />
      </zeebe:properties></bpmn:extensionElements>
      <bpmn:laneSet id="lanes">`,
  );
  const broken = model.replace('<zeebe:taskDefinition ', '<zeebe:nothing ');

  test('with problems is refused by element, in the check as in the deployment, and stores nothing', async () => {
    const check = await ask('petra.hansen', '/models/check', {
      resourceName: 'infektionsschutzbelehrung.bpmn',
      xml: broken,
    });
    const problems = (check.body as { problems: { elementId: string }[] }).problems;
    expect(problems.length).toBeGreaterThan(0);
    const deploy = await ask('petra.hansen', '/models/deploy', {
      resourceName: 'infektionsschutzbelehrung.bpmn',
      xml: broken,
    });
    expect(deploy).toMatchObject({
      status: 400,
      body: { errors: [{ field: `infektionsschutzbelehrung.bpmn#${problems[0]?.elementId}` }] },
    });
    expect((await ask('petra.hansen', '/models')).body).toMatchObject({
      items: [{ versions: [{ version: 1 }] }],
    });
  });

  test('is deployed as a new version, and running cases stay on theirs', async () => {
    const deployed = await ask('petra.hansen', '/models/deploy', {
      resourceName: 'infektionsschutzbelehrung.bpmn',
      xml: changed,
    });
    expect(deployed).toMatchObject({
      status: 201,
      body: { version: 2, changed: true, instancesOnOlderVersions: 1 },
    });
    expect((await ask('sabine.schroeder', `/cases/${caseId}`)).body).toMatchObject({ processVersion: 1 });
    expect((await ask('petra.hansen', '/models')).body).toMatchObject({
      items: [
        {
          versions: [
            { version: 2, activeInstances: 0, historyTimeToLive: 'P2Y' },
            { version: 1, activeInstances: 1, historyTimeToLive: null },
          ],
        },
      ],
    });
  });

  test('that did not change makes no version', async () => {
    const again = await ask('petra.hansen', '/models/deploy', {
      resourceName: 'infektionsschutzbelehrung.bpmn',
      xml: changed,
    });
    expect(again).toMatchObject({ status: 201, body: { version: 2, changed: false } });
  });
});

describe('the history of a case', () => {
  test('names who did what, with values before and after', async () => {
    const { body } = await ask('ahmet.yilmaz', `/audit/cases/${caseId}/history`);
    expect((body as { events: unknown[] }).events).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'userTaskAssigned',
          actorName: 'Sabine Schröder',
          subject: 'Angaben prüfen',
          before: null,
          after: 'sabine.schroeder',
        }),
        expect.objectContaining({ kind: 'userTaskAssigned', before: 'sabine.schroeder', after: null }),
        expect.objectContaining({
          kind: 'userTaskCompleted',
          actorKind: 'user',
          actorId: 'sabine.schroeder',
        }),
      ]),
    );
  });

  test('leaves as CSV that a spreadsheet shows and does not run', async () => {
    const response = await fetch(`${server.url}/api/audit/cases/${caseId}/history.csv`, {
      headers: as('ahmet.yilmaz'),
    });
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''verlauf-IfSG-2026-00001.csv",
    );
    expect(await response.text()).toContain('userTaskCompleted');
  });

  test('is for auditors only', async () => {
    expect((await ask('sabine.schroeder', `/audit/cases/${caseId}/history`)).status).toBe(403);
  });

  test('hands out the newest signed checkpoint, as soon as there is one', async () => {
    expect((await ask('sabine.schroeder', '/audit/checkpoints/latest')).status).toBe(403);
    expect((await ask('ahmet.yilmaz', '/audit/checkpoints/latest')).status).toBe(404);
    const before = await ask('ahmet.yilmaz', `/audit/cases/${caseId}/verify`, {});
    expect(before.body).toMatchObject({ intact: true, fault: null, coveredSteps: 0 });

    const { secretLine, verifierKey } = newSigningKey('vorgang.test');
    const { host, port, user, password, database } = owner;
    const pool = new pg.Pool({ host, port, user, password: password ?? undefined, database, max: 1 });
    await writeCheckpoints(pool, readSigningKey(secretLine));
    await pool.end();

    const latest = await ask('ahmet.yilmaz', '/audit/checkpoints/latest');
    expect(latest.body).toMatchObject({
      verifierKey,
      note: expect.stringMatching(/^vorgang\.test\/%3Cdefault%3E\n\d+\n\S{44}\n\n— vorgang\.test \S+\n$/),
    });
    const response = await fetch(`${server.url}/api/audit/checkpoints/latest/note`, {
      headers: as('ahmet.yilmaz'),
    });
    expect(await response.text()).toBe(latest.body['note']);
    const covered = await ask('ahmet.yilmaz', `/audit/cases/${caseId}/verify`, {});
    expect(covered.body['coveredSteps']).toBe(covered.body['checkedSteps']);
  });

  test('verifies, until one byte is changed in the database', async () => {
    expect((await ask('ahmet.yilmaz', `/audit/cases/${caseId}/verify`, {})).body).toMatchObject({
      intact: true,
      fault: null,
    });
    await owner.query('alter table history disable trigger history_rows_are_final');
    await owner.query(
      `update history set actor_id = 'jonas.petersen' where process_instance_key = $1 and sequence = 2`,
      [instanceKey],
    );
    expect((await ask('ahmet.yilmaz', `/audit/cases/${caseId}/verify`, {})).body).toMatchObject({
      intact: false,
      brokenSequence: 2,
      fault: 'hash',
    });
  });
});

describe('operations', () => {
  test('shows what runs and what waits, to those who run the platform', async () => {
    expect((await ask('sabine.schroeder', '/operations/overview')).status).toBe(403);
    expect((await ask('demo', '/operations/overview')).body).toMatchObject({
      processes: [{ name: 'Belehrung nach § 43 IfSG', newestVersion: 2, active: 1 }],
      incidents: [],
    });
  });
});
