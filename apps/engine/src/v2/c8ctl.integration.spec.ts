import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testAudience, type IdentityProvider } from '@vorgang/test-services';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startApplicationForProgram } from '../testing/application-for-program.js';
import { checkForm, permitModel } from '../testing/permit-model.js';
import { loadC8ctl, type RunC8ctl } from '../testing/programs/c8ctl.js';
import type { TestApplication } from '../testing/test-application.js';

// The command line of Camunda 8 (c8ctl, @camunda8/cli) against a whole server. Each command is a process of its own.

// Each starts a Node.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const withProfilesIn = await loadC8ctl();

let provider: IdentityProvider;
let server: TestApplication;
let folder: string;
let c8ctl: RunC8ctl;

beforeAll(async () => {
  if (withProfilesIn === undefined) return;
  folder = await mkdtemp(join(tmpdir(), 'vorgang-c8ctl-'));
  await writeFile(join(folder, 'permit.bpmn'), permitModel);
  await writeFile(join(folder, 'check.form'), checkForm);
  c8ctl = withProfilesIn(join(folder, 'profiles'));
  ({ server, provider } = await startApplicationForProgram('office'));
  await c8ctl(
    'add',
    'profile',
    'county',
    '--baseUrl',
    server.url,
    '--username',
    'demo',
    '--password',
    'demo',
  );
  await c8ctl('use', 'profile', 'county');
  await c8ctl('output', 'json');
  await c8ctl('deploy', join(folder, 'permit.bpmn'), join(folder, 'check.form'), '--profile', 'county');
});
afterAll(async () => {
  if (withProfilesIn === undefined) return;
  await server.close();
  await provider.close();
  await rm(folder, { recursive: true, force: true });
});

type Row = Readonly<Record<string, string>>;

async function show(...parameters: readonly string[]): Promise<string> {
  return (await c8ctl(...parameters)).stdout;
}

/** What a listing printed; nothing where it found none. */
async function rows(...parameters: readonly string[]): Promise<readonly Row[]> {
  const printed = await show(...parameters);
  return printed === '' ? [] : (JSON.parse(printed) as readonly Row[]);
}

async function row(...parameters: readonly string[]): Promise<Row> {
  const found = await rows(...parameters);
  expect(found).toHaveLength(1);
  return found[0]!;
}

/** The key of what a command created. */
async function keyOf(...parameters: readonly string[]): Promise<string> {
  const [, key] = /"key":"(\d+)"/.exec((await c8ctl(...parameters)).stderr) ?? [];
  expect(key).toBeDefined();
  return key!;
}

let applicants = 0;

async function start(): Promise<{ readonly applicant: string; readonly instance: string }> {
  const applicant = `applicant-${(applicants += 1)}`;
  const variables = JSON.stringify({ applicant });
  return { applicant, instance: await keyOf('create', 'pi', '--id', 'permit', '--variables', variables) };
}

async function takeJob(instance: string): Promise<string> {
  const taken = await rows('activate', 'jobs', 'register', '--maxJobsToActivate', '100');
  const mine = taken.find((job) => job['Process Instance'] === instance);
  expect(mine).toBeDefined();
  return mine!['Key']!;
}

