import type { EntityManager } from 'typeorm';
import type { CaseIncident, CaseStep, CaseTask, CaseTimer } from './case-detail.dto.js';

export interface CaseProcess {
  readonly processDefinitionKey: string;
  readonly processVersion: number;
  readonly processState: 'ACTIVE' | 'SUSPENDED' | 'COMPLETED' | 'TERMINATED';
  readonly steps: CaseStep[];
  readonly tasks: CaseTask[];
  readonly timers: CaseTimer[];
  readonly incidents: CaseIncident[];
}

/** Where a process instance stands; null before it has started. Takes no lock. Indexes: the …_by_instance ones. */
export async function findCaseProcess(
  manager: EntityManager,
  tenantId: string,
  processInstanceKey: string,
): Promise<CaseProcess | null> {
  const parameters = [tenantId, processInstanceKey];
  const [instance] = await manager.query<
    {
      readonly process_definition_key: string;
      readonly process_definition_version: number;
      readonly state: CaseProcess['processState'];
    }[]
  >(
    `select process_definition_key, process_definition_version, state
     from process_instance where tenant_id = $1 and process_instance_key = $2`,
    parameters,
  );
  if (!instance) return null;
  return {
    processDefinitionKey: instance.process_definition_key,
    processVersion: instance.process_definition_version,
    processState: instance.state,
    steps: await findSteps(manager, parameters),
    tasks: await findTasks(manager, parameters),
    timers: await findTimers(manager, parameters),
    incidents: await findIncidents(manager, parameters),
  };
}

async function findSteps(manager: EntityManager, parameters: string[]): Promise<CaseStep[]> {
  const rows = await manager.query<
    {
      readonly element_instance_key: string;
      readonly element_id: string;
      readonly element_name: string | null;
      readonly element_type: string;
      readonly state: CaseStep['state'];
      readonly start_date: Date;
      readonly end_date: Date | null;
      readonly incident_key: string | null;
    }[]
  >(
    `select element_instance_key, element_id, element_name, element_type, state, start_date, end_date, incident_key
     from element_instance
     where tenant_id = $1 and process_instance_key = $2 and element_type <> 'PROCESS'
     order by element_instance_key`,
    parameters,
  );
  return rows.map((row) => ({
    elementInstanceKey: row.element_instance_key,
    elementId: row.element_id,
    elementName: row.element_name ?? row.element_id,
    elementType: row.element_type,
    state: row.state,
    startedAt: row.start_date.toISOString(),
    endedAt: row.end_date?.toISOString() ?? null,
    hasIncident: row.incident_key !== null,
  }));
}

async function findTasks(manager: EntityManager, parameters: string[]): Promise<CaseTask[]> {
  const rows = await manager.query<
    {
      readonly user_task_key: string;
      readonly name: string;
      readonly state: CaseTask['state'];
      readonly assignee_name: string | null;
      readonly candidate_group_names: string[];
      readonly due_date: Date | null;
    }[]
  >(
    `select task.user_task_key, task.name, task.state, coalesce(account.name, task.assignee) as assignee_name,
       array(
         select coalesce(user_group.name, candidate.group_id)
         from unnest(task.candidate_groups) with ordinality candidate (group_id, place)
         left join user_group on user_group.tenant_id = task.tenant_id and user_group.group_id = candidate.group_id
         order by candidate.place
       ) as candidate_group_names, task.due_date
     from user_task task
     left join user_account account on account.tenant_id = task.tenant_id and account.username = task.assignee
     where task.tenant_id = $1 and task.process_instance_key = $2
     order by task.user_task_key`,
    parameters,
  );
  return rows.map((row) => ({
    userTaskKey: row.user_task_key,
    name: row.name,
    state: row.state,
    assigneeName: row.assignee_name,
    candidateGroupNames: row.candidate_group_names,
    dueDate: row.due_date?.toISOString() ?? null,
  }));
}

async function findTimers(manager: EntityManager, parameters: string[]): Promise<CaseTimer[]> {
  const rows = await manager.query<
    {
      readonly timer_key: string;
      readonly event_id: string;
      readonly due_at: Date;
    }[]
  >(
    `select timer_key, event_id, coalesce(held_due_at, due_at) as due_at from timer
     where tenant_id = $1 and process_instance_key = $2
     order by due_at`,
    parameters,
  );
  return rows.map((row) => ({
    timerKey: row.timer_key,
    elementId: row.event_id,
    name: row.event_id,
    dueAt: row.due_at.toISOString(),
  }));
}

async function findIncidents(manager: EntityManager, parameters: string[]): Promise<CaseIncident[]> {
  const rows = await manager.query<
    {
      readonly incident_key: string;
      readonly element_id: string;
      readonly element_name: string;
      readonly error_type: string;
      readonly error_message: string;
      readonly job_key: string | null;
      readonly created_at: Date;
    }[]
  >(
    `select incident.incident_key, incident.element_id, coalesce(element.element_name, incident.element_id) as element_name,
       incident.error_type, incident.error_message, incident.job_key, incident.created_at
     from incident
     left join element_instance element
       on element.tenant_id = incident.tenant_id and element.element_instance_key = incident.element_instance_key
     where incident.tenant_id = $1 and incident.process_instance_key = $2 and incident.state = 'ACTIVE'
     order by incident.incident_key`,
    parameters,
  );
  return rows.map((row) => ({
    incidentKey: row.incident_key,
    elementId: row.element_id,
    elementName: row.element_name,
    errorType: row.error_type,
    errorMessage: row.error_message,
    jobKey: row.job_key,
    createdAt: row.created_at.toISOString(),
  }));
}
