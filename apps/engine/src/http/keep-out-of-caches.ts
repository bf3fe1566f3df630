import type { NextFunction, Request, Response } from 'express';

/** Answers of the interfaces hold people's data: no browser and no proxy keeps them. */
export function keepOutOfCaches(_request: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store');
  next();
}
