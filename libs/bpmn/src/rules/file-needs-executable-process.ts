import type { DeploymentRule } from './deployment-rule.js';

/** Only processes marked executable run; a file without one has nothing to deploy. */
export const fileNeedsExecutableProcess: DeploymentRule = {
  name: 'file-needs-executable-process',
  *check({ processes, resourceName }) {
    if (processes.length > 0) return;
    yield {
      elementId: resourceName,
      message: `The file ${resourceName} has no executable process.`,
      fix: 'Mark the process as executable (attribute isExecutable="true").',
    };
  },
};
