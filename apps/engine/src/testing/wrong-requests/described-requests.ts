import {
  type DescribedOperation,
  describedOperations,
  jsonSchemaOf,
  resolve,
  type Schema,
} from '../interface-description.js';

/** A request of the interface as its description has it. */
export interface DescribedRequest {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly query: readonly { readonly name: string; readonly schema: Schema; readonly required: boolean }[];
  /** Absent where the request has no body, or one that is no JSON. */
  readonly body?: Schema;
  readonly isSearch: boolean;
  readonly isUpload: boolean;
}

/** Every request of `/v2`, or of another part of the interface. */
export function describedRequests(under = '/v2/'): readonly DescribedRequest[] {
  return describedOperations(under).map(describe);
}

function describe(operation: DescribedOperation): DescribedRequest {
  const { operationId, method, path } = operation;
  const schema = jsonSchemaOf(operation.requestBody);
  const body = schema && resolve(schema);
  return {
    operationId,
    method,
    path,
    query: (operation.parameters ?? [])
      .filter((parameter) => parameter.in === 'query')
      .map(({ name, schema: value, required = false }) => ({ name, schema: value, required })),
    ...(body ? { body } : {}),
    isSearch: body?.properties?.['page'] !== undefined,
    isUpload: 'multipart/form-data' in (operation.requestBody?.content ?? {}),
  };
}
