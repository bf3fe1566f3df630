import type { EntityManager } from 'typeorm';
import type { CaseListItem, CaseState } from './search-cases.dto.js';

export interface CaseRow {
  readonly case_id: string;
  readonly file_number: string;
  readonly service_id: string;
  readonly process_name: string;
  readonly applicant_name: string;
  readonly outcome: 'GRANTED' | 'REFUSED' | 'CLOSED' | null;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly current_steps: string[];
  readonly incident_count: number;
}

export interface CaseQuery {
  readonly state: CaseState;
  readonly words: readonly string[];
  /** `case_id` of the last case of the page before. Ids grow with time. */
  readonly after: string | null;
  readonly limit: number;
  /** Only these cases; null: all. */
  readonly caseIds: readonly string[] | null;
}

const states: Readonly<Record<CaseState, string>> = {
  open: "coalesce(instance.state, 'ACTIVE') in ('ACTIVE', 'SUSPENDED')",
  closed: "instance.state in ('COMPLETED', 'TERMINATED')",
  incident: 'instance.incident_count > 0',
  all: 'true',
};

const matchesWords = "(case_file.file_number || ' ' || case_file.applicant_name) ilike all ($2)";

/** A case, with where its process stands. A case whose process is about to start has no instance yet. */
export const caseSelection = `
  select case_file.case_id, case_file.file_number, case_file.service_id,
    coalesce(definition.name, case_file.process_definition_id) as process_name,
    case_file.applicant_name, case_file.outcome, case_file.opened_at,
    coalesce(case_file.closed_at, instance.end_date) as closed_at,
    coalesce(instance.incident_count, 0) as incident_count,
    array(
      select coalesce(step.element_name, step.element_id)
      from element_instance step
      where step.tenant_id = case_file.tenant_id and step.process_instance_key = case_file.process_instance_key
        and step.state = 'ACTIVE' and step.element_type not in ('PROCESS', 'SUB_PROCESS', 'EVENT_SUB_PROCESS')
      order by step.element_instance_key
    ) as current_steps
  from case_file
  left join process_instance instance
    on instance.tenant_id = case_file.tenant_id and instance.process_instance_key = case_file.process_instance_key
  left join process_definition definition
    on definition.tenant_id = instance.tenant_id and definition.process_definition_key = instance.process_definition_key`;

/** One page of cases, newest first. Takes no lock. Indexes: primary keys, element_instance_by_instance. */
export async function findCases(
  manager: EntityManager,
  tenantId: string,
  query: CaseQuery,
): Promise<readonly CaseRow[]> {
  const rows = await manager.query<CaseRow[]>(
    `${caseSelection}
     where case_file.tenant_id = $1 and ${matchesWords} and ${states[query.state]}
       and ($3::bigint is null or case_file.case_id < $3)
       and ($5::bigint[] is null or case_file.case_id = any ($5))
     order by case_file.case_id desc
     limit $4`,
    [tenantId, query.words.map(containing), query.after, query.limit, query.caseIds],
  );
  return rows;
}

/** How many cases match. Takes no lock. */
export async function countCases(
  manager: EntityManager,
  tenantId: string,
  query: Pick<CaseQuery, 'state' | 'words' | 'caseIds'>,
): Promise<number> {
  const rows = await manager.query<{ readonly matching: string }[]>(
    `select count(*) as matching
     from case_file
     left join process_instance instance
       on instance.tenant_id = case_file.tenant_id and instance.process_instance_key = case_file.process_instance_key
     where case_file.tenant_id = $1 and ${matchesWords} and ${states[query.state]}
       and ($3::bigint[] is null or case_file.case_id = any ($3))`,
    [tenantId, query.words.map(containing), query.caseIds],
  );
  return Number(rows[0]?.matching ?? 0);
}

/** A case by its id. Takes no lock. */
export async function findCase(
  manager: EntityManager,
  tenantId: string,
  caseId: string,
): Promise<CaseRow | null> {
  const rows = await manager.query<CaseRow[]>(
    `${caseSelection} where case_file.tenant_id = $1 and case_file.case_id = $2`,
    [tenantId, caseId],
  );
  return rows[0] ?? null;
}

export function caseListItem(row: CaseRow): CaseListItem {
  return {
    caseId: row.case_id,
    fileNumber: row.file_number,
    serviceId: row.service_id,
    processName: row.process_name,
    applicantName: row.applicant_name,
    outcome: row.outcome,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    currentSteps: row.current_steps,
    incidentCount: row.incident_count,
  };
}

function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
