import { answerOf, api, type Schemas } from '../api/client.js';
import { provingAgain } from '../prove-again/proving-again.js';
import type { ContainerKind, EntryKind, MemberKind } from './directory-kinds.js';
import { entryPath, idFields, membersRoute } from './directory-paths.js';

/** All that the form of an entry can hold; each kind takes what it has. */
export interface EntryFields {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly description: string;
  readonly claimName: string;
  readonly claimValue: string;
}

/** A password that the server made; it is told this once. */
export type TemporaryPassword = Schemas['TemporaryPasswordDto'];

/** Creates a person. The server makes the password with which they come in. */
export function employ(fields: EntryFields): Promise<TemporaryPassword> {
  return answerOf(api.POST('/api/users', { body: { username: fields.id, ...personOf(fields) } }));
}

/** Gives a person a made password instead of the one that they have. */
export function resetPasswordOf(username: string): Promise<TemporaryPassword> {
  return provingAgain(() =>
    answerOf(api.POST('/api/users/{username}/temporary-password', { params: { path: { username } } })),
  );
}

export async function createEntry(kind: Exclude<EntryKind, 'USER'>, fields: EntryFields): Promise<unknown> {
  const { id } = fields;
  switch (kind) {
    case 'GROUP':
      return answerOf(api.POST('/v2/groups', { body: { groupId: id, ...namedOf(fields) } }));
    case 'ROLE':
      return answerOf(api.POST('/v2/roles', { body: { roleId: id, ...namedOf(fields) } }));
    case 'TENANT':
      return answerOf(api.POST('/v2/tenants', { body: { tenantId: id, ...namedOf(fields) } }));
    case 'MAPPING_RULE':
      return answerOf(api.POST('/v2/mapping-rules', { body: { mappingRuleId: id, ...ruleOf(fields) } }));
  }
}

export async function updateEntry(kind: EntryKind, fields: EntryFields): Promise<unknown> {
  const params = { path: entryPath(kind, fields.id) };
  switch (kind) {
    case 'USER':
      return provingAgain(() =>
        answerOf(api.PUT('/v2/users/{username}', { params, body: personOf(fields) })),
      );
    case 'GROUP':
      return answerOf(api.PUT('/v2/groups/{groupId}', { params, body: namedOf(fields) }));
    case 'ROLE':
      return answerOf(api.PUT('/v2/roles/{roleId}', { params, body: namedOf(fields) }));
    case 'TENANT':
      return answerOf(api.PUT('/v2/tenants/{tenantId}', { params, body: namedOf(fields) }));
    case 'MAPPING_RULE':
      return answerOf(api.PUT('/v2/mapping-rules/{mappingRuleId}', { params, body: ruleOf(fields) }));
  }
}

export async function deleteEntry(kind: EntryKind, id: string): Promise<unknown> {
  const params = { path: entryPath(kind, id) };
  switch (kind) {
    case 'USER':
      return provingAgain(() => answerOf(api.DELETE('/v2/users/{username}', { params })));
    case 'GROUP':
      return answerOf(api.DELETE('/v2/groups/{groupId}', { params }));
    case 'ROLE':
      return answerOf(api.DELETE('/v2/roles/{roleId}', { params }));
    case 'TENANT':
      return answerOf(api.DELETE('/v2/tenants/{tenantId}', { params }));
    case 'MAPPING_RULE':
      return answerOf(api.DELETE('/v2/mapping-rules/{mappingRuleId}', { params }));
  }
}

/** For somebody who lost their app and the recovery codes. */
export function removeSecondFactorOf(username: string): Promise<unknown> {
  return provingAgain(() =>
    answerOf(api.DELETE('/api/users/{username}/second-factor', { params: { path: { username } } })),
  );
}

/** Signs a person out of every browser. */
export function endSessionsOf(username: string): Promise<unknown> {
  return answerOf(api.DELETE('/api/users/{username}/sessions', { params: { path: { username } } }));
}

/** One membership: who belongs to what. */
export interface Membership {
  readonly container: ContainerKind;
  readonly containerId: string;
  readonly member: MemberKind;
  readonly memberId: string;
}

export function assign(membership: Membership): Promise<unknown> {
  return answerOf(api.PUT(memberRoute(membership), { params: { path: memberPath(membership) } }));
}

export function unassign(membership: Membership): Promise<unknown> {
  return answerOf(api.DELETE(memberRoute(membership), { params: { path: memberPath(membership) } }));
}

/** Every route of a member, by one of its kinds; the client puts the names in. */
type MemberRoute = '/v2/roles/{roleId}/users/{username}';

function memberRoute({ container, member }: Membership): MemberRoute {
  return `${membersRoute(container, member)}/{${idFields[member]}}` as MemberRoute;
}

function memberPath({ container, containerId, member, memberId }: Membership) {
  return { ...entryPath(container, containerId), [idFields[member]]: memberId };
}

function personOf({ name, email }: EntryFields) {
  return { name: name.trim(), email: email.trim() === '' ? null : email.trim() };
}

function namedOf({ name, description }: EntryFields) {
  return { name: name.trim(), description: description.trim() === '' ? null : description.trim() };
}

function ruleOf({ name, claimName, claimValue }: EntryFields) {
  return { name: name.trim(), claimName: claimName.trim(), claimValue: claimValue.trim() };
}
