import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import { variableSearch, type ItemOf, type SearchPage } from '@vorgang/storage';
import { onPermittedProcesses } from '../../access/definition-rights.js';
import { KeyPipe } from '../requests/key.pipe.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import { TruncateValues } from './truncate-values.js';
import { VariablesService, type VariablePreview } from './variables.service.js';

/** Variables of process instances. */
@ApiTags('Variables')
@RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
@Controller('v2/variables')
export class VariablesController {
  constructor(
    private readonly variables: VariablesService,
    private readonly searches: SearchService,
  ) {}

  @Post('search')
  @SearchOf(variableSearch)
  @ApiQuery({ name: 'truncateValues', type: Boolean, required: false })
  @ApiOperation({
    operationId: 'searchVariables',
    summary: 'Finds variables; long values are cut unless told otherwise',
  })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
    @TruncateValues() truncateValues: boolean,
  ): Promise<SearchPage<VariablePreview>> {
    return this.variables.search(principal, body, truncateValues, readable(principal));
  }

  @Get(':variableKey')
  @ItemOfSearch(variableSearch)
  @ApiOperation({ operationId: 'getVariable', summary: 'One variable with its whole value' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('variableKey', KeyPipe) key: string,
  ): Promise<ItemOf<typeof variableSearch>> {
    return this.searches.get(principal, variableSearch, key, readable(principal));
  }
}

function readable(principal: Principal) {
  return onPermittedProcesses(principal, 'READ_PROCESS_INSTANCE', 'p.process_definition_id');
}
