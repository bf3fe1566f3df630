import { migrate } from '@vorgang/migrations';
import {
  createDataSource,
  MappingRuleEntity,
  MembershipEntity,
  TenantEntity,
  tenantWork,
  UserAccountEntity,
  type TenantWork,
} from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultTenantId } from '../default-tenant.js';
import { createDirectories } from '../directory/directory.js';
import {
  createProviderIdentities,
  type ProviderIdentities,
} from '../provider-identities/provider-identities.js';
import { createTokenAuthenticator, type TokenAuthenticator } from './token-authenticator.js';
import type { TokenVerifier } from './verify-token.js';

const issuer = {
  issuer: 'https://provider.example',
  audiences: ['vorgang'],
  algorithms: ['RS256'],
  clockSkew: 5,
  usernameClaim: 'sub',
  clientIdClaim: 'client',
  preferUsernameClaim: false,
  groupsClaim: 'groups',
};

/** Believes every token: it is its claims. One that names a person has the name apart from what is never given to others. */
const believing: TokenVerifier = {
  verify: (token) => {
    const claims = JSON.parse(token) as Record<string, unknown>;
    const from = typeof claims['iss'] === 'string' ? claims['iss'] : issuer.issuer;
    const usernameClaim = 'person' in claims ? 'person' : 'sub';
    return Promise.resolve({ kind: 'verified', issuer: { ...issuer, issuer: from, usernameClaim }, claims });
  },
  verifyFor: (_issuer, _audience, token) => believing.verify(token),
};

let database: TestDatabase;
let dataSource: DataSource;
let work: TenantWork;
let tokens: TokenAuthenticator;
let identities: ProviderIdentities;

let lastKey = 0;
const surroundings = { now: Date.now, mintKey: () => String((lastKey += 1)) };
const options = {
  externalUsers: true,
  externalGroups: true,
  tenantsApart: false,
  familiarWords: [],
  temporaryPasswordDays: 7,
};

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  dataSource = await createDataSource(database.url, { connections: 4 }).initialize();
  work = tenantWork(dataSource);
  identities = createProviderIdentities(work, surroundings);
  await work.run(defaultTenantId, (manager) =>
    manager.insert(TenantEntity, { tenantId: defaultTenantId, name: 'Kreis' }),
  );
  await belong('ROLE', 'auditor', 'USER', 'anna');
  await belong('ROLE', 'designer', 'GROUP', 'health');
  await belong('TENANT', 'north', 'CLIENT', 'program');
  await belong('ROLE', 'chief', 'MAPPING_RULE', 'chiefs');
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(async () => {
  await work.run(defaultTenantId, (manager) =>
    manager.delete(MappingRuleEntity, { tenantId: defaultTenantId }),
  );
  tokens = createTokenAuthenticator(work, believing);
});

async function belong(
  containerType: 'ROLE' | 'TENANT',
  containerId: string,
  memberType: 'USER' | 'GROUP' | 'CLIENT' | 'MAPPING_RULE',
  memberId: string,
): Promise<void> {
  const membership = { tenantId: defaultTenantId, containerType, containerId, memberType, memberId };
  await work.run(defaultTenantId, (manager) => manager.insert(MembershipEntity, membership));
}

const rule = (claimValue: string) =>
  work.run(defaultTenantId, (manager) =>
    manager.save(MappingRuleEntity, {
      tenantId: defaultTenantId,
      mappingRuleId: 'chiefs',
      name: 'Leitung',
      claimName: '$.level',
      claimValue,
    }),
  );
const ask = (claims: object) => tokens.authenticate(JSON.stringify(claims));

/** Statements that went to the database meanwhile, each of which is a round trip. */
async function roundTripsOf(act: () => Promise<unknown>): Promise<number> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  await act();
  const { length } = query.mock.calls;
  query.mockRestore();
  return length;
}

test('rights follow from the name, from groups of the token and from mapping rules that fit its claims', async () => {
  await rule('chief');
  const principalOf = async (claims: object) => {
    const answer = await ask(claims);
    return answer.kind === 'known' ? answer.principal : answer.kind;
  };
  expect(await principalOf({ sub: 'anna' })).toMatchObject({ username: 'anna', roles: ['auditor'] });
  expect(await principalOf({ sub: 'anna', groups: ['health'], level: 'chief' })).toMatchObject({
    groups: ['health'],
    roles: ['auditor', 'chief', 'designer'],
  });
  expect(await principalOf({ client: 'program' })).toMatchObject({ kind: 'client', tenants: ['north'] });
  expect(await principalOf({})).toBe('refused');
});

