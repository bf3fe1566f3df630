import type { ResourceBinding } from '@vorgang/bpmn';

/**
 * How messages say that what a process refers to is missing, and what to do; follows its name. A binding to the
 * deployment finds only what was deployed together with the process.
 * Source: Camunda 8 documentation, "Resource binding".
 */
export function describeMissing(binding: ResourceBinding): string {
  switch (binding.kind) {
    case 'latest':
      return ', which is not there. Deploy it and resolve the incident.';
    case 'deployment':
      return (
        ', which is not there in the deployment of the process. Deploy both together, migrate the instance to that ' +
        'version of the process, and resolve the incident.'
      );
    case 'versionTag':
      return (
        ` with the version tag "${binding.versionTag}", which is not there. Deploy it with this tag and resolve the ` +
        'incident.'
      );
  }
}
