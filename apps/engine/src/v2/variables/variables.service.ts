import { Injectable } from '@nestjs/common';
import type { Principal } from '@vorgang/identity';
import {
  valuePreviewLength,
  variableSearch,
  type ItemOf,
  type Restriction,
  type SearchPage,
} from '@vorgang/storage';
import { SearchService } from '../search/search-service.js';

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
    return { items: items.map((variable) => preview(variable, truncateValues)), page };
  }
}

function preview(variable: ItemOf<typeof variableSearch>, truncateValues: boolean): VariablePreview {
  const isTruncated = truncateValues && variable.value.length > valuePreviewLength;
  return {
    ...variable,
    value: isTruncated ? variable.value.slice(0, valuePreviewLength) : variable.value,
    isTruncated,
  };
}