test('a request costs one round trip, and requests of one token at once share it', async () => {
  await rule('chief');
  await ask({ sub: 'anna', level: 'chief' });
  expect(await roundTripsOf(() => ask({ sub: 'anna', level: 'chief' }))).toBe(1);
  const many = () => Promise.all(Array.from({ length: 50 }, () => ask({ sub: 'anna', level: 'chief' })));
  expect(await roundTripsOf(many)).toBeLessThanOrEqual(2);
});

test('a change of the mapping rules holds at once', async () => {
  const rolesOf = async (claims: object) => {
    const answer = await ask(claims);
    return answer.kind === 'known' ? answer.principal.roles : answer.kind;
  };
  const chief = { sub: 'berta', level: 'chief' };
  expect(await rolesOf(chief)).toEqual([]);
  await rule('chief');
  expect(await rolesOf(chief)).toEqual(['chief']);
  await rule('director');
  expect(await rolesOf(chief)).toEqual([]);
  expect(await rolesOf({ ...chief, level: ['director'] })).toEqual(['chief']);
});

test('an account that is switched off is refused; a program of its name is another one', async () => {
  await work.run(defaultTenantId, (manager) =>
    manager.insert(UserAccountEntity, {
      tenantId: defaultTenantId,
      username: 'gone',
      name: 'Gone',
      email: '',
      passwordHash: '',
      active: false,
      createdAt: new Date(0),
    }),
  );
  expect(await ask({ sub: 'gone' })).toEqual({ kind: 'refused' });
  expect(await ask({ client: 'gone' })).toMatchObject({ kind: 'known' });
  expect(await identities.list({ name: 'gone' }, 10)).toMatchObject([{ kind: 'CLIENT' }]);
});

describe('a name that a provider gives', () => {
  const elsewhere = 'https://elsewhere.example';
  const refused = (reason: string, name: string, from = issuer.issuer) => ({
    kind: 'otherIdentity',
    refusal: { name, issuer: from, reason },
  });

  test('is that of the first identity to bring it: another one of the provider, or of another one, is refused', async () => {
    expect(await ask({ person: 'clara', sub: '1' })).toMatchObject({ kind: 'known' });
    expect(await ask({ person: 'clara', sub: '2' })).toEqual(refused('NAME_TAKEN', 'clara'));
    expect(await ask({ person: 'clara', sub: '1', iss: elsewhere })).toEqual(
      refused('NAME_TAKEN', 'clara', elsewhere),
    );
    expect(await ask({ person: 'clara', sub: '1' })).toMatchObject({ kind: 'known' });
  });

  test('is the only one of its identity, so that nobody takes another by changing theirs', async () => {
    expect(await ask({ person: 'dora', sub: '3' })).toMatchObject({ kind: 'known' });
    expect(await ask({ person: 'doras-chief', sub: '3' })).toEqual(refused('OTHER_NAME', 'doras-chief'));
    expect(await ask({ person: 'doras-chief', sub: '4' })).toMatchObject({ kind: 'known' });
  });

  test('is one’s of several that bring it at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, number) => ask({ person: 'emma', sub: `e${number}` })),
    );
    expect(answers.filter(({ kind }) => kind === 'known')).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'otherIdentity')).toHaveLength(7);
  });

  test('is nobody’s without what is never given to others', async () => {
    expect(await ask({ person: 'frieda' })).toEqual(refused('NO_SUBJECT', 'frieda'));
    expect(await identities.list({ name: 'frieda' }, 10)).toEqual([]);
  });

  test('is a program’s by its provider, whoever it speaks for', async () => {
    expect(await ask({ client: 'archive', sub: '5' })).toMatchObject({ kind: 'known' });
    expect(await ask({ client: 'archive', sub: '6' })).toMatchObject({ kind: 'known' });
    expect(await ask({ client: 'archive', iss: elsewhere })).toEqual(
      refused('NAME_TAKEN', 'archive', elsewhere),
    );
  });

  test('is free again where an administrator releases it, or deletes the person', async () => {
    const actor = { kind: 'user', id: 'demo' } as const;
    expect(await ask({ person: 'greta', sub: '7' })).toMatchObject({ kind: 'known' });
    expect(await identities.release(actor, { name: 'greta', issuer: elsewhere })).toBe(0);
    expect(await identities.release(actor, { name: 'greta', issuer: issuer.issuer })).toBe(1);
    expect(await ask({ person: 'greta', sub: '8' })).toMatchObject({ kind: 'known' });
    expect(await identities.list({ issuer: issuer.issuer, subject: '8' }, 10)).toMatchObject([
      { kind: 'USER', name: 'greta' },
    ]);

    const directory = createDirectories(work, options, surroundings).changedBy(actor);
    await directory.createUser('greta', { password: 'Ebbe und Flut' });
    expect(await directory.delete('USER', 'greta')).toBe('done');
    expect(await ask({ person: 'greta', sub: '9' })).toMatchObject({ kind: 'known' });
  });
});
