import type { OpenAPIObject } from '@nestjs/swagger';
import type { UnsupportedRoute } from './unsupported-routes.js';

/** The page for integrators that says which requests of the official client work, and why the others do not. */
export function describeCompatibility(
  description: OpenAPIObject,
  unsupported: readonly UnsupportedRoute[],
): string {
  const supported = Object.entries(description.paths).flatMap(([path, operations]) =>
    path.startsWith('/v2/')
      ? Object.entries(operations as Record<string, { operationId?: string; summary?: string }>).map(
          ([method, { operationId = '', summary = '' }]) =>
            `| \`${operationId}\` | \`${method.toUpperCase()} ${path}\` | ${summary} |`,
        )
      : [],
  );
  const missing = unsupported.map(
    ([method, path, operation, reason]) =>
      `| \`${operation}\` | \`${method} /v2/${path.replaceAll(/:(\w+)/g, '{$1}')}\` | ${reason} |`,
  );
  return `# Compatibility of \`/v2\`

\`/v2\` follows the Orchestration Cluster REST API as the client \`@camunda8/orchestration-cluster-api\` sends and reads it.
A test walks all requests of the client and writes this page (\`npm run openapi\`).
Other clients that are tried against it stand in [For integrators](../guides/integrators.md#with-other-clients).

## Works (${supported.length})

| method of the client | request | what it does |
|---|---|---|
${supported.sort().join('\n')}

What differs:

- Job activation needs \`UPDATE_PROCESS_INSTANCE\` on all processes, because jobs of one type may belong to any.
- Unknown fields in a request are refused with status 400, never ignored.
- Job statistics count the jobs that were created in the range, by how they stand now.
- The audit log holds what people and clients did to process instances, as the chained history has it, and what operators
  and administrators did; in the order of process instances unless told otherwise. What was refused is no entry, but what
  the state of a batch operation, a user task or an instance that shall migrate refused (\`FAIL\`); items of a batch
  operation keep their refusals themselves. Clients are recorded as people are. Entries of category \`ADMIN\` have no
  tenant and are seen by those who work for \`<default>\`; those of batch operations have theirs. Beyond Camunda: cluster
  variables (\`VARIABLE\`), failed items that are tried again (\`UPDATE\` of a \`BATCH\`), and the permissions of an
  authorization as its \`entityDescription\`.
- Global task listeners hold with the next event of any user task; a change that is on its way keeps the listeners that it
  began with. Their search filters \`eventTypes\` by names, without operators, and finds those that have all of them.
- Names of cluster variables begin with a letter or \`_\` and hold letters, digits, \`_\` and \`-\`; Camunda takes any identifier
  (\`~\`, \`@\`, \`.\`, \`+\` and digits at the beginning, too). One with \`-\` is read by
  \`get value(camunda.vars.env, "api-url")\`: behind a dot, FEEL reads a subtraction.
- Cluster variables of a tenant exist without several tenants, too: those of \`<default>\`. An expression that is tried out
  sees those of the tenant that the request names, else the installation's alone.
- A deleted resource is seen in searches as before: nothing new begins from it, what runs goes on, and its version
  number is not given again. With \`deleteHistory\`, ended instances are deleted once none runs any more.
- A document that belongs to the file of a case is not deleted (409).
- Deleting decision instances removes what searches find; the history of a process instance keeps its decisions.
- The order of a search may be written small (\`asc\`), as older clients do.
- An order by texts of any length (values, messages of errors) follows their first 500 characters.
- Of the candidates of a user task, \`$neq\`, \`$notIn\` and \`$exists: false\` deny that any of them is so.
- Reads are consistent: \`consistency: { waitUpToMs: 0 }\` is enough after any command.
- \`PUT /v2/clock\` and \`POST /v2/clock/reset\` work on test systems only (\`VORGANG_TEST_CLOCK=1\`).

## Answers 501 with the reason (${missing.length})

| method of the client | request | reason |
|---|---|---|
${missing.sort().join('\n')}
`;
}
