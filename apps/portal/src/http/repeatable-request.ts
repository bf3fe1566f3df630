import type { Request } from 'express';

/** A request as a page can ask for it again. */
export interface RepeatableRequest {
  readonly method: 'get' | 'post';
  /** Path and query on this site. */
  readonly address: string;
  /** What was typed into the form that was sent, by the names of its fields. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** What the browser asked for, to be asked for once more. A field with several values comes several times. */
export function repeatableRequest(request: Request): RepeatableRequest {
  // Two slashes at the beginning would name another site.
  const address = request.originalUrl.replace(/^[/\\]+/, '/');
  if (request.method !== 'POST') return { method: 'get', address, fields: [] };
  const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const fields = Object.entries(body).flatMap(([name, value]) =>
    [value]
      .flat()
      .filter((each) => typeof each === 'string')
      .map((each) => [name, each] as const),
  );
  return { method: 'post', address, fields };
}
