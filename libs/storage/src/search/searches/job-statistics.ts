import { defineSearch, type SearchDefinition } from '../search-definition.js';
import type { SearchField } from '../search-field.js';

/*
 * All statistics count the jobs that were created in a range of time, by how they stand now. The range is found by the
 * block range index job_by_creation, which costs the engine next to nothing.
 */
const createdInRange = {
  from: {
    type: 'dateTime',
    sql: 'j.created_at',
    required: true,
    plain: (value) => `j.created_at >= ${value}`,
  },
  to: { type: 'dateTime', sql: 'j.created_at', required: true, plain: (value) => `j.created_at < ${value}` },
} as const satisfies Record<string, SearchField>;

const ofOneType = {
  ...createdInRange,
  jobType: { type: 'string', sql: 'j.type', required: true, plain: (value) => `j.type = ${value}` },
} as const satisfies Record<string, SearchField>;

function jobsIn(fields: SearchDefinition['fields']): SearchDefinition {
  return { from: 'job j', key: 'jobKey', fields: { jobKey, ...fields } };
}

const jobKey = { type: 'key', sql: 'j.job_key', filter: false } as const;

const moment = (time: string): string =>
  `to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const metric = (name: string, time: string, only: string): string =>
  `json_build_object('count', count(*) filter (where ${only}),
    'lastUpdatedAt', ${moment(`max(${time}) filter (where ${only})`)})::text as ${name}`;

const metrics = [
  metric('created', 'j.created_at', 'true'),
  metric('completed', 'j.ended_at', "j.state = 'COMPLETED'"),
  metric('failed', 'coalesce(j.ended_at, j.created_at)', "j.state in ('FAILED', 'ERROR_THROWN')"),
].join(', ');

const metricFields = {
  created: { type: 'json', sql: 'g.created' },
  completed: { type: 'json', sql: 'g.completed' },
  failed: { type: 'json', sql: 'g.failed' },
} as const;

/** The jobs of a range altogether: one row. */
export const jobTotalsSearch = defineSearch({
  from: 'g',
  key: 'one',
  groups: {
    of: jobsIn({
      ...createdInRange,
      jobType: { type: 'string', sql: 'j.type', plain: (value) => `j.type = ${value}` },
    }),
    select: (condition) => `select ${metrics} from job j where ${condition}`,
  },
  fields: { one: { type: 'integer', sql: '1', result: false }, ...metricFields },
});

/** The jobs of a range by their type. */
export const jobTypeStatisticsSearch = defineSearch({
  from: 'g',
  key: 'jobType',
  groups: {
    of: jobsIn({ ...createdInRange, jobType: { type: 'string', sql: 'j.type' } }),
    select: (condition) => `select j.type, ${metrics},
        (count(distinct j.worker) filter (where j.worker <> ''))::integer as workers
      from job j where ${condition} group by j.type`,
  },
  fields: {
    jobType: { type: 'string', sql: 'g.type' },
    ...metricFields,
    workers: { type: 'integer', sql: 'g.workers' },
  },
});

/** The jobs of one type by the worker that had them last. */
export const jobWorkerStatisticsSearch = defineSearch({
  from: 'g',
  key: 'worker',
  groups: {
    of: jobsIn(ofOneType),
    select: (condition) =>
      `select j.worker, ${metrics} from job j where j.worker <> '' and ${condition} group by j.worker`,
  },
  fields: { worker: { type: 'string', sql: 'g.worker' }, ...metricFields },
});

/** The jobs of one type over time, in steps of `resolution`; absent: about a thousand steps, none under a minute. */
export const jobTimeSeriesSearch = defineSearch({
  from: 'g',
  key: 'time',
  groups: {
    of: jobsIn({
      ...ofOneType,
      resolution: {
        type: 'string',
        sql: 'null::text',
        plain: (value) => `${value} is not null`,
        pattern: {
          matches: /^P(?=.*[1-9])(?:\d{1,4}D)?(?:T(?=\d)(?:\d{1,4}H)?(?:\d{1,5}M)?(?:\d{1,6}S)?)?$/,
          message: 'Must be a duration of days, hours, minutes and seconds (ISO 8601), such as PT1M.',
        },
      },
    }),
    select: (condition, value) => {
      // A placeholder that the statement does not use would have no type: each is asked for only where it is used.
      const resolution = value('resolution');
      const from = value('from') ?? 'now()';
      const step = resolution
        ? `${resolution}::interval`
        : `greatest(interval '1 minute', (${value('to') ?? 'now()'} - ${from}) / 1000)`;
      return `select date_bin(${step}, j.created_at, ${from}) as time, ${metrics}
        from job j where ${condition} group by 1`;
    },
  },
  fields: { time: { type: 'dateTime', sql: 'g.time' }, ...metricFields },
});

/** What the jobs of one type failed with. */
export const jobErrorStatisticsSearch = defineSearch({
  from: 'g',
  key: 'error',
  groups: {
    of: jobsIn({
      ...ofOneType,
      errorCode: { type: 'string', sql: "coalesce(j.error_code, '')" },
      errorMessage: { type: 'string', sql: "coalesce(j.error_message, '')" },
    }),
    select: (
      condition,
    ) => `select coalesce(j.error_code, '') as code, coalesce(j.error_message, '') as message,
        (count(distinct j.worker) filter (where j.worker <> ''))::integer as workers
      from job j where (j.error_code is not null or j.error_message is not null) and ${condition} group by 1, 2`,
  },
  fields: {
    error: { type: 'string', sql: "md5(g.code || ' ' || g.message)", filter: false, result: false },
    errorCode: { type: 'string', sql: 'g.code' },
    errorMessage: { type: 'string', sql: 'g.message' },
    workers: { type: 'integer', sql: 'g.workers' },
  },
});