describe.skipIf(withProfilesIn === undefined)(
  'c8ctl (needs the npm registry, once, and a Node from 22 on)',
  () => {
    test('knows the server', async () => {
      expect(await show('get', 'topology')).toContain('"gatewayVersion":"8.9.0"');
      expect(await show('list', 'profiles')).toContain('county');
    });

    test('signs in with OAuth client credentials, and says when it may not', async () => {
      const address = ['--baseUrl', server.url, '--audience', testAudience];
      const at = ['--oAuthUrl', `${provider.issuer}/token`, '--clientId', 'office', '--clientSecret'];
      await c8ctl('add', 'profile', 'program', ...address, ...at, 'office-secret');
      expect(await show('list', 'pd', '--profile', 'program')).toContain('permit');
      await c8ctl(
        'add',
        'profile',
        'stranger',
        '--baseUrl',
        server.url,
        '--username',
        'demo',
        '--password',
        'no',
      );
      await expect(c8ctl('list', 'pd', '--profile', 'stranger')).rejects.toMatchObject({
        stderr: expect.stringContaining('Unauthorized') as string,
      });
    });

    test('finds, shows and runs processes', async () => {
      expect(await row('search', 'pd', '--id', 'permit')).toMatchObject({ 'Process ID': 'permit' });
      expect(await rows('search', 'pd', '--iname', 'ERLAUBNIS')).toHaveLength(1);
      const { Key: key } = await row('list', 'pd');
      expect(await show('get', 'pd', key!, '--xml')).toContain('<bpmn:process id="permit"');
      const { stderr: printed } = await c8ctl(
        'run',
        join(folder, 'permit.bpmn'),
        '--variables',
        '{"applicant":"run"}',
      );
      expect(printed).toContain('Process instance created');
    });

    test('takes an instance through job, user task and message to its end', async () => {
      const { applicant, instance } = await start();
      const listed = await rows('list', 'pi', '--id', 'permit', '--state', 'ACTIVE');
      expect(listed.map((each) => each['Key'])).toContain(instance);
      expect((await rows('list', 'jobs', '--type', 'register')).length).toBeGreaterThan(0);

      await c8ctl('complete', 'job', await takeJob(instance), '--variables', '{"number":"G-17"}');
      expect(await row('search', 'vars', '--processInstanceKey', instance, '--name', 'number')).toMatchObject(
        {
          Value: '"G-17"',
        },
      );
      await c8ctl('set', 'variable', instance, '--variables', '{"note":"by c8ctl"}');
      expect(await show('get', 'pi', instance, '--variables')).toContain('by c8ctl');

      const task = await row('search', 'ut', '--processInstanceKey', instance, '--state', 'CREATED');
      expect(await show('get', 'form', task['Key']!, '--ut')).toContain('check-form');
      await c8ctl('complete', 'ut', task['Key']!, '--variables', '{"ok":true}');
      await c8ctl('publish', 'msg', 'paid', '--correlationKey', applicant, '--timeToLive', '60000');
      await expect
        .poll(() => show('get', 'pi', instance), { timeout: 20_000 })
        .toContain('"state":"COMPLETED"');
    });

    test('mends an incident', async () => {
      const { instance } = await start();
      const job = await takeJob(instance);
      await c8ctl('fail', 'job', job, '--retries', '0', '--errorMessage', 'The register is down.');
      const incident = await row('search', 'inc', '--processInstanceKey', instance, '--state', 'ACTIVE');
      expect(await show('get', 'inc', incident['Key']!)).toContain('The register is down.');
      expect((await rows('list', 'inc')).map((each) => each['Key'])).toContain(incident['Key']);
      await c8ctl('update', 'job', job, '--retries', '2');
      await c8ctl('resolve', 'inc', incident['Key']!);
      expect(await takeJob(instance)).toBe(job);
    });

    test('cancels an instance, and says when there is none', async () => {
      const { instance } = await start();
      await c8ctl('cancel', 'pi', instance);
      expect(await show('get', 'pi', instance)).toContain('"state":"TERMINATED"');
      await expect(c8ctl('get', 'pi', '1')).rejects.toMatchObject({
        stderr: expect.stringContaining('Not Found') as string,
      });
    });

    test('administers people, groups, roles, tenants, mapping rules and what they may do', async () => {
      await c8ctl(
        'create',
        'user',
        '--username',
        'ute',
        '--name',
        'Ute',
        '--email',
        'ute@kreis.example',
        '--password',
        'Deich-42-Priel',
      );
      await c8ctl('create', 'group', '--groupId', 'deich', '--name', 'Deichamt');
      await c8ctl('create', 'role', '--roleId', 'vogt', '--name', 'Deichvogt');
      await c8ctl(
        'create',
        'mapping-rule',
        '--mappingRuleId',
        'chiefs',
        '--name',
        'Leitung',
        '--claimName',
        'level',
        '--claimValue',
        'chief',
      );
      await c8ctl('assign', 'user', 'ute', '--to-group', 'deich');
      await c8ctl('assign', 'role', 'vogt', '--to-group', 'deich');
      const grant = [
        '--resourceType',
        'PROCESS_DEFINITION',
        '--resourceId',
        'permit',
        '--permissions',
        'READ_PROCESS_INSTANCE',
      ];
      await c8ctl('create', 'auth', '--ownerId', 'vogt', '--ownerType', 'ROLE', ...grant);
      expect(await show('get', 'user', 'ute')).toContain('ute@kreis.example');
      expect(await row('search', 'groups', '--groupId', 'deich')).toMatchObject({ Name: 'Deichamt' });
      expect(await row('search', 'roles', '--name', 'Deichvogt')).toMatchObject({ 'Role ID': 'vogt' });
      expect(await show('search', 'mapping-rules', '--claimName', 'level')).toContain('chiefs');
      expect(await show('list', 'tenants')).toContain('<default>');
      const granted = await row('search', 'auth', '--ownerId', 'vogt');
      await c8ctl('delete', 'auth', granted['Key']!);
      await c8ctl('unassign', 'role', 'vogt', '--from-group', 'deich');
      await c8ctl('delete', 'user', 'ute');
      await expect(c8ctl('get', 'user', 'ute')).rejects.toMatchObject({
        stderr: expect.stringContaining('Not Found') as string,
      });
    });

    test('evaluates an expression', async () => {
      expect(await show('feel', 'evaluate', '=1 + x', '--vars', '{"x":2}')).toContain('3');
    });
  },
);
