import { Injectable } from '@nestjs/common';
import type { Principal } from '@vorgang/identity';
import { auditLogSearch, fieldIn, type ItemOf, type Restriction, type SearchPage } from '@vorgang/storage';
import { notFound } from '../../http/problem.js';
import { SearchService } from '../search/search-service.js';

export type AuditLogEntry = ItemOf<typeof auditLogSearch>;

/** Digits of an entry's key that say its place in the history of the process instance; zeros where it has none. */
const placeDigits = 6;

/** Reads who did what from the chained history and from what is written down beside it. */
@Injectable()
export class AuditLogs {
  constructor(private readonly searches: SearchService) {}

  /** Without a wish for an order entries come by process instance, as the history's key has them. */
  search(
    principal: Principal,
    body: unknown,
    restrictions: readonly Restriction[],
  ): Promise<SearchPage<AuditLogEntry>> {
    return this.searches.search(principal, auditLogSearch, inOrder(body), restrictions);
  }

  /** @throws HttpProblem 404 when there is no such entry, or not for this person */
  async get(principal: Principal, key: string, restrictions: readonly Restriction[]): Promise<AuditLogEntry> {
    const ownerKey = key.slice(0, -placeDigits);
    if (!/^\d{1,18}$/.test(ownerKey)) throw notFound(`There is no auditLogKey ${key}.`);
    return this.searches.get(principal, auditLogSearch, key, [
      ...restrictions,
      fieldIn('ownerKey', [ownerKey]),
    ]);
  }
}

function inOrder(body: unknown): unknown {
  if (body === undefined || body === null) return { sort: [{ field: 'processInstanceKey' }] };
  if (typeof body !== 'object' || Array.isArray(body)) return body;
  const { sort } = body as { readonly sort?: unknown };
  const isOrdered = sort !== undefined && sort !== null && !(Array.isArray(sort) && sort.length === 0);
  return isOrdered ? body : { ...body, sort: [{ field: 'processInstanceKey' }] };
}
