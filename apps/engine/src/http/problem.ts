/** One part of a request that is wrong, by its path (`filter.state`, `variables`). */
export interface FieldError {
  readonly field: string;
  /** The rule that the field breaks, for programs; stable. Only where people have to be told in their own language. */
  readonly rule?: string;
  readonly message: string;
}

/** What a client gets instead of an answer: RFC 9457, section 3, with one extension member `errors`. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly FieldError[];
}

/** A refusal by the HTTP edge itself. The engine's own refusals are `EngineError`s. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';

  constructor(
    readonly status: number,
    /** Last part of the problem's `type` URI; stable. */
    readonly code: string,
    message: string,
    readonly errors: readonly FieldError[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** A request that breaks the interface's rules, with every field to mend. */
export function invalidRequest(errors: readonly FieldError[]): HttpProblem {
  const fields = [...new Set(errors.map((error) => error.field))].join(', ');
  return new HttpProblem(400, 'invalid-request', `The request is wrong in ${fields}; see errors.`, errors);
}

export function notFound(message: string): HttpProblem {
  return new HttpProblem(404, 'not-found', message);
}

export function forbidden(message: string): HttpProblem {
  return new HttpProblem(403, 'forbidden', message);
}
