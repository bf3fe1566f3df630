import { expect } from 'vitest';
import { as } from './test-application.js';

/** What became of a file, as far as tests ask for it. */
export interface DeployedResource {
  readonly processDefinition?: { readonly processDefinitionKey: string } | null;
}

/**
 * Deploys files by their names at a server, which must be without fault.
 *
 * @param by who deploys, for which tenant; absent: the administrator `demo`, for the tenant that is theirs
 */
export async function deployOverHttp(
  url: string,
  files: Readonly<Record<string, string>>,
  by: { readonly username?: string; readonly tenantId?: string } = {},
): Promise<readonly DeployedResource[]> {
  const form = new FormData();
  for (const [name, content] of Object.entries(files)) form.append('resources', new File([content], name));
  if (by.tenantId !== undefined) form.append('tenantId', by.tenantId);
  const answer = await fetch(`${url}/v2/deployments`, {
    method: 'POST',
    headers: as(by.username ?? 'demo'),
    body: form,
  });
  const text = await answer.text();
  expect(answer.status, text).toBe(200);
  return (JSON.parse(text) as { readonly deployments: readonly DeployedResource[] }).deployments;
}
