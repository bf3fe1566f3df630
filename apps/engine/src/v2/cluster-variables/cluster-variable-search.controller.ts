import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import {
  CurrentPrincipal,
  everyResource,
  permittedResourceIds,
  RequirePermission,
  type Principal,
} from '@vorgang/identity';
import { clusterVariableSearch, columnIn, type ItemOf, type SearchPage } from '@vorgang/storage';
import { SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import { previewValue } from '../variables/preview-value.js';
import { TruncateValues } from '../variables/truncate-values.js';

type ClusterVariablePreview = ItemOf<typeof clusterVariableSearch> & { readonly isTruncated: boolean };

/** Finds settings of the installation and of the tenant. */
@ApiTags('Cluster variables')
@RequirePermission('CLUSTER_VARIABLE', 'READ')
@Controller('v2/cluster-variables')
export class ClusterVariableSearchController {
  constructor(private readonly searches: SearchService) {}

  @Post('search')
  @SearchOf(clusterVariableSearch)
  @ApiQuery({ name: 'truncateValues', type: Boolean, required: false })
  @ApiOperation({ operationId: 'searchClusterVariables', summary: 'Finds cluster variables' })
  async search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
    @TruncateValues() truncateValues: boolean,
  ): Promise<SearchPage<ClusterVariablePreview>> {
    const names = permittedResourceIds(principal, 'CLUSTER_VARIABLE', 'READ');
    const restrictions = names === everyResource ? [] : [columnIn('c.name', names)];
    const { items, page } = await this.searches.search(principal, clusterVariableSearch, body, restrictions);
    return { items: items.map((variable) => previewValue(variable, truncateValues)), page };
  }
}
