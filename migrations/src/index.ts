export { migrate, prepareDatabase } from './migrate.js';
export { DatabaseNewerThanCodeError } from './database-newer-than-code-error.js';
export { MigrationEditedError } from './migration-edited-error.js';
export { LoginNotPreparedError } from './prepare-login.js';
export { SchemaBehindError } from './schema-behind-error.js';
export { DatabaseOutOfReachError } from './database-out-of-reach-error.js';
