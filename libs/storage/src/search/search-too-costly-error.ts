/** A search was given up: its order has no index of its own, and the filter leaves too much to put in order. */
export class SearchTooCostlyError extends Error {
  override readonly name = 'SearchTooCostlyError';

  constructor(
    readonly field: string,
    readonly others: readonly string[],
    seconds: number,
  ) {
    super(
      `The order by ${field} has no index of its own, and putting in order what the filter finds took longer than ${seconds} s. ` +
        `Narrow the filter, or order by one of ${others.join(', ')}.`,
    );
  }
}
