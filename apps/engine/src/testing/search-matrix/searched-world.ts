import { expect, vi } from 'vitest';
import { createWorld } from '../contract/world.js';
import { feeDecision } from '../contract/models.js';
import { permitModel } from '../permit-model.js';
import { as } from '../test-application.js';

/** An item as it was answered. */
export type Item = Readonly<Record<string, unknown>>;

/** A page as it was answered. */
export interface Page {
  readonly items: readonly Item[];
  readonly page: {
    readonly totalItems: number;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A server in which everything that can be searched is there more than once, in all its states. */
export type SearchedWorld = Awaited<ReturnType<typeof createSearchedWorld>>;

const permits = 14;
/** Whole minutes, so that several tasks are due at the same time. */
const due = ['2031-01-01T08:00:00Z', '2031-01-01T08:00:00Z', '2032-05-01T08:00:00.120Z'];

export async function createSearchedWorld() {
  const world = await createWorld();

  const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await fetch(`${world.url}${path}`, {
      method,
      headers: { ...as('demo'), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${answer.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  };
  const post = <Answer = Page>(path: string, body: unknown = {}): Promise<Answer> =>
    call<Answer>('POST', `/v2/${path}`, body);
  const startPermit = (changes: object = {}): Promise<Item> =>
    post('process-instances', {
      processDefinitionId: 'permit',
      variables: { applicant: `applicant-${Math.random()}`, note: null },
      ...changes,
    });

  const running = await startInstances(post, startPermit);
  await actOnJobs(post, call);
  await actOnTasks(post, call);
  await actOnInstances(post, call, world.ended, running);
  await deployAgain(world);
  await decide(post);
  const directory = await fillDirectory(post, call);
  for (const [id, priority] of Object.entries({ 'ask-a': 50, 'ask-b': 50, 'ask-c': 7 }))
    await post('global-task-listeners', {
      id,
      type: `${id}-type`,
      eventTypes: priority === 7 ? ['canceling', 'updating'] : ['canceling'],
      priority,
      afterNonGlobal: priority === 7,
    });

  const incident = (await post('incidents/search')).items[0]!;
  const task = (await post('user-tasks/search', { filter: { state: 'COMPLETED' } })).items[0]!;
  const ids: Item = { ...incident, ...directory, userTaskKey: task['userTaskKey'] };
  return {
    post,
    startPermit,
    /** The path of a search with the ids of things that exist. */
    pathOf: (path: string) =>
      path.replace('/v2/', '').replace(/\{(\w+)\}/g, (_whole, name: string) => String(ids[name])),
    get: <Answer>(path: string) => call<Answer>('GET', path),
    callApi: <Answer>(path: string, body: unknown) => call<Answer>('POST', path, body),
    close: world.close,
  };
}

type Post = <Answer = Page>(path: string, body?: unknown) => Promise<Answer>;
type Call = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;

async function startInstances(post: Post, startPermit: (changes: object) => Promise<Item>) {
  const started: Item[] = [];
  for (let number = 0; number < permits; number += 1)
    started.push(
      await startPermit({
        variables: {
          applicant: `applicant-${number}`,
          note: number === 3 ? 'ä'.repeat(9000) : null,
          'a_b%c': number % 2 === 0,
        },
        ...(number % 3 === 0 ? { tags: number % 2 === 0 ? ['red', 'blue'] : ['red'] } : {}),
        ...(number % 4 === 0 ? { businessId: `business-${number % 8}` } : {}),
      }),
    );
  await post('process-instances', { processDefinitionId: 'caller', variables: { applicant: 'called' } });
  await post('process-instances', { processDefinitionId: 'choice' });
  return started;
}

/** Some fail for good, in different ways, some fail once, one throws an error, most are completed, two wait. */
async function actOnJobs(post: Post, call: Call): Promise<void> {
  const activation = { type: 'register', timeout: 600_000, requestTimeout: 10_000 };
  const { jobs } = await post<{ jobs: readonly Item[] }>('jobs/activation', {
    ...activation,
    worker: 'clerk',
    maxJobsToActivate: permits - 4,
  });
  const { jobs: later } = await post<{ jobs: readonly Item[] }>('jobs/activation', {
    ...activation,
    worker: 'machine',
    maxJobsToActivate: 2,
  });
  const [down, crowded, again, refused, lost, ...rest] = [...jobs, ...later].map((job) =>
    String(job['jobKey']),
  );
  const fail = (key: string | undefined, retries: number, errorMessage: string) =>
    post(`jobs/${key}/failure`, { retries, errorMessage, retryBackOff: 3_600_000 });
  await fail(down, 0, 'The register is down.');
  await fail(crowded, 0, '100 % of_it *full*');
  await fail(again, 1, 'Not yet.');
  await post(`jobs/${refused}/error`, { errorCode: 'REJECTED' });
  await post(`jobs/${lost}/error`, { errorCode: 'NOBODY', errorMessage: 'Nobody catches this.' });
  for (const key of rest.slice(0, -1)) await post(`jobs/${key}/completion`, { variables: { number: key } });
  await call('PATCH', `/v2/jobs/${crowded}`, { changeset: { retries: 1 } });
  const { items } = await post('incidents/search', { filter: { jobKey: crowded } });
  await post(`incidents/${String(items[0]!['incidentKey'])}/resolution`);
}

async function actOnTasks(post: Post, call: Call): Promise<void> {
  const { items } = await post('user-tasks/search', {
    filter: { state: 'CREATED', elementId: 'check' },
    sort: [{ field: 'creationDate' }],
  });
  const keys = items.map((task) => String(task['userTaskKey']));
  const change = (key: string | undefined, changeset: object) =>
    call('PATCH', `/v2/user-tasks/${key}`, { changeset });
  await post(`user-tasks/${keys[0]}/assignment`, { assignee: 'demo' });
  await change(keys[0], { priority: 70, dueDate: due[0] });
  await change(keys[1], { candidateGroups: ['bauamt', 'planung'], dueDate: due[1], followUpDate: due[1] });
  await change(keys[2], { candidateUsers: ['sabine'], candidateGroups: [], dueDate: due[2] });
  for (const key of keys.slice(3)) await post(`user-tasks/${key}/completion`, { variables: { ok: true } });
  const waiting = await post('message-subscriptions/search', {
    filter: { messageSubscriptionState: 'CREATED' },
  });
  for (const { correlationKey } of waiting.items.slice(0, 2))
    await post('messages/correlation', { name: 'paid', correlationKey });
}

async function actOnInstances(
  post: Post,
  call: Call,
  ended: (key: string) => Promise<unknown>,
  started: readonly Item[],
): Promise<void> {
  const keys = started.map((instance) => String(instance['processInstanceKey']));
  await call('PUT', `/v2/element-instances/${keys[0]}/variables`, { variables: { height: 3 } });
  await post(`process-instances/${keys.at(-1)}/cancellation`);
  for (const processInstanceKey of [keys.at(-2), keys.at(-3), { $in: ['1'] }]) {
    const { batchOperationKey } = await post<{ batchOperationKey: string }>(
      'process-instances/cancellation',
      {
        filter: { processInstanceKey },
      },
    );
    await ended(batchOperationKey);
  }
  const choice = await post('element-instances/search', { filter: { elementId: 'tools' } });
  await post(
    `element-instances/ad-hoc-activities/${String(choice.items[0]!['elementInstanceKey'])}/activation`,
    { elements: [{ elementId: 'callBack' }] },
  );
  const isCalled = async () => {
    const filter = { parentProcessInstanceKey: { $exists: true } };
    expect((await post('process-instances/search', { filter })).items, 'the called instance').toHaveLength(1);
  };
  await vi.waitFor(isCalled, { timeout: 30_000 });
}

async function deployAgain({ client }: Awaited<ReturnType<typeof createWorld>>): Promise<void> {
  const tagged = permitModel.replace(
    '<bpmn:startEvent id="start">',
    '<bpmn:extensionElements><zeebe:versionTag value="v2" /></bpmn:extensionElements><bpmn:startEvent id="start">',
  );
  await client.createDeployment({
    resources: [
      new File([tagged], 'permit.bpmn'),
      new File([feeDecision.replaceAll('26', '27')], 'fee.dmn'),
      new File([feeDecision.replaceAll('"fee', '"toll').replaceAll('Gebühr', 'Maut')], 'toll.dmn'),
    ],
  });
}

async function decide(post: Post): Promise<void> {
  for (const age of [40, 7, 70])
    await post('decision-definitions/evaluation', { decisionDefinitionId: 'fee', variables: { age } });
  await post('decision-definitions/evaluation', { decisionDefinitionId: 'toll', variables: { age: 3 } });
}

async function fillDirectory(post: Post, call: Call): Promise<Item> {
  const tenantId = '<default>';
  for (const name of ['rates', 'rates_b', 'Zoll', 'ärger'])
    await post('cluster-variables/global', { name, value: { name } });
  await post(`cluster-variables/tenants/${encodeURIComponent(tenantId)}`, {
    name: 'rates',
    value: { long: 'x'.repeat(9000) },
  });
  for (const id of ['m-a', 'm-b', 'm-c']) {
    await post('users', { username: id, password: 'a long password', name: id === 'm-c' ? 'Zoë' : 'Ida' });
    await post('groups', { groupId: id, name: id === 'm-c' ? 'Amt' : 'Büro' });
    await post('roles', { roleId: id, name: id === 'm-c' ? 'Lesen' : 'Ändern' });
    await post('tenants', { tenantId: id, name: 'Landkreis' });
    await post('mapping-rules', {
      mappingRuleId: id,
      claimName: id === 'm-c' ? 'unit' : 'dept',
      claimValue: id === 'm-c' ? 'm-b' : id,
      name: id,
    });
    for (const [container, members] of Object.entries({
      groups: ['users', 'clients', 'mapping-rules'],
      roles: ['users', 'clients', 'groups', 'mapping-rules'],
      tenants: ['users', 'clients', 'groups', 'roles', 'mapping-rules'],
    }))
      for (const member of members) await call('PUT', `/v2/${container}/m-a/${member}/${id}`);
  }
  await call('PUT', '/v2/roles/m-b/groups/m-a');
  for (const resourceId of ['one', 'two', '*'])
    await post('authorizations', {
      ownerType: 'GROUP',
      ownerId: 'm-a',
      resourceType: 'PROCESS_DEFINITION',
      resourceId,
      permissionTypes: ['READ_PROCESS_INSTANCE'],
    });
  return { groupId: 'm-a', roleId: 'm-a', tenantId: 'm-a' };
}
