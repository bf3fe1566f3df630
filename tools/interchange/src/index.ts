export { checkFile, checkFolder, type FileResult } from './check-folder.js';
