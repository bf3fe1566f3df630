/** A search was given up: its order has no index, and the filter leaves too much to sort. */
export class SearchTooCostlyError extends Error {
  override readonly name = 'SearchTooCostlyError';

  constructor(
    readonly field: string,
    readonly indexed: readonly string[],
    seconds: number,
  ) {
    super(
      `The order by ${field} has no index, and sorting all that the filter finds took longer than ${seconds} s. ` +
        `Narrow the filter, or order by one of ${indexed.join(', ')}.`,
    );
  }
}
