import { Inject, Injectable } from '@nestjs/common';
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
  connectionOf,
  parseSearchRequest,
  search,
  tenantSearch,
  type ItemOf,
  type Restriction,
  type SearchDefinition,
  type SearchPage,
  type TenantWork,
} from '@vorgang/storage';
import { TENANT_WORK } from '../../platform/tokens.js';
import { SearchService } from '../search/search-service.js';

/** Searches of the directory, which belongs to the installation and not to the tenant that the person works for. */
@Injectable()
export class DirectorySearches {
  constructor(
    private readonly searches: SearchService,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
  ) {}

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

  /** The tenants of these names; who is assigned to one may know what it is called. */
  async tenants(tenantIds: readonly string[]): Promise<readonly ItemOf<typeof tenantSearch>[]> {
    const { items } = await this.work.run(defaultTenantId, async (manager) =>
      search(await connectionOf(manager), tenantSearch, parseSearchRequest(tenantSearch, {}), [
        columnIn('t.tenant_id', tenantIds),
      ]),
    );
    return items;
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
