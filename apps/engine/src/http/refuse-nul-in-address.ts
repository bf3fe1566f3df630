import type { NextFunction, Request, Response } from 'express';
import { HttpProblem } from './problem.js';

/** Refuses addresses with U+0000: nothing can have such a name, since PostgreSQL holds no text with it. */
export function refuseNulInAddress({ url }: Request, _response: Response, next: NextFunction): void {
  if (url.includes('%00'))
    throw new HttpProblem(400, 'malformed-path', 'The address contains the character U+0000. Leave it out.');
  next();
}
