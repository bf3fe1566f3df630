import type { EntityManager } from 'typeorm';

/** How file numbers of a service look: `{year}` and `{number}` stand for the running year and its next number. */
export interface FileNumberScheme {
  /** Such as `IfSG-{year}-{number}`. Services with the same template share the numbers. */
  readonly template: string;
  /** The number is filled up with zeros to so many digits. */
  readonly digits: number;
}

/**
 * The next file number. The counter's row stays locked until the transaction ends, so numbers have no gaps and
 * submissions of one scheme queue here for the rest of a short transaction. Index: primary key.
 * By hand, as counting and reading the new number must be one statement.
 */
export async function nextFileNumber(
  manager: EntityManager,
  tenantId: string,
  scheme: FileNumberScheme,
  now: Date,
): Promise<string> {
  const [row] = await manager.query<readonly { readonly year: number; readonly last_number: number }[]>(
    `insert into file_number_counter as counter (tenant_id, scheme, year, last_number)
     select $1, $2, extract(year from $3::timestamptz at time zone tenant.time_zone)::integer, 1
     from tenant where tenant.tenant_id = $1
     on conflict (tenant_id, scheme, year) do update set last_number = counter.last_number + 1
     returning year, last_number`,
    [tenantId, scheme.template, now],
  );
  if (!row)
    throw new Error(`Tenant ${tenantId} does not exist, so it has no file numbers. Create the tenant first.`);
  return scheme.template
    .replace('{year}', String(row.year))
    .replace('{number}', String(row.last_number).padStart(scheme.digits, '0'));
}
