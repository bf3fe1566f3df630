import { fileTypeFromBuffer } from 'file-type';
import { ContentRefusedError } from '../document-errors.js';
import { bareMediaType, isTextType } from './media-types.js';

/** Bytes at the beginning of a content that its type is told from. Office files name theirs in the first entries. */
export const headLength = 64 * 1024;

const unknownType = 'application/octet-stream';

/**
 * The type that a content really has, from its first bytes. What the sender says must agree; where nothing is said, the
 * first bytes decide.
 *
 * @param declared what the sender says; `application/octet-stream` says nothing
 * @throws ContentRefusedError when the type is not taken, or is another than declared
 */
export async function recogniseType(
  head: Uint8Array,
  declared: string | undefined,
  allowed: readonly string[],
): Promise<string> {
  const said = declared === undefined ? undefined : bareMediaType(declared);
  const silent = said === undefined || said === '' || said === unknownType;
  const found = bareMediaType((await fileTypeFromBuffer(head))?.mime ?? '');
  const actual = found === '' || isTextType(found) ? textTypeOf(silent ? undefined : said) : found;
  if (!silent && actual !== said) {
    throw new ContentRefusedError(
      'type-mismatch',
      `The file says that it is ${said}, but its content is ${actual ?? 'something else'}. Send it with its real type.`,
    );
  }
  if (actual === undefined || !allowed.includes(actual)) {
    throw new ContentRefusedError(
      'type-refused',
      `Files of the type ${actual ?? unknownType} are not taken. Send one of: ${allowed.join(', ')}.`,
    );
  }
  return actual;
}

function textTypeOf(said: string | undefined): string | undefined {
  if (said === undefined) return 'text/plain';
  return isTextType(said) ? said : undefined;
}
