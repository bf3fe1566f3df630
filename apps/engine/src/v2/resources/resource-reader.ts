import { Inject, Injectable } from '@nestjs/common';
import type { TenantWork } from '@vorgang/storage';
import { notFound } from '../../http/problem.js';
import { TENANT_WORK } from '../../platform/tokens.js';
import { findResource, type DeployedResource } from './find-resource.js';

/** Reads deployed files. */
@Injectable()
export class ResourceReader {
  constructor(@Inject(TENANT_WORK) private readonly work: TenantWork) {}

  /** @throws HttpProblem 404 when nothing was deployed under that key */
  async read(tenantId: string, key: string): Promise<DeployedResource> {
    const resource = await this.work.run(tenantId, (manager) => findResource(manager, tenantId, key));
    if (!resource) throw notFound(`There is no resource ${key}.`);
    return resource;
  }
}
