import type { Statements } from '@vorgang/storage';

/** A version of a form, the newest unless a key is given, as the text of its file; null when it is not deployed. Index: unique form version. */
export async function findForm(
  statements: Statements,
  tenantId: string,
  formId: string,
  formKey: string | null = null,
): Promise<string | null> {
  const rows = await statements.query<{ readonly content: Buffer }[]>(
    `select resource.content
     from form_definition form
     join resource on resource.tenant_id = form.tenant_id and resource.resource_key = form.resource_key
     where form.tenant_id = $1 and form.form_id = $2 
       and (form.form_key = $3 or ($3::bigint is null and form.deleted_at is null))
     order by form.version desc
     limit 1`,
    [tenantId, formId, formKey],
  );
  return rows[0]?.content.toString('utf8') ?? null;
}
