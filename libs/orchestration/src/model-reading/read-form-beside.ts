import { parseFormFile, type ParsedForm } from '../deploy/parse-form-file.js';
import { readInThread } from './reading-thread.js';
import { isSmallFile } from './small-file.js';

/**
 * Reads a form and leaves the event loop free: checking thousands of fields and their expressions takes seconds.
 *
 * @throws OverloadedError where it takes too long or too much memory
 */
export async function readFormBeside(text: string, resourceName: string): Promise<ParsedForm> {
  return isSmallFile(text)
    ? parseFormFile(text, resourceName)
    : readInThread({ content: 'form', text, resourceName });
}
