import type { AdHocJobResult, JobResult, TaskListenerResult } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import { invalidRequest } from '../../http/problem.js';
import type { JobResultDto } from './finish-job.dto.js';

const AD_HOC_FIELDS = [
  'activateElements',
  'isCompletionConditionFulfilled',
  'isCancelRemainingInstances',
] as const;
const TASK_FIELDS = ['denied', 'deniedReason', 'corrections'] as const;

/** What a worker says beside its variables, without the members that say nothing (null). */
export function readJobResult(result: JobResultDto | null | undefined): JobResult | undefined {
  if (result === undefined || result === null) return undefined;
  if (result.type === 'adHocSubProcess') {
    refuseFields(result, TASK_FIELDS, 'userTask');
    return readAdHocResult(result);
  }
  refuseFields(result, AD_HOC_FIELDS, 'adHocSubProcess');
  return readTaskResult(result);
}

function readAdHocResult(result: JobResultDto): AdHocJobResult {
  return {
    type: 'adHocSubProcess',
    activateElements: (result.activateElements ?? []).map(({ elementId, variables }) => ({
      elementId,
      variables: (variables ?? {}) as JsonObject,
    })),
    isCompletionConditionFulfilled: result.isCompletionConditionFulfilled ?? false,
    isCancelRemainingInstances: result.isCancelRemainingInstances ?? false,
  };
}

function readTaskResult({ denied, deniedReason, corrections }: JobResultDto): TaskListenerResult {
  return {
    ...(typeof denied === 'boolean' ? { denied } : {}),
    ...(typeof deniedReason === 'string' ? { deniedReason } : {}),
    ...(corrections ? { corrections: withoutNulls(corrections) } : {}),
  };
}

/** A field that would mean nothing is a mistake of the worker. */
function refuseFields(result: JobResultDto, fields: readonly (keyof JobResultDto)[], type: string): void {
  const given = fields.filter((field) => result[field] !== undefined && result[field] !== null);
  if (given.length === 0) return;
  throw invalidRequest(
    given.map((field) => ({
      field: `result.${field}`,
      message: `Belongs to a result of the type ${type}. Set result.type to it, or leave the field out.`,
    })),
  );
}

type Corrections = NonNullable<TaskListenerResult['corrections']>;

function withoutNulls(corrections: NonNullable<JobResultDto['corrections']>): Corrections {
  const given = Object.entries(corrections).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given) as Corrections;
}
