import type { ServiceProblem } from './yaml-reader.js';

/** Service files or their forms are wrong; the message lists every problem with file, field and fix. */
export class ServiceFilesError extends Error {
  override readonly name = 'ServiceFilesError';

  constructor(readonly problems: readonly ServiceProblem[]) {
    super(
      problems
        .map((problem) => `${problem.fileName}, ${problem.field || 'file'}: ${problem.message}`)
        .join('\n'),
    );
  }
}
