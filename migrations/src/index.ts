export { migrate } from './migrate.js';
export { DatabaseNewerThanCodeError } from './database-newer-than-code-error.js';
export { MigrationEditedError } from './migration-edited-error.js';
export { DatabaseOutOfReachError } from './database-out-of-reach-error.js';
