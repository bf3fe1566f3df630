/** A text that PostgreSQL cannot hold; its message says nothing of the text. */
export class UnstorableTextError extends Error {
  override readonly name = 'UnstorableTextError';

  constructor() {
    super('a text holds half of a surrogate pair');
  }
}
