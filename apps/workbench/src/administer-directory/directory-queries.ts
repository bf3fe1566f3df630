import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { nullWhereMissing } from '../api/null-where-missing.js';
import type { ContainerKind, EntryKind, MemberKind } from './directory-kinds.js';
import { entryPath, idFields, membersRoute, paths } from './directory-paths.js';

/** An entry of the directory, whatever its kind; what a kind does not have is absent. */
export interface Entry {
  readonly id: string;
  readonly name: string | null;
  readonly email?: string | null;
  readonly description?: string | null;
  readonly claimName?: string;
  readonly claimValue?: string;
}

/** What a list is narrowed to. */
export interface EntryFilter {
  readonly text?: string;
  readonly by: 'name' | 'id';
}

const pageSize = 25;

/** Entries of a kind, by name. */
export function entriesQuery(kind: EntryKind, { text, by }: EntryFilter) {
  return infiniteQueryOptions({
    queryKey: ['directory', kind, 'list', by, text ?? ''],
    queryFn: async ({ pageParam }) => {
      const field = by === 'name' ? 'name' : idFields[kind];
      const { items, page } = await answerOf(
        api.POST(`/v2/${paths[kind]}/search`, {
          body: {
            ...(text === undefined ? {} : { filter: { [field]: { $like: `*${literal(text)}*` } } }),
            sort: [{ field: 'name', order: 'ASC' }],
            page: { limit: pageSize, ...(pageParam === null ? {} : { after: pageParam }) },
          },
        }),
      );
      return { items: items.map((item) => entryOf(kind, item)), page };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.items.length < pageSize ? null : last.page.endCursor),
  });
}

/** One entry; null where the directory does not have it. */
export function entryQuery(kind: EntryKind, id: string) {
  return queryOptions({
    queryKey: ['directory', kind, 'one', id],
    queryFn: async (): Promise<Entry | null> => {
      const entry = await nullWhereMissing(readEntry(kind, id));
      return entry === null ? null : entryOf(kind, entry);
    },
    retry: false,
  });
}

/** The names of the members of one kind. */
export function membersQuery(container: ContainerKind, containerId: string, member: MemberKind) {
  return infiniteQueryOptions({
    queryKey: ['directory', container, 'members', containerId, member],
    queryFn: async ({ pageParam }) => {
      const { items, page } = await answerOf(
        api.POST(`${membersRoute(container, member)}/search`, {
          params: { path: entryPath(container, containerId) },
          body: { page: { limit: pageSize, ...(pageParam === null ? {} : { after: pageParam }) } },
        }),
      );
      return { items: items.map((item) => entryOf(member, item).id), page };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.items.length < pageSize ? null : last.page.endCursor),
  });
}

/** How a person signs in; null where the directory does not have them. */
export function signInOfQuery(username: string) {
  return queryOptions({
    queryKey: ['directory', 'USER', 'sign-in', username],
    queryFn: () =>
      nullWhereMissing(
        answerOf(api.GET('/api/users/{username}/sign-in', { params: { path: { username } } })),
      ),
    retry: false,
  });
}

function readEntry(kind: EntryKind, id: string): Promise<object> {
  const params = { path: entryPath(kind, id) };
  switch (kind) {
    case 'USER':
      return answerOf(api.GET('/v2/users/{username}', { params }));
    case 'GROUP':
      return answerOf(api.GET('/v2/groups/{groupId}', { params }));
    case 'ROLE':
      return answerOf(api.GET('/v2/roles/{roleId}', { params }));
    case 'TENANT':
      return answerOf(api.GET('/v2/tenants/{tenantId}', { params }));
    case 'MAPPING_RULE':
      return answerOf(api.GET('/v2/mapping-rules/{mappingRuleId}', { params }));
  }
}

function entryOf(kind: EntryKind | MemberKind, item: object): Entry {
  const { [idFields[kind]]: id, ...fields } = item as Readonly<Record<string, string>>;
  return { name: null, ...fields, id: id ?? '' };
}

/** `*` and `?` in what somebody types stand for themselves. */
function literal(text: string): string {
  return text.replace(/[\\*?]/g, '\\$&');
}
