import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { provingAgain } from '../prove-again/proving-again.js';
import type { paths } from '../api/generated/schema.js';
import type { OwnerKind } from './directory-kinds.js';
import type { GrantRequest, ResourceType } from './grant-words.js';

/** A grant as it stands in the directory. */
export interface Grant {
  readonly authorizationKey: string;
  readonly ownerId: string;
  readonly ownerType: string;
  readonly resourceType: string;
  readonly resourceId: string | null;
  readonly resourcePropertyName: string | null;
  readonly permissionTypes: readonly string[];
}

const pageSize = 50;
/** Nobody has more: there is one grant for each resource. */
const mostOfOwner = 1000;

/** All grants of one owner. Those on cases are found only by their type: other clients do not know the word. */
export function grantsOfQuery(ownerType: OwnerKind, ownerId: string) {
  return queryOptions({
    queryKey: ['directory', 'grants', ownerType, ownerId],
    queryFn: async (): Promise<readonly Grant[]> => {
      const filter = { ownerType, ownerId: { $eq: ownerId } } as const;
      const [others, cases] = await Promise.all([
        allGrants(filter),
        allGrants({ ...filter, resourceType: 'CASE' }),
      ]);
      return [...others, ...cases];
    },
  });
}

/** All grants, by owner. */
export const allGrantsQuery = infiniteQueryOptions({
  queryKey: ['directory', 'grants', 'all'],
  queryFn: ({ pageParam }) =>
    postSearch({
      sort: [
        { field: 'ownerType', order: 'ASC' },
        { field: 'ownerId', order: 'ASC' },
        { field: 'resourceType', order: 'ASC' },
      ],
      page: { limit: pageSize, ...(pageParam === null ? {} : { after: pageParam }) },
    }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => (last.items.length < pageSize ? null : last.page.endCursor),
});

/** The programs that have grants of their own. */
export const clientsWithGrantsQuery = queryOptions({
  queryKey: ['directory', 'CLIENT', 'with-grants'],
  queryFn: async () => {
    const [others, cases] = await Promise.all([
      allGrants({ ownerType: 'CLIENT' }),
      allGrants({ ownerType: 'CLIENT', resourceType: 'CASE' }),
    ]);
    return [...new Set([...others, ...cases].map(({ ownerId }) => ownerId))].sort();
  },
});

export function createGrant(body: GrantRequest): Promise<unknown> {
  return provingAgain(() => answerOf(api.POST('/v2/authorizations', { body })));
}

export function updateGrant(authorizationKey: string, body: GrantRequest): Promise<unknown> {
  return provingAgain(() =>
    answerOf(
      api.PUT('/v2/authorizations/{authorizationKey}', { params: { path: { authorizationKey } }, body }),
    ),
  );
}

export function deleteGrant(authorizationKey: string): Promise<unknown> {
  return answerOf(
    api.DELETE('/v2/authorizations/{authorizationKey}', { params: { path: { authorizationKey } } }),
  );
}

/** What makes the grant again, after it was taken away. */
export function requestOf(grant: Grant): GrantRequest {
  return {
    ownerId: grant.ownerId,
    ownerType: grant.ownerType as OwnerKind,
    resourceType: grant.resourceType as ResourceType,
    ...(grant.resourcePropertyName === null
      ? { resourceId: grant.resourceId }
      : { resourcePropertyName: grant.resourcePropertyName }),
    permissionTypes: [...grant.permissionTypes] as GrantRequest['permissionTypes'],
  };
}

type SearchBody = NonNullable<
  paths['/v2/authorizations/search']['post']['requestBody']
>['content']['application/json'];
type Filter = NonNullable<SearchBody['filter']>;

function postSearch(body: SearchBody) {
  return answerOf(api.POST('/v2/authorizations/search', { body }));
}

async function allGrants(filter: Filter): Promise<readonly Grant[]> {
  const { items } = await postSearch({ filter, page: { limit: mostOfOwner } });
  return items;
}
