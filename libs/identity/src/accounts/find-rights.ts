import { connectionOf } from '@vorgang/storage';
import type { QueryResultRow } from 'pg';
import type { EntityManager } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';
import type { MemberKind } from '../directory/directory-entry.js';
import type { Grant } from '../permissions/principal.js';

/** One of the names that someone is known by: their own, and the groups and mapping rules that their token names. */
export interface Subject {
  readonly kind: MemberKind;
  readonly id: string;
}

/** What follows from someone's names. */
export interface Rights {
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  /** Tenants that they are assigned to, directly or through a group, role or mapping rule. */
  readonly tenants: readonly string[];
  readonly grants: readonly Grant[];
}

// By hand, since every request asks it: memberships by membership_by_member, grants by the indexes that begin with
// their owner. Groups come first, as roles belong to someone directly or through a group, and tenants through both.
export const rightsOf = (subjects: string) => `
subject as (${subjects}),
in_groups as (
  select id from subject where kind = 'GROUP'
  union
  select m.container_id from membership m join subject s on s.kind = m.member_type and s.id = m.member_id
  where m.tenant_id = $1 and m.container_type = 'GROUP'
), in_roles as (
  select distinct m.container_id as id from membership m
  join (select kind, id from subject union select 'GROUP', id from in_groups) s on s.kind = m.member_type and s.id = m.member_id
  where m.tenant_id = $1 and m.container_type = 'ROLE'
), belonging as (
  select kind, id from subject union select 'GROUP', id from in_groups union select 'ROLE', id from in_roles
), in_tenants as (
  select distinct m.container_id as id from membership m join belonging b on b.kind = m.member_type and b.id = m.member_id
  where m.tenant_id = $1 and m.container_type = 'TENANT'
), granted as (
  select g.resource_type, g.resource_id, g.resource_property_name, g.permission_types
  from authorization_grant g join belonging b on b.kind = g.owner_type and b.id = g.owner_id
  where g.tenant_id = $1
), rights as (
  select
    array(select id from in_groups order by id) as groups,
    array(select id from in_roles order by id) as roles,
    array(select id from in_tenants order by id) as tenants,
    coalesce((select json_agg(json_strip_nulls(json_build_object(
      'resourceType', resource_type, 'resourceId', coalesce(resource_id, ''), 'permissions', permission_types,
      'property', resource_property_name))) from granted), '[]') as grants
)`;

const statement = `with ${rightsOf('select * from unnest($2::text[], $3::text[]) as given (kind, id)')} select * from rights`;

/** The rights that follow from the names, as they stand in the directory. */
export async function findRights(manager: EntityManager, subjects: readonly Subject[]): Promise<Rights> {
  const connection = await connectionOf(manager);
  const { rows } = await connection.query<Rights & QueryResultRow>({
    name: 'find_rights',
    text: statement,
    values: [defaultTenantId, subjects.map(({ kind }) => kind), subjects.map(({ id }) => id)],
  });
  return rows[0] ?? { groups: [], roles: [], tenants: [], grants: [] };
}
