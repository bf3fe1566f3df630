import { Injectable } from '@nestjs/common';
import type { Principal } from '@vorgang/identity';
import { variableSearch, type ItemOf, type Restriction, type SearchPage } from '@vorgang/storage';
import { SearchService } from '../search/search-service.js';
import { previewValue } from './preview-value.js';

/** A variable as a search answers it: a long value is cut and marked. */
export type VariablePreview = ItemOf<typeof variableSearch> & { readonly isTruncated: boolean };

/** Searches variables. */
@Injectable()
export class VariablesService {
  constructor(private readonly searches: SearchService) {}

  async search(
    principal: Principal,
    body: unknown,
    truncateValues: boolean,
    restrictions: readonly Restriction[],
  ): Promise<SearchPage<VariablePreview>> {
    const { items, page } = await this.searches.search(principal, variableSearch, body, restrictions);
    return { items: items.map((variable) => previewValue(variable, truncateValues)), page };
  }
}
