import { Injectable } from '@nestjs/common';
import {
  defaultTenantId,
  everyResource,
  permittedResourceIds,
  type PermissionOf,
  type Principal,
  type ResourceType,
} from '@vorgang/identity';
import {
  columnIn,
  type ItemOf,
  type Restriction,
  type SearchDefinition,
  type SearchPage,
} from '@vorgang/storage';
import { SearchService } from '../search/search-service.js';

/** Searches of the directory, which belongs to the installation and not to the tenant that the person works for. */
@Injectable()
export class DirectorySearches {
  constructor(private readonly searches: SearchService) {}

  search<Definition extends SearchDefinition>(
    principal: Principal,
    definition: Definition,
    body: unknown,
    restrictions: readonly Restriction[] = [],
  ): Promise<SearchPage<ItemOf<Definition>>> {
    return this.searches.search(inDirectory(principal), definition, body, restrictions);
  }

  get<Definition extends SearchDefinition>(
    principal: Principal,
    definition: Definition,
    key: string,
    restrictions: readonly Restriction[] = [],
  ): Promise<ItemOf<Definition>> {
    return this.searches.get(inDirectory(principal), definition, key, restrictions);
  }
}

/** Narrows a search to the entries that the person may read. */
export function readable<Type extends ResourceType>(
  principal: Principal,
  resourceType: Type,
  column: string,
): readonly Restriction[] {
  const ids = permittedResourceIds(principal, resourceType, 'READ' as PermissionOf<Type>);
  return ids === everyResource ? [] : [columnIn(column, ids)];
}

function inDirectory(principal: Principal): Principal {
  return { ...principal, tenantId: defaultTenantId };
}
