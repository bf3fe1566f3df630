import createClient from 'openapi-fetch';
import type { components, paths } from './generated/schema.js';
import { problemFrom } from './problem.js';

/** Every call to the server goes through here; the types are generated from the server's OpenAPI document. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: 'same-origin',
  headers: { accept: 'application/json' },
});

export type Schemas = components['schemas'];

/** The data of an answer; an error answer is thrown as `ApiProblem`. */
export async function answerOf<Data>(
  call: Promise<{ readonly data?: Data; readonly error?: unknown; readonly response: Response }>,
): Promise<Data> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw problemFrom(cause, null);
  });
  if (!response.ok) throw problemFrom(error, response);
  return data as Data;
}
