import { Inject, Injectable } from '@nestjs/common';
import { defaultTenantId, type Principal } from '@vorgang/identity';
import { tenantOfKey, type TenantWork } from '@vorgang/storage';
import type { Request } from 'express';
import type { EngineConfiguration } from '../configuration.js';
import { isKeyText } from '../http/key-text.js';
import { forbidden } from '../http/problem.js';
import { CONFIGURATION, TENANT_WORK } from '../platform/tokens.js';

/** Decides for which tenant a request works. It only ever chooses among those that the caller is assigned to. */
@Injectable()
export class RequestTenant {
  constructor(
    @Inject(TENANT_WORK) private readonly work: TenantWork,
    @Inject(CONFIGURATION) private readonly configuration: EngineConfiguration,
  ) {}

  /**
   * The tenant that the request names; else the one that the thing in its path belongs to; else `<default>`, or
   * the first that the caller is assigned to. Where tenants are not told apart everyone works for `<default>`.
   * @throws HttpProblem 403 when the caller is assigned to none
   */
  async choose(principal: Principal, request: Request): Promise<Principal> {
    if (!this.configuration.multiTenancy)
      return { ...principal, tenantId: defaultTenantId, tenants: [defaultTenantId] };
    const { tenants } = principal;
    const [first] = tenants;
    if (first === undefined) throw forbidden('You are not assigned to any tenant.');
    const named = namedTenants(request.body).find((tenantId) => tenants.includes(tenantId));
    if (named !== undefined) return { ...principal, tenantId: named };
    const key = Object.values(request.params).find((value) => typeof value === 'string' && isKeyText(value));
    const owner =
      typeof key === 'string' && tenants.length > 1 ? await tenantOfKey(this.work, tenants, key) : null;
    return { ...principal, tenantId: owner ?? (tenants.includes(defaultTenantId) ? defaultTenantId : first) };
  }
}

/** What the body says of tenants: `tenantId` of a command, `tenantIds` of an activation, or the filter of a search. */
function namedTenants(body: unknown): readonly string[] {
  const { tenantId, tenantIds, filter } = asObject(body);
  const { tenantId: filtered } = asObject(filter);
  const listed = Array.isArray(tenantIds) ? (tenantIds as unknown[]) : [];
  const operators = asObject(filtered);
  const within = Array.isArray(operators['$in']) ? (operators['$in'] as unknown[]) : [];
  return [tenantId, ...listed, filtered, operators['$eq'], ...within].filter(
    (each) => typeof each === 'string',
  );
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
