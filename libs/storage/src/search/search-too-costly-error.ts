/** A search was given up: the filter leaves too much to go through in this order. */
export class SearchTooCostlyError extends Error {
  override readonly name = 'SearchTooCostlyError';

  constructor(
    readonly field: string,
    readonly others: readonly string[],
    seconds: number,
  ) {
    super(
      `Finding a page of what the filter allows in the order of ${field} took longer than ${seconds} s. ` +
        `Narrow the filter, or order by one of ${others.join(', ')}.`,
    );
  }
}
