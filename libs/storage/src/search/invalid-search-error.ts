/** What is wrong in a search request, by path (`filter.state.$in`). */
export interface SearchMistake {
  readonly field: string;
  readonly message: string;
}

/** A search request breaks the rules of its definition. Nothing was searched. */
export class InvalidSearchError extends Error {
  override readonly name = 'InvalidSearchError';

  constructor(readonly mistakes: readonly SearchMistake[]) {
    super(mistakes.map(({ field, message }) => `${field}: ${message}`).join('\n'));
  }
}
