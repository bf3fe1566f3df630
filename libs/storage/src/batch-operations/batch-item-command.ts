/**
 * The idempotency key of an item's step: the same item changes its instance once, however often it is tried.
 * It begins with a line feed, which no header of a request can carry: nobody else can use it.
 */
export function batchItemRequestKey(batchOperationKey: string, itemKey: string): string {
  return `\nbatch:${batchOperationKey}:${itemKey}`;
}

/** The id of the receipt that the step of an item leaves (see `batchItemRequestKey`), in SQL over the alias `i`. */
export const batchItemCommandId = "E'call:\\nbatch:' || i.batch_operation_key || ':' || i.item_key";
