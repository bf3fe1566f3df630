/**
 * Adds the batch operation to the order of a search for items, behind what the request asks for: only with it the order
 * is total, because one instance may be an item of several batch operations.
 */
export function orderedByBatch(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return body === undefined || body === null ? { sort: [{ field: 'batchOperationKey' }] } : body;
  }
  const { sort } = body as { readonly sort?: unknown };
  if (sort !== undefined && sort !== null && !Array.isArray(sort)) return body;
  const asked: readonly unknown[] = Array.isArray(sort) ? sort : [];
  const isThere = asked.some((each) => (each as { field?: unknown } | null)?.field === 'batchOperationKey');
  return isThere ? body : { ...body, sort: [...asked, { field: 'batchOperationKey' }] };
}
