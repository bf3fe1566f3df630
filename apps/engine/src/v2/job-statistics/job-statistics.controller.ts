import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import {
  jobErrorStatisticsSearch,
  jobTimeSeriesSearch,
  jobTotalsSearch,
  jobTypeStatisticsSearch,
  jobWorkerStatisticsSearch,
  type ItemOf,
  type SearchPage,
} from '@vorgang/storage';
import { SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import { JobTotalsDto, JobTotalsQuery, type JobMetricDto } from './job-totals.dto.js';

/** How much job workers had to do in a range of time, and how it went. */
@ApiTags('Jobs')
@RequirePermission('SYSTEM', 'READ_JOB_METRIC')
@Controller('v2/jobs/statistics')
export class JobStatisticsController {
  constructor(private readonly searches: SearchService) {}

  @Get('global')
  @ApiOperation({ operationId: 'getGlobalJobStatistics', summary: 'Counts the jobs of a range of time' })
  @ApiOkResponse({ type: JobTotalsDto })
  async totals(
    @CurrentPrincipal() principal: Principal,
    @Query() { from, to, jobType }: JobTotalsQuery,
  ): Promise<JobTotalsDto> {
    const filter = { from, to, ...(jobType ? { jobType } : {}) };
    const { items } = await this.searches.search(principal, jobTotalsSearch, { filter });
    const [totals] = items as readonly Record<'created' | 'completed' | 'failed', JobMetricDto>[];
    if (!totals) throw new Error('A count over jobs has no row.');
    return { ...totals, isIncomplete: false };
  }

  @Post('by-types')
  @SearchOf(jobTypeStatisticsSearch)
  @ApiOperation({ operationId: 'getJobTypeStatistics', summary: 'Counts jobs by type' })
  byTypes(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof jobTypeStatisticsSearch>>> {
    return this.searches.search(principal, jobTypeStatisticsSearch, body);
  }

  @Post('by-workers')
  @SearchOf(jobWorkerStatisticsSearch)
  @ApiOperation({ operationId: 'getJobWorkerStatistics', summary: 'Counts the jobs of a type by worker' })
  byWorkers(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof jobWorkerStatisticsSearch>>> {
    return this.searches.search(principal, jobWorkerStatisticsSearch, body);
  }

  @Post('time-series')
  @SearchOf(jobTimeSeriesSearch)
  @ApiOperation({ operationId: 'getJobTimeSeriesStatistics', summary: 'Counts the jobs of a type over time' })
  timeSeries(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof jobTimeSeriesSearch>>> {
    return this.searches.search(principal, jobTimeSeriesSearch, body);
  }

  @Post('errors')
  @SearchOf(jobErrorStatisticsSearch)
  @ApiOperation({ operationId: 'getJobErrorStatistics', summary: 'What the jobs of a type failed with' })
  errors(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof jobErrorStatisticsSearch>>> {
    return this.searches.search(principal, jobErrorStatisticsSearch, body);
  }
}
