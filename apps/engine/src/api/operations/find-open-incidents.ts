import type { EntityManager } from 'typeorm';
import type { OpenIncidentItem } from './operations.dto.js';

const shown = 200;

interface IncidentRow {
  readonly incident_key: string;
  readonly process_instance_key: string;
  readonly process_definition_id: string;
  readonly process_name: string;
  readonly element_id: string;
  readonly element_name: string;
  readonly error_type: string;
  readonly error_message: string;
  readonly job_key: string | null;
  readonly case_id: string | null;
  readonly file_number: string | null;
  readonly created_at: Date;
}

/** Open incidents with the element and the case they belong to, oldest first. Takes no lock. Index: incident_open. */
export async function findOpenIncidents(
  manager: EntityManager,
  tenantId: string,
): Promise<OpenIncidentItem[]> {
  const rows = await manager.query<IncidentRow[]>(
    `select incident.incident_key, incident.process_instance_key, incident.process_definition_id,
       coalesce(definition.name, incident.process_definition_id) as process_name, incident.element_id,
       coalesce(element.element_name, incident.element_id) as element_name, incident.error_type, incident.error_message,
       incident.job_key, case_file.case_id, case_file.file_number, incident.created_at
     from incident
     left join process_definition definition
       on definition.tenant_id = incident.tenant_id and definition.process_definition_key = incident.process_definition_key
     left join element_instance element
       on element.tenant_id = incident.tenant_id and element.element_instance_key = incident.element_instance_key
     left join case_file
       on case_file.tenant_id = incident.tenant_id and case_file.process_instance_key = incident.process_instance_key
     where incident.tenant_id = $1 and incident.state = 'ACTIVE'
     order by incident.incident_key
     limit ${shown}`,
    [tenantId],
  );
  return rows.map((row) => ({
    incidentKey: row.incident_key,
    processInstanceKey: row.process_instance_key,
    processDefinitionId: row.process_definition_id,
    processName: row.process_name,
    elementId: row.element_id,
    elementName: row.element_name,
    errorType: row.error_type,
    errorMessage: row.error_message,
    jobKey: row.job_key,
    caseId: row.case_id,
    fileNumber: row.file_number,
    createdAt: row.created_at.toISOString(),
  }));
}
