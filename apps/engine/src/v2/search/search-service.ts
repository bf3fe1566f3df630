import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@vorgang/identity';
import {
  findByKey,
  parseSearchRequest,
  search,
  type ItemOf,
  type Restriction,
  type SearchDefinition,
  type SearchPage,
  type TenantWork,
} from '@vorgang/storage';
import { notFound } from '../../http/problem.js';
import { TENANT_WORK } from '../../platform/tokens.js';

/** Answers searches within the person's tenant. */
@Injectable()
export class SearchService {
  constructor(@Inject(TENANT_WORK) private readonly work: TenantWork) {}

  /** @throws InvalidSearchError naming what is wrong in the body */
  search<Definition extends SearchDefinition>(
    principal: Principal,
    definition: Definition,
    body: unknown,
    restrictions: readonly Restriction[] = [],
  ): Promise<SearchPage<ItemOf<Definition>>> {
    const request = parseSearchRequest(definition, body);
    return this.work.read(principal.tenantId, ({ connection }) =>
      search(connection, definition, request, restrictions),
    );
  }

  /** @throws HttpProblem 404 when there is no such row, or not for this person */
  async get<Definition extends SearchDefinition>(
    principal: Principal,
    definition: Definition,
    key: string,
    restrictions: readonly Restriction[] = [],
  ): Promise<ItemOf<Definition>> {
    const item = await this.work.read(principal.tenantId, ({ connection }) =>
      findByKey(connection, definition, key, restrictions),
    );
    if (!item) throw notFound(`There is no ${definition.key} ${key}, or it is not for you.`);
    return item;
  }
}
