import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const rootFolder = fileURLToPath(new URL('../../..', import.meta.url));

/** Everything that the demonstration keeps; deleting it starts anew. */
export const dataFolder = process.env['VORGANG_DATA'] ?? join(rootFolder, '.data');
