import { Inject, Injectable } from '@nestjs/common';
import type { InTenant, Queryable } from '@vorgang/identity';
import { IN_TENANT } from '../../platform/tokens.js';
import type { FormDto } from './form.dto.js';

// The newest version by the unique key (tenant_id, form_id, version).
const newestForm = `
select f.form_key as "formKey", f.form_id as "formId", f.version, f.tenant_id as "tenantId",
  convert_from(r.content, 'UTF8') as schema
from form_definition f join resource r on r.tenant_id = f.tenant_id and r.resource_key = f.resource_key
where f.tenant_id = $1 and f.form_id = $2 order by f.version desc limit 1`;

/** Reads forms by what uses them. */
@Injectable()
export class FormReader {
  constructor(@Inject(IN_TENANT) private readonly inTenant: InTenant) {}

  /** The start form of a process definition, or null. */
  ofProcess(tenantId: string, processDefinitionKey: string): Promise<FormDto | null> {
    const formId = 'select start_form_id as id from process_definition where tenant_id = $1 and process_definition_key = $2';
    return this.inTenant(tenantId, (connection) => readForm(connection, tenantId, formId, processDefinitionKey));
  }

  /** The form of a user task, or null. */
  ofUserTask(tenantId: string, userTaskKey: string): Promise<FormDto | null> {
    const formId = 'select form_id as id from user_task where tenant_id = $1 and user_task_key = $2';
    return this.inTenant(tenantId, (connection) => readForm(connection, tenantId, formId, userTaskKey));
  }
}

async function readForm(connection: Queryable, tenantId: string, formId: string, key: string): Promise<FormDto | null> {
  const owners = await connection.query<{ id: string | null }>(formId, [tenantId, key]);
  const id = owners.rows[0]?.id;
  if (!id) return null;
  const forms = await connection.query<FormDto>(newestForm, [tenantId, id]);
  return forms.rows[0] ?? null;
}
