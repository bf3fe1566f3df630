import type { TaskListenerResult } from '@vorgang/execution';
import type { JobResultDto } from './finish-job.dto.js';

/** What a task listener says, without the members that say nothing (null). */
export function readJobResult(result: JobResultDto | null | undefined): TaskListenerResult | undefined {
  if (result === undefined || result === null) return undefined;
  const { denied, deniedReason, corrections } = result;
  return {
    ...(typeof denied === 'boolean' ? { denied } : {}),
    ...(typeof deniedReason === 'string' ? { deniedReason } : {}),
    ...(corrections ? { corrections: withoutNulls(corrections) } : {}),
  };
}

type Corrections = NonNullable<TaskListenerResult['corrections']>;

function withoutNulls(corrections: NonNullable<JobResultDto['corrections']>): Corrections {
  const given = Object.entries(corrections).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given) as Corrections;
}
