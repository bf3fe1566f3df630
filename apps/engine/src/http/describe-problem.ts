import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import {
  DeploymentRejectedError,
  MigrationRejectedError,
  EngineError,
  InvalidArgumentError,
  OverloadedError,
} from '@vorgang/orchestration';
import { InvalidSearchError, isDatabaseAway, SearchTooCostlyError } from '@vorgang/storage';
import { HttpProblem, invalidRequest, type FieldError, type ProblemDetails } from './problem.js';

/** A problem ready to be sent. `unexpected` marks defects of ours, which are logged and never shown. */
export interface DescribedProblem {
  readonly body: ProblemDetails;
  readonly headers: Readonly<Record<string, string>>;
  readonly unexpected: boolean;
}

/** Base of every problem's `type`; the last part is the stable code. */
export const problemTypeBase = 'urn:vorgang:problem:';

/** Turns whatever was thrown into problem details (RFC 9457). Nothing of a defect leaves the server. */
export function describeProblem(thrown: unknown, instance: string): DescribedProblem {
  if (thrown instanceof HttpProblem) {
    return described(thrown.status, thrown.code, thrown.message, instance, thrown.errors, thrown.headers);
  }
  if (thrown instanceof InvalidSearchError) return describeProblem(invalidRequest(thrown.mistakes), instance);
  if (thrown instanceof SearchTooCostlyError)
    return described(422, 'search-too-costly', thrown.message, instance);
  if (thrown instanceof EngineError) return describeEngineError(thrown, instance);
  if (isDatabaseAway(thrown)) {
    const detail = 'The database is not reachable at the moment. Try again in a few seconds.';
    return described(503, 'unavailable', detail, instance, [], { 'Retry-After': '2' });
  }
  const parserProblem = describeParserError(thrown, instance);
  if (parserProblem) return parserProblem;
  const status = refusalStatus(thrown);
  if (status !== null) return described(status, httpCode(status), (thrown as Error).message, instance);
  return {
    ...described(
      500,
      'internal',
      'The server failed. Nothing is known to be wrong with the request.',
      instance,
    ),
    unexpected: true,
  };
}

/** The status of a refusal by NestJS or by Express's own middleware (http-errors); null for defects. */
function refusalStatus(thrown: unknown): number | null {
  if (!(thrown instanceof Error)) return null;
  const status =
    thrown instanceof HttpException ? thrown.getStatus() : (thrown as { status?: unknown }).status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

function describeEngineError(error: EngineError, instance: string): DescribedProblem {
  const headers: Record<string, string> =
    error instanceof OverloadedError ? { 'Retry-After': String(error.retryAfterSeconds) } : {};
  return described(error.status, error.code, error.message, instance, fieldErrors(error), headers);
}

function fieldErrors(error: EngineError): readonly FieldError[] {
  if (error instanceof InvalidArgumentError && error.field)
    return [{ field: error.field, message: error.message }];
  if (error instanceof DeploymentRejectedError) {
    return error.problems.map((problem) => ({
      field: `${problem.resourceName}#${problem.elementId}`,
      message: `${problem.message} ${problem.fix}`,
    }));
  }
  if (error instanceof MigrationRejectedError) {
    return error.problems.map(({ elementId, rule, message, fix }) => ({
      field: `${elementId}#${rule}`,
      message: `${message} ${fix}`,
    }));
  }
  return [];
}

/** Errors of Express's and multer's body parsers carry a `type` or `code` instead of a class. */
function describeParserError(thrown: unknown, instance: string): DescribedProblem | null {
  const { type, code, limit } = (thrown ?? {}) as { type?: unknown; code?: unknown; limit?: unknown };
  if (type === 'entity.too.large') {
    return described(413, 'too-large', `The body is larger than ${String(limit)} bytes.`, instance);
  }
  if (type === 'entity.parse.failed' || thrown instanceof SyntaxError) {
    return described(400, 'malformed-json', 'The body is not JSON (RFC 8259).', instance);
  }
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') {
    return described(415, 'unsupported-media-type', 'The body must be UTF-8.', instance);
  }
  if (typeof type === 'string' && /^(request|parameters|entity|stream)\./.test(type)) {
    return described(400, 'malformed-body', 'The body could not be read.', instance);
  }
  // So multer says that the client hung up in the middle; nobody reads the answer.
  if (thrown instanceof Error && /^Request (aborted|closed)$/.test(thrown.message)) {
    return described(400, 'malformed-body', 'The body broke off.', instance);
  }
  if (typeof code === 'string' && code.startsWith('LIMIT_')) {
    const detail = 'The upload is too large, or has too many parts: at most 10 MiB a file and 50 files.';
    return described(413, 'too-large', detail, instance);
  }
  if (thrown instanceof URIError) {
    return described(400, 'malformed-path', 'The path is not percent-encoded UTF-8.', instance);
  }
  return null;
}

function described(
  status: number,
  code: string,
  detail: string,
  instance: string,
  errors: readonly FieldError[] = [],
  headers: Readonly<Record<string, string>> = {},
): DescribedProblem {
  const title = STATUS_CODES[status] ?? 'Error';
  const body = { type: `${problemTypeBase}${code}`, title, status, detail, instance };
  return { body: errors.length > 0 ? { ...body, errors } : body, headers, unexpected: false };
}

function httpCode(status: number): string {
  return (STATUS_CODES[status] ?? 'error').toLowerCase().replace(/[^a-z]+/g, '-');
}
