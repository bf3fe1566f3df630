import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader, ApiPreconditionFailedResponse } from '@nestjs/swagger';
import type { Request } from 'express';
import { invalidRequest } from './problem.js';

/** Whether a change may be made on what has this entity tag now; null where there is nothing (any more). */
export type Precondition = (entityTag: string | null) => boolean;

/** The request's `If-Match`, as a parameter of a route. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): Precondition =>
  readIfMatch(context.switchToHttp().getRequest<Request>().get('if-match')),
);

/** Describes that a change may be tied to what its maker saw. */
export function MayDependOnState(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The ETag that the change was made on, a list of them, or *.',
    }),
    ApiPreconditionFailedResponse({ description: 'Somebody else changed it meanwhile.' }),
  );
}

/** One element of a list, which may be empty, with the comma behind it. */
const ELEMENT = /(?:(?<weak>W\/)?(?<tag>"[\x21\x23-\x7e\x80-\xff]*"))?[ \t]*(?:,[ \t]*|$)/gy;

/**
 * What `If-Match` lets pass: any of its tags, whatever there is for `*`; nothing where there is nothing. Weak tags are no promise that nothing else changed, so
 * that none of them ever matches. Source: RFC 9110, sections 8.8.3 and 13.1.1.
 *
 * @throws HttpProblem 400 where it is neither `*` nor a list of entity tags
 */
export function readIfMatch(header: string | undefined): Precondition {
  if (header === undefined) return () => true;
  if (header.trim() === '*') return (entityTag) => entityTag !== null;
  const tags = strongTags(header);
  if (tags === null) {
    throw invalidRequest([
      { field: 'If-Match', message: 'Must be * or a list of ETags, each with its quotation marks.' },
    ]);
  }
  return (entityTag) => entityTag !== null && tags.has(entityTag);
}

/** Null where the text is no list of entity tags. */
function strongTags(header: string): ReadonlySet<string> | null {
  const text = header.trim();
  const elements = [...text.matchAll(ELEMENT)];
  const read = elements.reduce((length, [element]) => length + element.length, 0);
  const tags = elements.flatMap(({ groups }) => (groups?.['tag'] === undefined ? [] : [groups]));
  if (read < text.length || tags.length === 0) return null;
  return new Set(tags.flatMap(({ weak, tag = '' }) => (weak === undefined ? [tag] : [])));
}
