// Runs before a package is packed, in its folder: gives it the licence, which the repository holds once.
import { copyFile } from 'node:fs/promises';

await copyFile(new URL('../../LICENSE', import.meta.url), 'LICENSE');
